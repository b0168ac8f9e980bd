using CollabPortal.Application.Imports;

namespace CollabPortal.UnitTests.Imports;

public class HeadingUnitTests
{
    [Theory]
    [InlineData("契約額（千円）", 1_000L)]
    [InlineData("契約額(千)", 1_000L)]
    [InlineData("契約額【百万円】", 1_000_000L)]
    [InlineData("契約額（単位：万円）", 10_000L)]
    [InlineData("契約額（億円）", 100_000_000L)]
    [InlineData("直接経費（円）", 1L)]
    [InlineData("direct-yen", 1L)]
    [InlineData("Amount (thousand yen)", 1_000L)]
    [InlineData("Amount (million JPY)", 1_000_000L)]
    [InlineData("直接経費", null)]
    [InlineData("amount", null)]
    [InlineData("千人当たり", null)]
    public void A_heading_says_its_unit_or_none(string heading, long? unit) => HeadingUnit.Of(heading).Should().Be(unit);

    [Theory]
    [InlineData("（単位：千円）", 1_000L)]
    [InlineData("契約一覧　単位 百万円", 1_000_000L)]
    [InlineData("(千円)", 1_000L)]
    [InlineData("単位：円", 1L)]
    [InlineData("Unit: thousand yen", 1_000L)]
    [InlineData("百万円以上の契約", null)]
    [InlineData("令和8年度", null)]
    public void What_stands_above_a_table_says_a_unit_only_where_it_is_meant(string title, long? unit) => HeadingUnit.OfTable(title).Should().Be(unit);

    [Fact]
    public void A_column_without_a_unit_is_yen_unless_others_are_in_larger_ones()
    {
        HeadingUnit.Guess("直接経費", [1, 1]).Should().Be(1);
        HeadingUnit.Guess("直接経費", [1, 1_000]).Should().Be(0, "a person says it");
        HeadingUnit.Guess("直接経費（円）", [1_000]).Should().Be(1);
    }
}
