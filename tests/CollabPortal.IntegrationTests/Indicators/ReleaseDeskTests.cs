using System.Text;
using System.Text.Json;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>Official values reach the public through two persons, and through nobody else.</summary>
public sealed class ReleaseDeskTests(IndicatorApiTests.Loaded loaded) : IClassFixture<IndicatorApiTests.Loaded>
{
    private static readonly DateOnly Day = new(2026, 10, 30);

    private TestDatabase Database => loaded.Host.Database;

    [Fact]
    public async Task A_whole_that_is_less_than_its_part_near_the_year_and_a_verdict_that_changes_are_said_before()
    {
        var person = await Database.AccountAsync(PortalRole.Ministry);
        var small = (await GoodAsync(person, "系列,年度,値,単位,注記\nlarge_joint_research,2020,1390,件,\n")).Comparison;
        var (whole, part) = small.BelowParts.Should().ContainSingle().Subject;
        (whole.Year.Year, part.Series.Series, part.Value).Should().Be((2020, "large_joint_research_universities", 1451m));
        small.Targets.Single(t => t.Indicator is LargeJointResearch).Should().Match<TargetEffect>(t => t.Before.Verdict == TargetVerdict.Unknown && t.After.Verdict == TargetVerdict.Reached);
        (await GoodAsync(person, "系列,年度,値,単位,注記\nlarge_joint_research,2020,1700,件,\n")).Comparison.BelowParts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_release_is_compared_then_published_by_a_second_person_and_answers_with_its_source()
    {
        var (first, second) = (await Database.AccountAsync(PortalRole.Ministry), await Database.AccountAsync(PortalRole.Ministry));
        var read = await ReadAsync(first, "系列,年度,値,単位,注記\nlarge_joint_research_universities,令和6年度,2113,件,\n共同研究の件数,2024,0,,試験\nprivate_receipts_total,2022,1390.5,億円,\n");
        read.Ok.Should().BeFalse("no series is called so; the message names the row");
        var reading = await GoodAsync(first, "系列,年度,値,単位,注記\nlarge_joint_research_universities,令和6年度,2113,件,\njoint_research_count,2024,0,,試験\nprivate_receipts_total,2022,1390.5,億円,\n");
        reading.Comparison.Count(ValueChange.Restated).Should().Be(1);
        var restated = reading.Comparison.Values.Single(v => v.Change == ValueChange.Restated);
        restated.Before.Should().Be(1386, "the newest release's value stood so far");
        reading.Comparison.Values.Single(v => v.Series.Series == "joint_research_count").Should().Match<ComparedValue>(v => v.Value == 0 && v.IsStriking, "zero is a value, and a striking one");

        var proposed = await Desk(first).ProposeAsync(Facts("Test survey FY2024"), reading);
        proposed.Ok.Should().BeTrue(string.Join(", ", proposed.Problems));
        (await OfficialAsync("large-joint-research-universities")).Should().NotContain("Test survey FY2024", "it waits");
        (await Desk(first).PublishAsync(proposed.Value)).Problems.Single().Code.Should().Be("release-own");
        (await Desk(first).ReturnAsync(proposed.Value, "x")).Problems.Single().Code.Should().Be("release-own");
        await using (var own = Database.As(first))
        {
            var past = () => own.Database.ExecuteSqlAsync($"select statistics.publish_release({proposed.Value}, {Database.Clock.Now}, 'x')");
            (await past.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege, "the database knows both persons too");
        }

        (await Desk(second).PublishAsync(proposed.Value)).Ok.Should().BeTrue();
        (await Desk(second).PublishAsync(proposed.Value)).Problems.Single().Code.Should().Be("release-decided");

        using var client = loaded.Host.Client();
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/indicators/private-receipts-total/releases", UriKind.Relative)));
        json.RootElement.GetRawText().Should().Contain("1390.5").And.Contain("1381").And.Contain("1386", "releases stand side by side");
        (await OfficialAsync("private-receipts-total", "?knownOn=2026-10-29")).Should().NotContain("1390.5", "the day before nobody knew it");
        (await OfficialAsync("private-receipts-total", "?knownOn=2026-10-30")).Should().Contain("1390.5");
        (await OfficialAsync("joint-research-count")).Should().Contain("Test survey FY2024");
        (await client.GetStringAsync(new Uri("/indicators/private-receipts-total", UriKind.Relative))).Should().Contain("試験調査").And.Contain("https://example.go.jp/release");

        await using var db = Database.AsOwner();
        (await db.AuditEntries.CountAsync(e => e.EntityId == proposed.Value)).Should().Be(2, "entered and published");
        (await Desk(first).ProposeAsync(Facts("test SURVEY fy2024"), reading)).Problems.Single().Code.Should().Be("release-known");
    }

    [Fact]
    public async Task An_older_publication_takes_its_place_by_its_day_and_the_newer_values_stay()
    {
        var (first, second) = (await Database.AccountAsync(PortalRole.Ministry), await Database.AccountAsync(PortalRole.Ministry));
        const string key = "joint-research-count-rd-corporations", head = "series,fiscal year,value\n";
        await PublishAsync("Newer survey", new DateOnly(2026, 10, 1), "joint_research_count_rd_corporations,2015,2400\njoint_research_count_rd_corporations,2016,2500\n");

        const string old = head + "joint_research_count_rd_corporations,2015,2350\njoint_research_count_rd_corporations,2017,2600\n";
        var reading = await GoodAsync(first, old);
        reading.Comparison.Values.Select(v => v.Change).Should().Equal([ValueChange.Restated, ValueChange.New], "without a day it is taken for the newest");
        var dated = (await Desk(first).OnDayAsync(reading, new DateOnly(2019, 5, 1))).Comparison;
        dated.Values.Select(v => (v.Year.Year, v.Change, v.Before)).Should().Equal((2015, ValueChange.Older, 2400m), (2017, ValueChange.New, null));
        var id = await PublishAsync("Older survey", new DateOnly(2019, 5, 1), old[head.Length..]);
        (await new ReleaseQueries(Database.Contexts(first), Database.Clock).FindAsync(id))!.Value.Comparison.Values.Select(v => v.Change)
            .Should().Equal([ValueChange.Older, ValueChange.New], "what it did can be read afterwards");

        (await ValuesAsync("")).Should().Equal((2015, 2400m), (2016, 2500m), (2017, 2600m));
        (await ValuesAsync("?knownOn=2019-05-01")).Should().Equal((2015, 2350m), (2017, 2600m));
        (await ValuesAsync("?knownOn=2019-04-30")).Should().BeEmpty("the issue paper of about 2018 has no day, and the old survey's place proves nothing of it");
        (await ValuesAsync("?knownOn=2026-09-30")).Should().Equal((2015, 2350m), (2017, 2600m));
        using var client = loaded.Host.Client();
        (await client.GetStringAsync(new Uri($"/indicators/{key}", UriKind.Relative))).Should().Contain("2,350").And.Contain("2,400件*").And.Contain("2,305");

        var queries = new ReleaseComparisonQueries(Database.Contexts(first), Database.Clock);
        var late = (await queries.NewsAsync()).Should().ContainSingle(n => n.Release.Id == "Older survey").Which;
        (late.EnteredOn, late.Release.PublishedOn).Should().Be((JapanTime.Today(Database.Clock), new DateOnly(2019, 5, 1)), "entered after the newest, though published before it");
        late.Differences.Select(d => (d.Year.Year, d.Before, d.After)).Should().Equal([(2017, null, 2600m)], "what stands because of it alone");
        // Official values are public, and so is since when they stand here; who entered them is not.
        foreach (var reader in new[] { new CurrentUser(), await Database.AccountAsync(PortalRole.Company) })
            (await new ReleaseComparisonQueries(Database.Contexts(reader), Database.Clock).NewsAsync()).Should().ContainSingle(n => n.Release.Id == "Older survey").Which.EnteredOn.Should().Be(late.EnteredOn);
        (await queries.NewsAsync(null, new DateOnly(2026, 10, 15))).Should().OnlyContain(n => n.EnteredOn == null, "on a day of the past nothing had been entered since");

        // On the same day the order is that of publishing; any number of older ones find room.
        await PublishAsync("Same day survey", new DateOnly(2026, 10, 1), "joint_research_count_rd_corporations,2016,2550\n");
        foreach (var month in Enumerable.Range(1, 12)) await PublishAsync($"Monthly {month}", new DateOnly(2024, 13 - month, 1), $"joint_research_count_rd_corporations,2018,{2700 + month}\n");
        (await ValuesAsync("")).Should().Equal((2015, 2400m), (2016, 2550m), (2017, 2600m), (2018, 2701m));
        (await ValuesAsync("?knownOn=2024-03-15"))[^1].Should().Be((2018, 2710m), "the survey of March");
        await using var db = Database.AsOwner();
        var order = await db.Releases.AsNoTracking().OrderBy(r => r.Sequence).ToListAsync();
        order.Select(r => r.Sequence).Should().OnlyHaveUniqueItems();
        order.Select(r => r.PublishedOn).OfType<DateOnly>().Should().BeInAscendingOrder();

        async Task<List<(int Year, decimal Value)>> ValuesAsync(string query)
        {
            using var json = JsonDocument.Parse(await OfficialAsync(key, query));
            return [.. json.RootElement.GetProperty("official").EnumerateArray().Select(o => (o.GetProperty("fiscalYear").GetInt32(), o.GetProperty("value").GetDecimal()))];
        }

        async Task<Guid> PublishAsync(string name, DateOnly day, string rows)
        {
            var proposed = await Desk(first).ProposeAsync(Facts(name) with { PublishedOn = day }, await GoodAsync(first, head + rows));
            proposed.Ok.Should().BeTrue(string.Join(", ", proposed.Problems));
            var published = await Desk(second).PublishAsync(proposed.Value);
            published.Ok.Should().BeTrue(string.Join(", ", published.Problems));
            return proposed.Value;
        }
    }

    [Theory]
    [InlineData("large_joint_research,2024,-5,,,", "import-number-unreadable", "value")]
    [InlineData("large_joint_research,2024,12.5,,,", "release-fraction", "value")]
    [InlineData("joint_research_amount,2024,9999999,,,", "release-times", "value")]
    [InlineData("research_receipts_total,2024,2000000000000000,,,", "release-beyond", "value")]
    [InlineData("large_joint_research,2024,多数,,,", "import-number-unreadable", "value")]
    [InlineData("large_joint_research,2024,,,,", "import-cell-missing", "value")]
    [InlineData("large_joint_research,2031,5,,,", "release-year-future", "fiscal-year")]
    [InlineData("large_joint_research,いつか,5,,,", "import-year-unreadable", "fiscal-year")]
    [InlineData("nothing_known,2024,5,,,", "release-series-unknown", "series")]
    [InlineData("large_joint_research,2024,5,億円,,", "release-unit", "unit")]
    [InlineData("research_time_share,2023,32.9,,,", "release-share", "value")]
    [InlineData("large_joint_research,2024,5,,,\nlarge-joint-research,R6,6,,,", "release-twice", "series")]
    public async Task Bad_rows_are_named_and_nothing_can_be_proposed(string rows, string code, string column)
    {
        var person = await Database.AccountAsync(PortalRole.Ministry);
        var reading = await GoodAsync(person, "series,fiscal year,value,unit,precision,note\n" + rows + "\n", good: false);
        reading.Problems.Should().ContainSingle().Which.Should().Match<Application.Imports.ImportProblem>(p => p.Code == code && p.Column == column);
        (await Desk(person).ProposeAsync(Facts("Bad " + Guid.NewGuid()), reading)).Problems.Single().Code.Should().Be("release-bad-rows");
        await using var db = Database.As(person);
        (await db.Set<ReleaseProposal>().CountAsync(p => p.EnteredBy == person.UserId)).Should().Be(0);
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once_and_others_see_and_do_nothing()
    {
        var person = await Database.AccountAsync(PortalRole.Ministry);
        var reading = await GoodAsync(person, "series,fiscal year,value\nlarge_joint_research,2024,1500\n");
        (await Desk(person).ProposeAsync(new ReleaseFacts(null, " ", Database.Clock.Now.UtcDateTime is var now ? DateOnly.FromDateTime(now).AddDays(30) : null, "ftp://x"), reading))
            .Problems.Select(p => (p.Field, p.Code)).Should().BeEquivalentTo([("NameJa", "required"), ("NameEn", "required"), ("PublishedOn", "release-date-future"), ("Address", "release-address")]);
        var waiting = await Desk(person).ProposeAsync(Facts("Waiting " + Guid.NewGuid()), reading);
        var officer = await Database.AccountAsync(PortalRole.Approver, (await Database.OrganisationAsync(OrganisationKind.University, "公表大学")).Id);
        (await Desk(officer).PublishAsync(waiting.Value)).Problems.Single().Code.Should().Be("not-allowed");
        await using (var db = Database.As(officer)) (await db.Set<ReleaseProposal>().CountAsync()).Should().Be(0, "row-level security");
        await using (var db = Database.As(person))
        {
            var forge = () => db.Set<ReleaseProposal>().Where(p => p.Id == waiting.Value).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ReleaseState.Published));
            await forge.Should().ThrowAsync<PostgresException>("only the function publishes");
        }

        var second = await Database.AccountAsync(PortalRole.Ministry);
        (await Desk(second).ReturnAsync(waiting.Value, "  ")).Problems.Single().Should().Match<Problem>(p => p.Code == "required" && p.Field == "Comment");
        (await Desk(second).WithdrawAsync(waiting.Value)).Problems.Single().Code.Should().Be("not-allowed");
        (await Desk(second).ReturnAsync(waiting.Value, "桁を確かめてください")).Ok.Should().BeTrue();
        (await Desk(second).PublishAsync(waiting.Value)).Problems.Single().Code.Should().Be("release-decided");

        (await Desk(person).AgainAsync(Guid.NewGuid())).Should().BeNull();
        var (back, carried) = (await Desk(person).AgainAsync(waiting.Value))!.Value;
        (back.Comment, carried.Values.Single().Value).Should().Be(("桁を確かめてください", 1500m), "reason and values are carried over");
        (await Desk(person).ProposeAsync(new ReleaseFacts(back.NameJa, back.NameEn, back.PublishedOn, back.Address), carried)).Ok.Should().BeTrue("the same name may be used again");
    }

