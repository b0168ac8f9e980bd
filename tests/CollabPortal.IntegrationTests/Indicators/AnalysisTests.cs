using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Demo;
using Microsoft.EntityFrameworkCore;
using static CollabPortal.IntegrationTests.Indicators.IndicatorScopes;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>The further questions of the ministry's page, on the demo register.</summary>
public sealed class AnalysisTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private static readonly FiscalYear Year = new(2024);

    [Theory]
    [InlineData("company-investment", SeriesBy.Group)]
    [InlineData("company-investment", SeriesBy.Prefecture)]
    [InlineData("company-investment", SeriesBy.InstitutionKind)]
    [InlineData("large-joint-research", SeriesBy.Group)]
    [InlineData("researcher-moves", SeriesBy.Prefecture)]
    [InlineData("company-investment", SeriesBy.Institution)]
    [InlineData("company-investment", SeriesBy.Band)]
    [InlineData("large-joint-research", SeriesBy.Band)]
    [InlineData("commissioned-research-amount", SeriesBy.Band)]
    public async Task The_parts_of_a_change_add_up_to_it(string key, SeriesBy by)
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var report = (await Of<ChangeQueries>(services).FindAsync(key, by, new FiscalYear(2020), Year)).Value;
        (report.From, report.To).Should().Be((new FiscalYear(2020), Year));
        var national = (await Of<IndicatorService>(services).FindAsync(key))!.Measured.ToDictionary(m => m.Year, m => m.Value!.Value);
        report.Change!.Change.Should().Be(national[Year] - national[new FiscalYear(2020)]);
        report.Change.Parts.Sum(p => p.Change).Should().Be(report.Change.Change);
        report.Withheld.Should().BeNull("the ministry sees every part");
    }

    [Theory]
    [InlineData("company-investment")]
    [InlineData("large-joint-research")]
    public async Task The_way_down_keeps_the_sum_at_each_step(string key)
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var queries = Of<DrillQueries>(services);
        var nation = (await queries.FindAsync(new DrillRequest(key, Year))).Value;
        nation.Lines.Sum(l => l.Point.Value).Should().Be(nation.Whole!.Value);
        var group = nation.Lines.MaxBy(l => l.Point.Value)!;
        var institutions = (await queries.FindAsync(new DrillRequest(key, Year, Enum.Parse<InstitutionGroup>(group.Code)))).Value;
        institutions.Lines.Sum(l => l.Point.Value).Should().Be(group.Point.Value);
        var one = institutions.Lines[0];
        var contracts = (await queries.FindAsync(new DrillRequest(key, Year, null, Guid.Parse(one.Code)))).Value;
        contracts.Contracts.Should().NotBeNullOrEmpty();
        var sum = key == "company-investment" ? contracts.Contracts!.Sum(c => c.Yen) / 1_000_000m : contracts.Contracts!.Count;
        sum.Should().Be(one.Point.Value, "the contracts are those that the figure counts");
    }

    [Theory]
    [InlineData("patent-licences", DrillRecordKind.Licence)]
    [InlineData("researcher-moves", DrillRecordKind.Move)]
    [InlineData("moves-university-to-company", DrillRecordKind.Move)]
    [InlineData("startups-existing", DrillRecordKind.Startup)]
    [InlineData("startups-founded", DrillRecordKind.Startup)]
    [InlineData("startups-listed", DrillRecordKind.Startup)]
    [InlineData("startups-closed", DrillRecordKind.Startup)]
    [InlineData("startups-no-longer-qualifying", DrillRecordKind.Startup)]
    [InlineData("cross-appointments", DrillRecordKind.CrossAppointment)]
    [InlineData("cross-appointments-national-universities-companies", DrillRecordKind.CrossAppointment)]
    [InlineData("patents-filed", DrillRecordKind.Patent)]
    [InlineData("patents-held", DrillRecordKind.Patent)]
    [InlineData("licence-income", DrillRecordKind.Income)]
    [InlineData("outcomes-reached", DrillRecordKind.Outcome)]
    [InlineData("doctoral-students-on-joint-research", DrillRecordKind.DoctoralWork)]
    public async Task The_way_down_ends_at_the_records_that_are_counted(string key, DrillRecordKind kind)
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var series = (await Of<SeriesQueries>(services).FindAsync(new SeriesRequest(key, SeriesBy.Institution))).Value;
        var asked = series.Lines.SelectMany(l => l.Points.Select(p => (l.Code, p.Year, p.Value))).Where(p => p.Year < new FiscalYear(2026)).OrderByDescending(p => p.Value).ThenBy(p => p.Code).Take(8).ToList();
        asked.Should().NotBeEmpty();
        foreach (var (code, year, value) in asked)
        {
            var found = (await Of<DrillQueries>(services).FindAsync(new DrillRequest(key, year, null, Guid.Parse(code)))).Value.Records!;
            found.Kind.Should().Be(kind);
            series.Indicator.FromMeasured(found.Counted).Should().Be(value, $"{code} FY{year}");
        }
    }

    [Fact]
    public async Task Money_of_contracts_and_of_licences_together_is_all_private_money()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var line = (await Of<SeriesQueries>(services).FindAsync(new SeriesRequest("private-receipts-total", SeriesBy.Institution, Year, Year))).Value.Lines.MaxBy(l => l.Points[0].Value)!;
        var found = (await Of<DrillQueries>(services).FindAsync(new DrillRequest("private-receipts-total", Year, null, Guid.Parse(line.Code)))).Value;
        (found.Contracts!.Sum(c => c.Yen) + found.Records!.Counted).Should().Be((long)(line.Points[0].Value!.Value * 100_000_000));
    }

    [Fact]
    public async Task Contracts_are_for_their_institution_and_the_ministry()
    {
        await using var db = demo.Database.AsOwner();
        var institutions = await db.Measured.Where(m => m.Series == "company-investment" && m.FiscalYear == Year).OrderByDescending(m => m.Items).Select(m => m.InstitutionId).Take(2).ToListAsync();
        await using var services = demo.Services(PortalRole.Liaison, institutions[0]);
        var own = (await Of<DrillQueries>(services).FindAsync(new DrillRequest("company-investment", Year, null, institutions[0]))).Value;
        own.Contracts.Should().NotBeNullOrEmpty();
        var other = (await Of<DrillQueries>(services).FindAsync(new DrillRequest("company-investment", Year, null, institutions[1]))).Value;
        (other.MayRead, other.Contracts).Should().Be((false, null));
    }

    [Fact]
    public async Task The_startups_of_2018_follow_from_the_published_parts_and_measured_stock_from_flow()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var report = (await Of<StartupFigures>(services).FindAsync()).Value;
        report.Identities.Should().ContainSingle().Which.Should().Be(new OfficialStockFlow(new FiscalYear(2018), new StockFlow(2_093, 98, 239, 145, 7), 2_278));
        report.Identities[0].Holds.Should().BeTrue();
        report.Years.Zip(report.Years.Skip(1)).Should().OnlyContain(pair => pair.First.End == pair.Second.Start);
        report.Survival[0].Share.Should().BeGreaterThan(0.9);
        report.Survival.Select(p => p.Share).Should().BeInDescendingOrder("Kaplan and Meier: what is lost stays lost");
        await using var officer = demo.Services(PortalRole.Liaison, Guid.NewGuid());
        (await Of<StartupFigures>(officer).FindAsync()).Ok.Should().BeFalse();
    }

    [Fact]
    public async Task The_sector_matrix_adds_up_to_the_measured_series_and_says_what_the_source_does_not_divide()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var known = (await Of<MobilityQueries>(services).FindAsync(new FiscalYear(2015)))!;
        known.Official!.Undivided.Should().Be(11_192 - 714 - 553 - 7_576);
        known.Official.Of(Sector.Company, Sector.University).Should().BeNull("not published is not 0");
        var measured = (await Of<MobilityQueries>(services).FindAsync(Year))!.Measured!;
        measured.Total.Should().Be((await Of<IndicatorService>(services).FindAsync("researcher-moves"))!.Measured.Single(m => m.Year == Year).Value);
        measured.Flows.Where(f => f.From == Sector.University).Sum(f => f.Persons)
            .Should().Be((await Of<IndicatorService>(services).FindAsync("researcher-moves-out-of-universities"))!.Measured.Single(m => m.Year == Year).Value);
    }

    [Theory]
    [InlineData(SeriesBy.InstitutionKind)]
    [InlineData(SeriesBy.Group)]
    [InlineData(SeriesBy.Region)]
    [InlineData(SeriesBy.Kind)]
    [InlineData(SeriesBy.PartnerKind)]
    [InlineData(SeriesBy.Band)]
    public async Task No_part_is_hidden_alone_beside_a_public_whole(SeriesBy by)
    {
        await using var services = demo.Services(null);
        var queries = Of<SeriesQueries>(services);
        foreach (var indicator in IndicatorCatalogue.WithMeasure.Where(i => i.Measure!.AllCuts.Contains(by)))
        {
            var report = (await queries.FindAsync(new SeriesRequest(indicator.Key, by))).Value;
            foreach (var whole in report.Total.Points.Where(p => !p.IsSuppressed))
            {
                var parts = report.Lines.Select(l => (l.Code, Point: l.In(whole.Year))).Where(l => l.Point is not null).ToList();
                parts.Count(p => p.Point!.IsSuppressed).Should().NotBe(1, $"{indicator.Key} FY{whole.Year} less the others is the hidden part: {string.Join(' ', parts.Select(p => p.Code))}");
                if (parts is [var (code, one)] && by == SeriesBy.Group && code.Length > 0)
                {
                    one!.Value.Should().Be(whole.Value, "the only part is the whole");
                    var own = await queries.FindAsync(new SeriesRequest(indicator.Key, SeriesBy.Nation, whole.Year, whole.Year) { Group = Enum.Parse<InstitutionGroup>(code) });
                    own.Value.Total.In(whole.Year)!.Value.Should().Be(one.Value, "it is told at each address");
                }
            }
        }
    }

    [Fact]
    public async Task Peers_are_named_to_the_ministry_only()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var all = (await Of<PeerQueries>(services).FindAsync("company-investment", Year, null, default)).Value;
        all.Peers.Should().HaveCount(all.Count).And.HaveCountGreaterThan(PeerStanding.FewestPeers);
        await using var office = demo.Services(PortalRole.Liaison, all.Peers[3].Id);
        var own = (await Of<PeerQueries>(office).FindAsync("company-investment", Year, all.Peers[0].Id, default)).Value;
        own.OwnId.Should().Be(all.Peers[3].Id, "an office asks for itself, whatever the address says");
        own.Peers.Should().BeEmpty();
        own.Standing!.Edges.Should().HaveCount(9);
        (await Of<PeerQueries>(office).FindAsync("company-investment", Year, null, new PeerChoice(true, true, true))).Value.Standing.Should().BeNull("too few to hide in");
    }

    [Fact]
    public async Task Peers_of_a_cluster_are_its_institutions_under_the_same_disclosure()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var whole = (await Of<PeerQueries>(services).FindAsync("company-investment", Year, null, new PeerChoice(false, false, false, "demo-medical-school"))).Value;
        whole.Clusters.Should().Contain(whole.Cluster!, "without an institution the first of the cluster is shown");
        whole.Cluster!.Source.Should().Contain("デモ");
        whole.Lists.Should().HaveCount(2);
        whole.Count.Should().BeGreaterThan(PeerStanding.FewestPeers);
        await using (var db = demo.Database.As(PortalRole.Ministry))
        {
            var members = await db.Set<ClusterMember>().Where(m => db.Clusters.Any(c => c.Id == m.ClusterId && c.Key == "demo-medical-school")).Select(m => m.InstitutionId).ToListAsync();
            whole.Peers.Select(p => p.Id).Should().BeSubsetOf(members);
        }

        var stranger = (await Of<PeerQueries>(services).FindAsync("company-investment", Year, null, default)).Value.Institutions.First(i => whole.Peers.All(p => p.Id != i.Id)).Id;
        var outside = (await Of<PeerQueries>(services).FindAsync("company-investment", Year, stranger, new PeerChoice(false, false, false, "demo-medical-school"))).Value;
        outside.Cluster.Should().BeNull("it is not in it");
        (await Of<PeerQueries>(services).FindAsync("company-investment", Year, null, new PeerChoice(true, true, false, "unknown"))).Value.Cluster.Should().BeNull();

        await using var office = demo.Services(PortalRole.Liaison, whole.Peers[3].Id);
        var own = (await Of<PeerQueries>(office).FindAsync("company-investment", Year, null, new PeerChoice(false, false, false, "demo-medical-school"))).Value;
        (own.OwnId, own.Count, own.IsRounded).Should().Be((whole.Peers[3].Id, whole.Count, true));
        own.Peers.Should().BeEmpty();
        own.Standing!.Edges.Should().HaveCount(9);
        (await Of<PeerQueries>(office).FindAsync("company-investment", Year, null, new PeerChoice(true, true, true, "demo-medical-school"))).Value.Standing.Should().BeNull("too few to hide in");
    }

    [Fact]
    public async Task A_target_of_an_institution_is_the_ministrys_to_read_only_where_it_is_shared()
    {
        var (a, b) = (await demo.Database.OrganisationAsync(OrganisationKind.University, "目標大学A"), await demo.Database.OrganisationAsync(OrganisationKind.University, "目標大学B"));
        await using (var office = demo.Database.As(PortalRole.Liaison, a.Id))
        {
            var terms = new InstitutionTargetTerms("company-investment", new FiscalYear(2020), 100, 150, new FiscalYear(2030), IsShared: true);
            office.InstitutionTargets.AddRange(new InstitutionTarget(a.Id, terms), new InstitutionTarget(a.Id, terms with { IndicatorKey = "patent-licences", IsShared = false }));
            await office.SaveChangesAsync();
            (await office.InstitutionTargets.CountAsync()).Should().Be(2);
        }

        await using var ministry = demo.Database.As(PortalRole.Ministry);
        (await ministry.InstitutionTargets.Where(t => t.InstitutionId == a.Id).Select(t => t.IndicatorKey).ToListAsync()).Should().Equal("company-investment");
        (await ministry.InstitutionTargets.AnyAsync(t => !t.IsShared)).Should().BeFalse();
        await using var other = demo.Database.As(PortalRole.Liaison, b.Id);
        (await other.InstitutionTargets.CountAsync()).Should().Be(0);
        other.InstitutionTargets.Add(new InstitutionTarget(a.Id, new InstitutionTargetTerms("researcher-moves", new FiscalYear(2020), 1, 2, new FiscalYear(2030), false)));
        await other.Invoking(o => o.SaveChangesAsync()).Should().ThrowAsync<DbUpdateException>("nobody sets another institution's target");
    }
}
