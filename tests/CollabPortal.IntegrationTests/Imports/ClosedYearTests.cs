using CollabPortal.Application.Imports;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.IntegrationTests.Surveys;
using CollabPortal.Web.Api;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>A locked fiscal year is closed to files: its rows are said with row and column, and nothing of them is stored.</summary>
public class ClosedYearTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly FiscalYear Year = new(2025);

    [Theory]
    [InlineData("2025", "", "年度")]
    [InlineData("", "2025-06-01", "受入日")]
    [InlineData("令和7年度", "R8.3.31", "年度")]
    public async Task Money_of_a_closed_year_is_refused_and_the_rest_comes_in(string year, string on, string heading)
    {
        var office = await ImportOffice.OpenAsync(database);
        await LockAsync(office);
        var row = office.Row("R7-1", year: year, on: on, start: "2025-04-01");

        var whole = await office.ImportAsync(office.Row("R8-1"), row);

        whole.Problem!.Code.Should().Be("import-has-bad-rows");
        var problem = whole.Report.First.Should().ContainSingle().Which;
        (problem.Row, problem.Code, problem.Heading).Should().Be((3, "import-year-closed", heading));
        ImportWords.Reason(problem).Ja.Should().Contain("2025").And.MatchRegex("[ぁ-ん]");
        ImportWords.Reason(problem).En.Should().Contain("2025");
        ImportWords.Remedy(problem).Should().Match<LocalText>(t => t.Ja.Length > 0 && t.En.Length > 0);
        (await office.StoredAsync()).Should().BeEmpty();

        (await office.ImportAsync(new DirectOrder(GoodOnly: true), office.Row("R8-1"), row)).Report.Bad.Should().Be(1);
        (await office.StoredAsync()).Should().ContainSingle(c => c.Number == "R8-1");
    }

    [Fact]
    public async Task What_was_there_before_the_lock_may_stand_in_the_file_and_neither_changes_nor_grows()
    {
        var office = await ImportOffice.OpenAsync(database);
        string[] rows = [office.Row("R7-1", year: "2025", on: "2025-06-01", start: "2025-04-01"), office.Row("R7-2", year: "2025", start: "2025-04-01")];
        await office.ImportAsync(rows);
        await LockAsync(office);

        (await office.ImportAsync(rows)).Report.Should().Match<ImportReport>(r => r.Unchanged == 2 && r.Bad == 0);
        var changed = await office.ImportAsync(
            office.Row("R7-1", year: "2025", on: "2025-06-01", direct: "6000001", start: "2025-04-01"), rows[1].Replace("6000000", "0", StringComparison.Ordinal));

        changed.Report.First.Select(p => (p.Row, p.Code)).Should().Equal((2, "import-year-closed"), (3, "import-year-closed"));
        (await office.StoredAsync()).SelectMany(c => c.Receipts).Should().HaveCount(2).And.OnlyContain(r => r.DirectYen == 6_000_000);
    }

    [Fact]
    public async Task A_year_locked_between_check_and_apply_is_closed_too()
    {
        var office = await ImportOffice.OpenAsync(database);
        var run = (await office.Desk.UploadAsync("contracts", "一覧.csv", ImportOffice.File(ImportOffice.Header, office.Row("R7-3", year: "2025", on: "2025-07-01", start: "2025-04-01")))).Value;
        await office.Desk.CheckAsync(run, (await office.Queries.FindAsync(run))!.Mapping);
        await office.Work.DoAsync(run, ImportTask.Check, default);
        (await office.Queries.FindAsync(run))!.NewRecords.Should().Be(1);
        await LockAsync(office);

        (await office.Desk.ApplyAsync(run, goodOnly: false, submit: false)).Ok.Should().BeTrue();
        await office.Work.DoAsync(run, ImportTask.Apply, default);

        (await office.Queries.FindAsync(run))!.Should().Match<ImportRun>(r => r.Status == ImportStatus.Checked && r.BadRows == 1 && r.Failure!.Code == "import-has-bad-rows");
        (await office.StoredAsync()).Should().BeEmpty();
    }

    private async Task LockAsync(ImportOffice office)
    {
        (await new Person(database, office.User).YearEnd.PrepareAsync(Year, 0)).Problems.Should().BeEmpty();
        var approver = new Person(database, await database.AccountAsync(PortalRole.Approver, office.University.Id));
        (await approver.YearEnd.LockAsync(Year, 1, seen: true)).Problems.Should().BeEmpty();
    }
}
