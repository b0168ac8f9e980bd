using CollabPortal.Application.Imports;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Api;
using static CollabPortal.IntegrationTests.Imports.Sayings;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Days as numbers, and what is to be done about a bad cell where its section is not shown.</summary>
public class BadCellTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_number_that_is_no_day_in_a_workbook_is_said_and_one_that_is_Excels_number_of_a_day_is_read()
    {
        var office = await ImportOffice.OpenAsync(database);
        string[] header = ["契約番号", "契約の種類", "題目", "相手方の名称", "開始日", "終了日"];
        var bad = await office.ImportAsync(new MemoryStream(Sheets.Xlsx(Sheets.Rows(header, ["1", "共同研究", "題目", office.Company.NameJa, "46296", "464770"]))));
        var problem = bad.Value.Report.First.Should().ContainSingle().Which;
        (problem.Row, problem.Code, problem.Heading, problem.Value).Should().Be((2, "import-date-unreadable", "終了日", "464770"));
        SaidAll([problem]);
        (await office.TracesAsync()).Should().Be(0);
        (await office.ImportAsync(new MemoryStream(Sheets.Xlsx(Sheets.Rows(header, ["1", "共同研究", "題目", office.Company.NameJa, "46296", "46477"]))))).Value.Report.First.Should().BeEmpty();
        (await office.StoredAsync()).Single().EndsOn.Should().Be(new DateOnly(2027, 3, 31));
    }

    [Fact]
    public async Task Money_that_is_to_come_has_not_come()
    {
        var office = await ImportOffice.OpenAsync(database);
        var report = (await office.ImportAsync(office.Row("R8-1", on: "2026-11-21"), office.Row("R8-2", on: "2026-11-22"))).Report;
        var problem = report.First.Should().ContainSingle().Which;
        (problem.Row, problem.Code, problem.Heading).Should().Be((3, "received-on-future", "受入日"));
        Said(ImportWords.Reason(problem));
        (await office.TracesAsync()).Should().Be(0);
    }

    [Fact]
    public void What_to_do_is_said_where_it_can_be_done()
    {
        var problem = new ImportProblem(3, "partner-name", "相手方", "どこにもない", "import-partner-unknown", []);
        ImportWords.Remedy(problem).Ja.Should().Contain("「見つからない相手方」");
        foreach (var code in (string[])["import-partner-unknown", "import-partner-ambiguous", "import-partner-missing"])
        {
            var later = ImportWords.Remedy(problem with { Code = code }, later: true);
            Said(later);
            later.Ja.Should().NotContain("「見つからない相手方」").And.NotContain("「列の対応」");
            later.En.Should().NotContain("Partners not found").And.NotContain("“Columns”");
        }
    }
}

/// <summary>What is said, is said in both languages and whole.</summary>
internal static class Sayings
{
    internal static void Said(LocalText text)
    {
        text.Ja.Should().NotBeEmpty().And.NotContain("{").And.MatchRegex("[ぁ-ん]");
        text.En.Should().NotBeEmpty().And.NotContain("{");
    }

    internal static void SaidAll(IEnumerable<ImportProblem> problems)
    {
        foreach (var problem in problems)
        {
            Said(ImportWords.Reason(problem));
            Said(ImportWords.Remedy(problem));
        }
    }
}
