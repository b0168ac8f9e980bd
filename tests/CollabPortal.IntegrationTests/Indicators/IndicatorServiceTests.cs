using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.IntegrationTests.Measured;
using Microsoft.Extensions.Logging.Abstractions;

namespace CollabPortal.IntegrationTests.Indicators;

public sealed class IndicatorServiceTests(IndicatorServiceTests.Loaded loaded) : IClassFixture<IndicatorServiceTests.Loaded>
{
    [Theory]
    [InlineData("company-investment", 2015, 120887, ProgressStatus.Behind)]
    [InlineData("large-joint-research", 2015, 1004, ProgressStatus.OnTrack)]
    [InlineData("patent-licences", 2016, 13832, ProgressStatus.OnTrack)]
    [InlineData("researcher-moves", 2018, 11083, ProgressStatus.Behind)]
    [InlineData("researcher-moves-out-of-universities", 2018, 604, ProgressStatus.Behind)]
    public async Task Today_the_latest_values_are_old_and_every_verdict_is_unknown(string key, int year, int value, ProgressStatus status)
    {
        var report = await Service(new CurrentUser()).FindAsync(key);
        report!.Progress!.Latest.Should().Be(new YearValue(new(year), value));
        report.Progress.Status.Should().Be(status);
        report.Progress.Verdict.Should().Be(TargetVerdict.Unknown);
    }

    [Fact]
    public async Task Universities_alone_are_known_for_later_years()
    {
        var report = await Service(new CurrentUser()).FindAsync("large-joint-research");
        report!.Parts[0].Official.Select(o => (o.Year.Year, o.Value)).Should().Equal((2013, 600), (2015, 803), (2018, 1234), (2019, 1451), (2021, 1599));
        report.Official.Select(o => o.Year.Year).Should().Equal(2013, 2015);
    }

    [Fact]
    public async Task Both_releases_of_a_year_are_kept_and_one_is_the_newest()
    {
        var report = await Service(new CurrentUser()).FindAsync("patent-licences");
        var of2015 = report!.Releases.Where(o => o.Year.Year == 2015).ToList();
        of2015.Select(o => o.Release).Should().Equal("Cabinet Office issue paper (about 2018)", "JPO annual report 2018");
        of2015.Select(o => o.IsNewest).Should().Equal(false, true);
        of2015[1].ReleaseText.Ja.Should().Be("特許行政年次報告書2018年版");
        of2015[1].Source.Text.Ja.Should().Contain("特許庁");
    }

    [Fact]
    public async Task The_public_sees_a_measured_sum_only_where_no_partner_can_be_read_out_of_it()
    {
        var a = await loaded.Database.OrganisationAsync(OrganisationKind.University, "計測大学A");
        var b = await loaded.Database.OrganisationAsync(OrganisationKind.University, "計測大学B");
        await using (var db = loaded.Database.AsOwner())
        {
            await CountedFigures.AddAsync(
                db,
                Row(2014, a, 3_000_000, 3, 3, 2_000_000), Row(2014, b, 1_000_000, 1, 1, 1_000_000), // top partners: exactly 75 %
                Row(2015, a, 3_000_000, 3, 3, 2_100_000), Row(2015, b, 1_000_000, 1, 1, 1_000_000), // 77.5 %
                Row(2016, a, 4_000_000, 2, 2, 1_000_000), Row(2016, b, 4_000_000, 2, 2, 1_000_000), // at least two partners only
                Row(2017, a, 4_000_000, 2, 3, 1_000_000), // two contracts
                Row(2027, a, 9_000_000, 9, 9, 1_000_000), // a year that has not begun
                new MeasuredRow("researcher-moves", new FiscalYear(2016), a.Id, 1, 1, 1, 0, 0));
        }

        var seen = (await Service(new CurrentUser()).FindAsync("company-investment"))!.Measured;
        seen.Select(m => (m.Year.Year, m.Value, m.IsSuppressed)).Should().Equal((2014, 4m, false), (2015, null, true), (2016, null, true), (2017, null, true));
        seen[0].Coverage.Should().Be(4d / 115088d);
        seen[1].Coverage.Should().BeNull("a withheld figure shows through its coverage too");
        (await Service(new CurrentUser()).FindAsync("researcher-moves"))!.Measured.Single().Value.Should().Be(1, "counts of persons are not withheld");

        var ministry = new CurrentUser();
        ministry.Enter(Guid.NewGuid(), "ministry", PortalRole.Ministry, null, null);
        var all = (await Service(ministry).FindAsync("company-investment"))!.Measured;
        all.Select(m => m.Value).Should().Equal(4m, 4m, 8m, 4m);
        all[2].Coverage.Should().BeNull("no official value is known for FY2016");
        (await Service(ministry).FindAsync("company-investment", new FiscalYear(2015)))!.Measured.Should().HaveCount(2);
    }

    private static MeasuredRow Row(int year, Organisation at, long yen, int items, int partners, long top) =>
        new("company-investment", new FiscalYear(year), at.Id, yen, items, partners, yen, top);

    private IndicatorService Service(CurrentUser user) => new(loaded.Database.Contexts(user), new PublicCellIndex(), user, new DemoMode(false), loaded.Database.Clock);

    /// <summary>A database with the reference data.</summary>
    public sealed class Loaded : IAsyncLifetime
    {
        public TestDatabase Database { get; } = new();

        public async Task InitializeAsync()
        {
            await Database.InitializeAsync();
            await new ReferenceDataLoader(new OwnerContexts(Database.Sources, Database.Clock), Database.Clock, NullLogger<ReferenceDataLoader>.Instance).LoadAsync();
        }

        public Task DisposeAsync() => Database.DisposeAsync();
    }
}
