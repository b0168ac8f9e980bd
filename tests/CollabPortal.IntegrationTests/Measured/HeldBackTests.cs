using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Who sees every figure is told which ones the public reads otherwise (decision 26), and that no large contract is 0, not nothing registered.</summary>
public sealed class HeldBackTests : IAsyncLifetime, IDisposable
{
    private const string Amount = "joint-research-amount", Large = "large-joint-research";

    private static readonly FiscalYear Year = new(2025), Before = new(2024);

    private readonly TestDatabase database = new();
    private readonly PublicCellIndex index = new();
    private readonly HeldRegister register;

    public HeldBackTests() => register = new HeldRegister(database, Year);

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    public void Dispose() => index.Dispose();

    [Fact]
    public async Task What_the_public_reads_otherwise_is_marked_for_the_ministry_until_the_public_reads_it_too()
    {
        var university = await register.UniversityAsync(Founder.National, 13);
        await register.UniversityAsync(Founder.National, 26);
        await register.FoldAsync();
        var told = await ReadAsync(null, university);
        told.Values.Should().NotContain(r => r.Value == null, "the public reads the nation, its group and both institutions");
        (await ReadAsync(PortalRole.Ministry, university)).Should().BeEquivalentTo(told, "nothing is held");

        await register.ContractsAsync(university, 1, 2_000_000, Year);
        await CheckAsync("before the figures are folded");
        await register.FoldAsync();
        await CheckAsync("one contract is held");
        await register.ContractsAsync(university, 1, 2_000_000, Year);
        await register.FoldAsync();
        await CheckAsync("two are");

        await register.ContractsAsync(university, 1, 2_000_000, Year);
        await register.FoldAsync();
        var renewed = await ReadAsync(null, university);
        renewed["nation"].Value.Should().Be(told["nation"].Value + 0.06m);
        (await ReadAsync(PortalRole.Ministry, university)).Should().BeEquivalentTo(renewed, "everybody reads the three");

        async Task CheckAsync(string because)
        {
            (await ReadAsync(null, university)).Should().BeEquivalentTo(told, because);
            var live = await ReadAsync(PortalRole.Ministry, university);
            live["nation"].Value.Should().BeGreaterThan(told["nation"].Value!.Value, because);
            live.Where(r => r.Value.IsMarked).Select(r => r.Key).Should().BeEquivalentTo(told.Keys.Except(["other institution"]), because + ": where it counts, and nowhere else");
        }
    }

    [Fact]
    public async Task No_large_contract_where_joint_research_is_registered_is_zero_and_no_joint_research_is_not()
    {
        var national = await register.UniversityAsync(Founder.National, 13);
        var @public = await register.UniversityAsync(Founder.Public, 26);
        var @private = await register.UniversityAsync(Founder.Private, 27);
        foreach (var at in new[] { national, @public, @private }) await register.ContractsAsync(at, 2, 20_000_000, Before);
        await register.ContractsAsync(national, 3, 20_000_000, Year);
        await register.ExecuteAsync($"delete from register.fiscal_year_receipt where institution_id = '{@private}' and fiscal_year = {Year.Year}");
        var visitor = await SeriesAsync(null, new SeriesRequest(Large, SeriesBy.Group));
        foreach (var folded in new[] { false, true })
        {
            if (folded) await register.FoldAsync();
            var change = (await new ChangeQueries(Series(PortalRole.Ministry)).FindAsync(Large, SeriesBy.Group, Before, Year)).Value;
            change.IsRegistered("Public", Year).Should().BeTrue("twelve contracts are registered, none of them large");
            change.Change!.Parts.Single(p => p.Code == "Public").Should().Match<Contribution>(p => p.From == 2 && p.To == 0);
            change.LineOf("Public").In(Year).Should().Match<SeriesPoint>(p => p.Value == 0 && p.Items == 0 && p.IsBelowLimits, "that it is zero nobody else is told");
            change.IsRegistered("Private", Year).Should().BeFalse("no joint research is registered there");
            change.Change.Parts.Sum(p => p.Change).Should().Be(change.Change.Change);
            (await SeriesAsync(PortalRole.Ministry, new SeriesRequest(Large) { Institution = @public })).Total.In(Year)!.Value.Should().Be(0);
            var drilled = (await new DrillQueries(Series(PortalRole.Ministry), database.Contexts(User(PortalRole.Ministry)), User(PortalRole.Ministry)).FindAsync(new DrillRequest(Large, Year))).Value;
            drilled.Lines.Select(l => (l.Code, l.Point.Value)).Should().BeEquivalentTo([("National", (decimal?)3), ("Public", (decimal?)0)]);
            Said(await SeriesAsync(null, new SeriesRequest(Large, SeriesBy.Group))).Should().Equal(Said(visitor), "what the public finds does not change");
            visitor.Lines.SelectMany(l => l.Points).Should().NotContain(p => p.Value == 0);
        }
    }