    [Fact]
    public async Task A_form_without_file_names_every_fault_in_one_round_and_a_zero_wants_a_second_look()
    {
        var person = await Database.AccountAsync(PortalRole.Ministry);
        (await Desk(person).ProposeAsync(new ReleaseFacts(null, null, null, "x"), null)).Problems.Select(p => (p.Field, p.Code))
            .Should().Equal([("NameJa", "required"), ("NameEn", "required"), ("PublishedOn", "required"), ("Address", "release-address"), ("File", "release-file-missing")], "in the order of the fields");
        var zero = (await GoodAsync(person, "series,fiscal year,value\npatent_licence_income,2025,0\nlarge_joint_research,2024,1500\n")).Comparison;
        zero.Zeros.Should().ContainSingle().Which.Series.Series.Should().Be("patent_licence_income");
        zero.Values.Single(v => v.Value == 0).IsStriking.Should().BeTrue("two years after the last value nothing stands beside it");
    }

    [Fact]
    public async Task The_release_before_is_that_of_most_series_so_that_another_publishers_one_names_nothing_missing()
    {
        var person = await Database.AccountAsync(PortalRole.Ministry);
        // METI's is the newest of them; the others were last in MEXT's.
        var reading = await GoodAsync(person, "series,fiscal year,value\nlarge_joint_research_amount,2024,620\nresearch_receipts_total,2024,4800\nstartups_existing,2025,5200\n");
        Publisher.Of(reading.Comparison.Last!.En, reading.Comparison.Last.Ja, null)!.Name.En.Should().Be("MEXT");
        reading.Comparison.Missing.Should().NotBeEmpty().And.OnlyContain(s => s.Series != "startups_existing");
    }

