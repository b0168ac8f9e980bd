using CollabPortal.Application;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Demo;
using CollabPortal.IntegrationTests.Measured;
using CollabPortal.Web.Pages.Analysis;
using Microsoft.EntityFrameworkCore;
using static CollabPortal.IntegrationTests.Indicators.IndicatorScopes;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>What changed since last time, two releases the wrong way round, the way down by prefecture and size, and what of the nation everybody sees.</summary>
public sealed class MinistryQuestionsTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private static readonly FiscalYear Year = new(2024);

    [Fact]
    public async Task What_changed_is_the_newest_release_and_the_newest_that_moved_the_dashboard()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var news = await Of<ReleaseComparisonQueries>(services).NewsAsync();
        news.Select(n => n.Release.Id).Should().Equal("METI startup survey FY2024", "MEXT survey FY2023");
        var startups = news[0].Differences.Should().ContainSingle().Subject;
        (startups.Indicator.Key, startups.Year.Year, startups.Before, startups.After).Should().Be(("startups-existing", 2024, null, 5074m));
        news.Should().OnlyContain(n => n.Targets.Count == 0, "neither moved a target's verdict");
        var restated = news[1].Differences.Single(d => d.Indicator.Key == "private-receipts-total" && d.Year.Year == 2022);
        (restated.Before, restated.After).Should().Be((1381m, 1386m), "old and new value");
        news[1].Earlier!.Id.Should().Be("METI startup survey FY2023");
    }

    [Fact]
    public async Task What_had_changed_on_a_day_of_the_past_is_told_of_the_releases_out_by_then()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var news = await Of<ReleaseComparisonQueries>(services).NewsAsync(new FiscalYear(2019), new DateOnly(2020, 6, 1));
        news.Select(n => n.Release.Id).Should().Equal("METI interim summary 2020", "MEXT survey FY2018");
        (await Of<ReleaseComparisonQueries>(services).NewsAsync(new FiscalYear(1999), new DateOnly(2000, 1, 1))).Should().BeEmpty("nothing was out");
    }

    [Fact]
    public async Task Two_releases_the_wrong_way_round_are_the_same_two_and_other_publishers_and_first_values_stand_apart()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var queries = Of<ReleaseComparisonQueries>(services);
        var right = (await queries.CompareAsync("MEXT survey FY2022", "MEXT survey FY2023"))!;
        var turned = (await queries.CompareAsync("MEXT survey FY2023", "MEXT survey FY2022"))!;
        (right.IsTurned, turned.IsTurned).Should().Be((false, true));
        (turned.Earlier, turned.Later, turned.Unchanged).Should().Be((right.Earlier, right.Later, right.Unchanged));
        turned.Differences.Should().Equal(right.Differences);
        right.OfOthers.Should().ContainSingle().Which.Indicator.Key.Should().Be("startups-existing", "METI's survey came out between the two of MEXT");
        right.Rows.Should().NotBeEmpty().And.OnlyContain(d => !d.Release.En.Contains("METI", StringComparison.Ordinal));
        var far = (await queries.CompareAsync("MEXT survey FY2004", "MEXT survey FY2023"))!;
        far.FirstSeries.Should().NotBeEmpty();
        (far.Rows.Count + far.FirstSeries.Sum(s => s.Count()) + far.OfOthers.Count).Should().Be(far.Differences.Count, "every difference is told once");
        far.Differences.Select(d => (d.Series.Name.Ja, d.Year)).Should().OnlyHaveUniqueItems("no part stands under the name of the whole");
        far.Differences.Should().Contain(d => d.Indicator.Key == "large-joint-research" && d.Series.Series == "large_joint_research_universities" && d.Series.Name.En.EndsWith("Universities etc.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("company-investment", null)]
    [InlineData("joint-research-count", null)]
    [InlineData("joint-research-amount", (short)5)]
    public async Task The_way_down_by_prefecture_or_size_keeps_sum_years_and_filter(string key, short? band)
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var (queries, changes) = (Of<DrillQueries>(services), Of<ChangeQueries>(services));
        var by = band is null ? SeriesBy.Prefecture : SeriesBy.Band;
        var change = (await changes.FindAsync(key, by, new FiscalYear(2020), Year)).Value;
        var row = band is null ? change.Change!.Parts.Where(p => p.Code.Length > 0).MaxBy(p => p.To)! : change.Change!.Parts.Single(p => p.Code == $"{band}");
        var request = new DrillRequest(key, Year) { Since = new FiscalYear(2020), Band = band, Prefecture = band is null ? int.Parse(row.Code, System.Globalization.CultureInfo.InvariantCulture) : null };
        var step = (await queries.FindAsync(request)).Value;
        (step.Year, step.Since, step.Whole!.Value, step.Before?.Value ?? 0).Should().Be((Year, new FiscalYear(2020), row.To, row.From));
        step.Lines.Sum(l => l.Point.Value).Should().Be(row.To);
        (band is null ? step.Place : step.Band).Should().NotBeNull();
        if (band is not null) step = (await queries.FindAsync(request with { Group = Enum.Parse<InstitutionGroup>(step.Lines.MaxBy(l => l.Point.Value)!.Code) })).Value;

        var one = step.Lines.MaxBy(l => l.Point.Value)!;
        var end = (await queries.FindAsync(request with { Group = null, Institution = Guid.Parse(one.Code) })).Value;
        var counted = key == "joint-research-count" ? end.Contracts!.Count : key == "joint-research-amount" ? end.Contracts!.Sum(c => c.Yen) / 100_000_000m : end.Contracts!.Sum(c => c.Yen) / 1_000_000m;
        counted.Should().Be(one.Point.Value, "the contracts are those that the row counts");
    }

    [Fact]
    public async Task The_parts_of_every_indicator_add_up_to_it()
    {
        var told = await IndicatorParts.AddUpAsync(demo.Database);
        told.Select(t => t.Key).Distinct().Should().BeEquivalentTo(IndicatorCatalogue.WithMeasure.Where(i => i.Measure!.Divisor is null).Select(i => i.Key), "the demo register has facts of each");
        told.Select(t => t.By).Distinct().Should().Contain([SeriesBy.Band, SeriesBy.Group, SeriesBy.Prefecture, SeriesBy.SectorPair, SeriesBy.LicenceKind, SeriesBy.IncomeKind]);
    }

    [Theory]
    [InlineData("company-investment", SeriesBy.PartnerKind)]
    [InlineData("company-investment", SeriesBy.Kind)]
    [InlineData("company-investment", SeriesBy.Field)]
    [InlineData("large-joint-research", SeriesBy.PartnerKind)]
    [InlineData("joint-research-amount", SeriesBy.Field)]
    [InlineData("commissioned-research-amount", SeriesBy.PartnerKind)]
    [InlineData("patent-licences", SeriesBy.LicenceKind)]
    [InlineData("patent-licences", SeriesBy.PartnerKind)]
    [InlineData("patent-licence-income", SeriesBy.IncomeKind)]
    [InlineData("researcher-moves", SeriesBy.SectorPair)]
    [InlineData("company-investment", SeriesBy.Region)]
    [InlineData("company-investment", SeriesBy.InstitutionKind)]
    public async Task Each_row_of_a_change_leads_down_to_what_it_counts(string key, SeriesBy by)
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var (queries, change) = (Of<DrillQueries>(services), (await Of<ChangeQueries>(services).FindAsync(key, by, new FiscalYear(2020), Year)).Value);
        foreach (var row in change.Change!.Parts.Where(p => p.Code.Length > 0 && p.To > 0).Take(3))
        {
            var way = ChangeWords.Way(change, row)!;
            var step = (await queries.FindAsync(way.Request)).Value;
            (step.Year, step.Whole!.Value, step.Before?.Value ?? 0).Should().Be((Year, row.To, row.From), way.ToString());
            step.Lines.Sum(l => l.Point.Value).Should().Be(row.To, "the filter goes along");
            if (step.Lines[0].Code is var group && Enum.TryParse<InstitutionGroup>(group, out _)) step = (await queries.FindAsync(way.Down(group).Request)).Value;
            foreach (var one in step.Lines.OrderByDescending(l => l.Point.Value).Take(4))
            {
                var end = (await queries.FindAsync(way.Down(one.Code).Request)).Value;
                var counted = end.Records is { } records ? end.Indicator.FromMeasured(records.Counted)
                    : end.Indicator.Unit == IndicatorUnit.Contracts ? end.Contracts!.Count : end.Indicator.FromMeasured(end.Contracts!.Sum(c => c.Yen));
                counted.Should().Be(one.Point.Value, $"{way} ends at what {one.Name.Ja} counts");
            }
        }
    }

    [Fact]
    public async Task A_part_of_the_facts_is_told_to_an_office_of_the_whole_country_and_of_itself_alone()
    {
        await using var db = demo.Database.AsOwner();
        var own = await db.Measured.Where(m => m.Series == "company-investment" && m.FiscalYear == Year).OrderByDescending(m => m.Items).Select(m => m.InstitutionId).Take(2).ToListAsync();
        await using var office = demo.Services(PortalRole.Liaison, own[0]);
        var queries = Of<DrillQueries>(office);
        var part = new PartFilter(SeriesBy.Kind, "CommissionedResearch");
        var nation = (await queries.FindAsync(new DrillRequest("company-investment", Year, InstitutionGroup.National) { Part = part })).Value;
        (nation.Lines.Count, nation.Request.Group, nation.Request.Part).Should().Be((0, null, part), "a part at a place is for the ministry");
        (await queries.FindAsync(new DrillRequest("company-investment", Year, null, own[1]) { Part = part })).Value.Contracts.Should().BeNull();
        (await queries.FindAsync(new DrillRequest("company-investment", Year, null, own[0]) { Part = part })).Value.Contracts.Should().NotBeEmpty().And.OnlyContain(c => c.Kind == ContractKind.CommissionedResearch);
        (await queries.FindAsync(new DrillRequest("company-investment", Year) { Part = new(SeriesBy.Kind, "Gift") })).Problems.Single().Code.Should().Be("series-part");
        (await queries.FindAsync(new DrillRequest("company-investment", Year) { Region = 77 })).Problems.Single().Code.Should().Be("series-region");
    }

    [Fact]
    public async Task A_size_band_and_an_institution_that_do_not_exist_are_refused()
    {
        await using var services = demo.Services(PortalRole.Ministry);
        var series = Of<SeriesQueries>(services);
        (await series.FindAsync(new SeriesRequest("joint-research-count", SeriesBy.Group) { Band = 9 })).Problems.Single().Should().Match<Problem>(p => p.Code == "series-band" && $"{p.Args[0]}".StartsWith("0, 1"));
        (await series.FindAsync(new SeriesRequest("joint-research-count") { Institution = Guid.NewGuid() })).Problems.Single().Code.Should().Be("series-institution");
        (await Of<DrillQueries>(services).FindAsync(new DrillRequest("joint-research-count", Year, null, Guid.NewGuid()))).Problems.Single().Code.Should().Be("not-found");
    }

    [Theory]
    [InlineData("joint-research-count")]
    [InlineData("company-investment")]
    public async Task A_national_total_of_many_contracts_is_not_withheld_for_the_sake_of_a_small_institution(string key)
    {
        await using var ministry = demo.Services(PortalRole.Ministry);
        await using var visitor = demo.Services(null);
        var all = (await Of<SeriesQueries>(ministry).FindAsync(new SeriesRequest(key))).Value.Total;
        var told = (await Of<SeriesQueries>(visitor).FindAsync(new SeriesRequest(key))).Value.Total;
        all.Points.Where(p => p.Items >= 30 && told.In(p.Year)!.IsSuppressed).Select(p => (p.Year.Year, p.Items)).Should().BeEmpty();
    }
}
