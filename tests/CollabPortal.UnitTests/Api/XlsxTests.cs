using CollabPortal.Web.Api;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CollabPortal.UnitTests.Api;

public class XlsxTests
{
    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(params object?[][] rows)
    {
        foreach (var row in rows) yield return row;
        await Task.CompletedTask;
    }

    private static async Task<MemoryStream> BookAsync(params object?[][] rows)
    {
        var file = new MemoryStream();
        await new XlsxStream("list.xlsx", "契約", ["題目", "額", "日"], Rows(rows)).WriteAsync(file, CancellationToken.None);
        file.Position = 0;
        return file;
    }

    [Fact]
    public async Task Numbers_are_numbers_days_are_days_and_text_is_never_a_formula()
    {
        using var file = await BookAsync(["=HYPERLINK(\"x\")", 8_000_000L, new DateOnly(2026, 4, 1)], ["@SUM\u0007", null, null]);
        using var document = SpreadsheetDocument.Open(file, false);
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        cells.Should().HaveCount(3);
        cells[0].Select(c => c.InnerText).Should().Equal("題目", "額", "日");
        (cells[1][0].DataType!.Value, cells[1][0].InnerText).Should().Be((CellValues.InlineString, "=HYPERLINK(\"x\")"));
        cells.SelectMany(r => r).Should().OnlyContain(c => c.CellFormula == null);
        (cells[1][1].DataType, cells[1][1].InnerText).Should().Be((null, "8000000"));
        (cells[1][2].DataType, cells[1][2].InnerText).Should().Be((null, "46113"), "Excel counts days from 1900");
        cells[2][0].InnerText.Should().Be("@SUM", "a control character has no place in a workbook");
        cells[2][1].InnerText.Should().BeEmpty("missing is not zero");
    }

    [Fact]
    public async Task The_workbook_is_valid_by_the_schema()
    {
        using var file = await BookAsync(["a", 1, new DateOnly(2026, 4, 1)]);
        using var document = SpreadsheetDocument.Open(file, false);
        new OpenXmlValidator().Validate(document).Select(e => e.Path?.XPath + ": " + e.Description).Should().BeEmpty();
    }
}