    [Fact]
    public async Task What_a_release_does_to_a_target_and_to_another_publishers_series_is_said_before_it_is_published()
    {
        var person = await Database.AccountAsync(PortalRole.Ministry);
        var reading = await GoodAsync(person, "series,fiscal year,value\nlarge_joint_research,2024,1500\n");
        var effect = reading.Comparison.Targets.Should().ContainSingle().Which;
        effect.Indicator.Key.Should().Be("large-joint-research");
        effect.After.Latest.Should().Be(new YearValue(new FiscalYear(2024), 1500));
        effect.After.RequiredAnnualGrowth.Should().NotBe(effect.Before.RequiredAnnualGrowth);
        var counts = (await GoodAsync(person, "series,fiscal year,value\njoint_research_count,2024,30000\n")).Comparison;
        counts.Targets.Should().BeEmpty("no target is set on it");
        counts.OfOthers("経済産業省「調査」", "METI survey", "https://www.meti.go.jp/x").Should().ContainSingle().Which.Publisher.Name.En.Should().Be("MEXT");
        counts.OfOthers("架空協会「調査」", "Association survey", "https://association.example/x").Should().ContainSingle("a publisher that nobody knows is another one too");
        counts.OfOthers("文部科学省「調査」", "MEXT survey", "https://www.mext.go.jp/x").Should().BeEmpty();
    }

    private static ReleaseFacts Facts(string name) => new("試験調査 " + name, name, Day, "https://example.go.jp/release");

    private async Task<string> OfficialAsync(string key, string query = "")
    {
        using var client = loaded.Host.Client();
        return await client.GetStringAsync(new Uri($"/api/v1/indicators/{key}{query}", UriKind.Relative));
    }

    private ReleaseDesk Desk(CurrentUser user)
    {
        var contexts = Database.Contexts(user);
        return new ReleaseDesk(user, new Access(user, contexts, Database.Clock), contexts, new ReleaseQueries(contexts, Database.Clock), Database.Clock);
    }

    private async Task<Outcome<ReleaseReading>> ReadAsync(CurrentUser user, string file)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var read = await Desk(user).ReadAsync("values.csv", stream);
        return read.Ok && read.Value.Problems.Count > 0 ? new Problem(read.Value.Problems[0].Code) : read;
    }

    private async Task<ReleaseReading> GoodAsync(CurrentUser user, string file, bool good = true)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var read = await Desk(user).ReadAsync("values.csv", stream);
        read.Ok.Should().BeTrue(string.Join(", ", read.Problems));
        if (good) read.Value.Problems.Should().BeEmpty();
        return read.Value;
    }
}