    [Fact]
    public async Task What_is_gone_while_the_public_still_reads_it_stands_marked_and_without_a_value()
    {
        var (university, lone) = await register.WithGoneAsync();
        await register.FoldAsync();
        var told = await register.GoneBandAsync(SeriesAsync);
        var visitor = await SaidAsync();
        await register.GoAsync(university, lone);
        foreach (var folded in new[] { false, true })
        {
            if (folded) await register.FoldAsync();
            var bands = await SeriesAsync(PortalRole.Ministry, new SeriesRequest(Amount, SeriesBy.Band));
            bands.Lines.Single(l => l.Code == told).In(Year).Should().Match<SeriesPoint>(p => p.Value == null && p.Items == 0 && p.IsBelowLimits && !p.IsSuppressed);
            bands.Total.In(HeldRegister.Gone).Should().Match<SeriesPoint>(p => p.Value == null && p.IsBelowLimits, "nothing of the year is registered any more");
            var change = (await new ChangeQueries(Series(PortalRole.Ministry)).FindAsync(Amount, SeriesBy.Group, Before, Year)).Value;
            change.IsRegistered("Private", Year).Should().BeFalse();
            change.LineOf("Private").In(Year)!.IsBelowLimits.Should().BeTrue();
            change.Years.Should().NotContain(HeldRegister.Gone);
            var drilled = (await new DrillQueries(Series(PortalRole.Ministry), database.Contexts(User(PortalRole.Ministry)), User(PortalRole.Ministry)).FindAsync(new DrillRequest(Amount, Year))).Value;
            drilled.Lines.Single(l => l.Code == "Private").Point.Should().Match<SeriesPoint>(p => p.Value == null && p.IsBelowLimits);
            var user = User(PortalRole.Ministry);
            var dashboard = (await new DashboardQueries(database.Contexts(user), index, user, database.Clock).MeasuredAsync(Year))!;
            dashboard.Groups.Single(g => g.Group == InstitutionGroup.Private).Sum.Should().Match<JointResearchSum>(s => s.IsGone && s.IsBelowLimits);
            dashboard.Prefectures.Single(p => p.Code == 27).Sum.IsGone.Should().BeTrue();
            dashboard.Bands.Single(b => b.LowerYen <= HeldRegister.GoneYen && HeldRegister.GoneYen < b.UpperYen).Sum.Should().Match<JointResearchSum>(s => s.Contracts == 0 && s.IsBelowLimits && !s.IsGone, "of joint research that is registered none has this size");
            var report = await new IndicatorService(database.Contexts(user), index, user, new DemoMode(false), database.Clock).FindAsync(Amount);
            report!.Measured.Single(m => m.Year == HeldRegister.Gone).Should().Match<MeasuredFigure>(m => m.Value == null && m.IsBelowLimits && !m.IsSuppressed);
            (await SaidAsync()).Where(s => s.EndsWith("False", StringComparison.Ordinal)).Should().NotBeEmpty().And.BeSubsetOf(visitor, "the public is told nothing new");
        }

        async Task<List<string>> SaidAsync() =>
            [.. Said(await SeriesAsync(null, new SeriesRequest(Amount, SeriesBy.Band))), .. Said(await SeriesAsync(null, new SeriesRequest(Amount, SeriesBy.Group))), .. Said(await SeriesAsync(null, new SeriesRequest(Amount, SeriesBy.Prefecture)))];
    }

    private static List<string> Said(SeriesReport report) => [.. report.Lines.SelectMany(l => l.Points.Select(p => $"{l.Code} {p.Year.Year} {p.Value} {p.IsSuppressed}"))];

    // What a reader finds of the year, by address: value, and whether it is marked.
    private async Task<Dictionary<string, Read>> ReadAsync(PortalRole? role, Guid university)
    {
        var user = User(role);
        var byInstitution = (await SeriesAsync(role, new SeriesRequest(Amount, SeriesBy.Institution))).Lines;
        var other = byInstitution.Single(l => l.Code != university.ToString()).Code;
        var report = await new IndicatorService(database.Contexts(user), index, user, new DemoMode(false), database.Clock).FindAsync(Amount);
        var dashboard = (await new DashboardQueries(database.Contexts(user), index, user, database.Clock).MeasuredAsync(Year))!;
        var indicator = report!.Measured.Single(m => m.Year == Year);
        return new Dictionary<string, Read>
        {
            ["nation"] = Of((await SeriesAsync(role, new SeriesRequest(Amount))).Total),
            ["group"] = Of((await SeriesAsync(role, new SeriesRequest(Amount, SeriesBy.Group))).Lines.Single()),
            ["institution"] = Of(byInstitution.Single(l => l.Code == university.ToString())),
            ["other institution"] = Of(byInstitution.Single(l => l.Code == other)),
            ["indicator"] = new(indicator.Value, indicator.IsBelowLimits),
            ["dashboard"] = new(dashboard.Total.ReceivedYen, dashboard.Total.IsBelowLimits),
        };

        static Read Of(SeriesLine line) => line.In(Year) is { } point ? new(point.Value, point.IsBelowLimits) : new(null, false);
    }

    private async Task<SeriesReport> SeriesAsync(PortalRole? role, SeriesRequest request) => (await Series(role).FindAsync(request)).Value;

    private SeriesQueries Series(PortalRole? role)
    {
        var user = User(role);
        var contexts = database.Contexts(user);
        return new SeriesQueries(contexts, new IndicatorService(contexts, index, user, new DemoMode(false), database.Clock), index, user, database.Clock);
    }

    private static CurrentUser User(PortalRole? role)
    {
        var user = new CurrentUser();
        if (role is { } of) user.Enter(Guid.CreateVersion7(), "reader", of, null, null);
        return user;
    }

    private sealed record Read(decimal? Value, bool IsMarked);
}
