using System.Text;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Api;

namespace CollabPortal.UnitTests.Api;

public class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81-3", "'+81-3")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public void Text_is_guarded_and_quoted(string cell, string expected) =>
        new Csv("a").Row(cell).ToString().Should().Be("a\r\n" + expected + "\r\n");

    [Fact]
    public void Numbers_stay_numbers() =>
        new Csv("a", "b", "c", "d", "e", "f", "g").Row(-5, -0.25, 1.5m, null, true, new DateOnly(2026, 4, 1), new FiscalYear(2015))
            .ToString().Should().EndWith("-5,-0.25,1.5,,true,2026-04-01,2015\r\n");

    [Fact]
    public void The_file_begins_with_a_byte_order_mark() =>
        new Csv("列").ToBytes().Should().Equal([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("列\r\n")]);

    [Fact]
    public void A_row_has_as_many_cells_as_the_header() =>
        FluentActions.Invoking(() => new Csv("a", "b").Row("x")).Should().Throw<ArgumentException>();
}
