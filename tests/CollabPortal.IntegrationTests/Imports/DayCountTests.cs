using System.Text;
using CollabPortal.Application.Imports.Files;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Workbooks that count their days from 1904, as those do that began on older Macs.</summary>
public class DayCountTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Header = ["契約番号", "契約の種類", "題目", "相手方の名称", "開始日", "終了日"];

    private const int Apart = 1_462;

    // 2026-10-01 and 2027-03-31 as Excel counts them from 1899.
    private const int Begin = 46_296, End = 46_477;

    private const string Excel = "<workbookPr date1904=\"1\"/>", LibreOffice = "<workbookPr backupFile=\"false\" date1904=\"true\"/>";

    [Theory]
    [InlineData(Excel, Apart, true)]
    [InlineData(Excel, Apart, false)]
    [InlineData(LibreOffice, Apart, true)]
    [InlineData(LibreOffice, Apart, false)]
    [InlineData("<workbookPr/>", 0, true)]
    [InlineData("<workbookPr date1904=\"0\"/>", 0, false)]
    [InlineData("<workbookPr date1904=\"false\"/>", 0, true)]
    [InlineData(null, 0, true)]
    public async Task A_day_is_the_day_that_the_workbook_shows(string? workbookPr, int apart, bool isFormatted)
    {
        var office = await ImportOffice.OpenAsync(database);
        var book = Book(workbookPr, isFormatted, [.. Facts(office, "D-1"), $"{Begin - apart}", $"{End - apart}"]);
        (await office.ImportAsync(new MemoryStream(book))).Value.Report.First.Should().BeEmpty();
        var stored = (await office.StoredAsync()).Single();
        (stored.StartsOn, stored.EndsOn).Should().Be((new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31)));
    }

    [Fact]
    public async Task A_number_written_as_text_is_told_as_the_day_that_the_workbook_means()
    {
        var office = await ImportOffice.OpenAsync(database);
        var rows = Sheets.Rows(Header, [.. Facts(office, "D-1"), "2026-10-01", "END"]).Replace("END", $"{End - Apart}", StringComparison.Ordinal);
        var report = (await office.ImportAsync(new MemoryStream(Sheets.Zip(Sheets.Parts(rows, workbookPr: Excel))))).Value.Report;
        var problem = report.First.Should().ContainSingle().Which;
        problem.Code.Should().Be("import-date-serial");
        problem.Args.Should().Equal("2027-03-31");
    }

    [Fact]
    public async Task Rows_to_mend_have_the_day_and_come_back_right()
    {
        var office = await ImportOffice.OpenAsync(database);
        var book = Book(Excel, false, ["D-1", "何かの契約", "題目", office.Company.NameJa, $"{Begin - Apart}", $"{End - Apart}"]);
        var run = await office.CheckAgainAsync((await office.Desk.UploadAsync("contracts", "book.xlsx", new MemoryStream(book))).Value);
        var rows = new List<Application.Imports.BadRow>();
        await foreach (var bad in office.Queries.BadRowsAsync(run)) rows.Add(bad);
        rows.Should().ContainSingle().Which.Cells.Should().EndWith(["2026-10-01", "2027-03-31"], "in the mended file nobody could tell from when 44834 counts");
        var mended = string.Join(',', Header) + "\r\n" + string.Join(',', rows[0].Cells).Replace("何かの契約", "共同研究", StringComparison.Ordinal);
        (await office.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(mended)))).Value.Report.First.Should().BeEmpty();
        (await office.StoredAsync()).Single().EndsOn.Should().Be(new DateOnly(2027, 3, 31));
    }

    [Fact]
    public async Task A_title_with_its_day_stays_a_title_where_days_count_from_1904()
    {
        // 1928-02-29 is 8,825 there: below what is a day in other workbooks.
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, Sheets.Zip(Sheets.Parts(Sheets.Rows(["公表値", "作成日", "8825"], ["系列", "年度", "値"], ["large_joint_research", "2024", "2113"]), workbookPr: Excel)));
            using var sheet = SheetReader.Open(path);
            sheet.Header.Should().Equal("系列", "年度", "値");
            sheet.Days.Day(8_825).Should().Be(new DateOnly(1928, 2, 29));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string[] Facts(ImportOffice office, string number) => [number, "共同研究", "題目", office.Company.NameJa];

    private static byte[] Book(string? workbookPr, bool isFormatted, string[] row)
    {
        var rows = Sheets.Rows(Header, row);
        if (isFormatted) rows = rows.Replace("<c r=\"E2\"", "<c r=\"E2\" s=\"1\"", StringComparison.Ordinal).Replace("<c r=\"F2\"", "<c r=\"F2\" s=\"1\"", StringComparison.Ordinal);
        return Sheets.Zip(Sheets.Styled(Sheets.Parts(rows, workbookPr: workbookPr)));
    }
}
