using CollabPortal.Domain.Indicators;

namespace CollabPortal.UnitTests.Indicators;

public class SuppressionTests
{
    private static readonly SuppressionLimits Limits = new();

    [Theory]
    [InlineData(0, 0, 0, 0, false)]
    [InlineData(2, 100, 2, 50, true)]
    [InlineData(3, 100, 2, 50, true)]
    [InlineData(3, 100, 3, 75, false)]
    [InlineData(3, 100, 3, 76, true)]
    [InlineData(3, 0, 3, 0, false)]
    public void Few_contracts_few_partners_or_one_dominant_partner_are_sensitive(int contracts, long yen, int partners, long top, bool sensitive) =>
        Suppression.IsSensitive(new CellFacts(contracts, yen, partners, top), Limits).Should().Be(sensitive);

    [Fact]
    public void A_table_without_sensitive_cells_is_shown_whole() =>
        Suppression.Apply([Cell(5, 500), Cell(4, 400), Cell(0, 0)], Sum(9, 900), Limits)
            .Should().BeEquivalentTo(new HiddenCells([false, false, false], false));

    [Fact]
    public void One_hidden_cell_takes_a_second_with_it_and_never_an_empty_one() =>
        Suppression.Apply([Cell(2, 200), Cell(0, 0), Cell(9, 900), Cell(5, 500)], Sum(16, 1600), Limits)
            .Should().BeEquivalentTo(new HiddenCells([true, false, false, true], false));

    [Fact]
    public void The_zero_yen_band_cannot_protect_an_amount()
    {
        // Two contracts with ¥4m hidden together with the ¥0 band: the difference of the totals would be the ¥4m.
        var hidden = Suppression.Apply(
            [Cell(4, 0, 0, 0), Cell(2, 4_000_000, 1_000_001, 3_000_000), Cell(9, 5_000_000, 1, 1_000_000)], Sum(15, 9_000_000), Limits);
        hidden.Cells[1].Should().BeTrue();
        hidden.Cells[2].Should().BeTrue("only another amount can hide an amount");
    }

    [Fact]
    public void Two_cells_of_one_contract_each_do_not_protect_one_another()
    {
        var hidden = Suppression.Apply([Cell(1, 10), Cell(1, 20), Cell(8, 80)], Sum(10, 110), Limits);
        hidden.Cells.Should().Equal(true, true, true);
    }

    [Fact]
    public void Where_nothing_is_left_to_hide_all_cells_are_hidden_the_empty_ones_too()
    {
        // The only contract of ¥100m or more: nothing else could hold its money, so that it is one would be certain.
        var hidden = Suppression.Apply([Cell(0, 0, 1, 9), Cell(6, 60, 10, 99), Cell(1, 120, 100)], Sum(7, 180), Limits);
        hidden.Should().BeEquivalentTo(new HiddenCells([true, true, true], false));
    }

    [Fact]
    public void A_sensitive_total_is_hidden_with_everything_that_adds_up_to_it() =>
        Suppression.Apply([Cell(5, 100), Cell(4, 100), Cell(0, 0)], new CellFacts(9, 200, 3, 180), Limits)
            .Should().BeEquivalentTo(new HiddenCells([true, true, true], true));

    [Fact]
    public void A_total_hidden_for_one_breakdown_is_not_computable_from_another() =>
        Suppression.ApplyAll([[Cell(2, 20)], [Cell(6, 60), Cell(6, 60)]], Sum(12, 120), Limits)
            .Should().OnlyContain(h => h.Total && h.Cells.All(c => c));

    internal static BreakdownCell Cell(int contracts, long yen, long lowest = 0, long? highest = null) =>
        new(new CellFacts(contracts, yen, contracts, contracts == 0 ? 0 : yen / contracts), lowest, highest);

    private static CellFacts Sum(int contracts, long yen) => new(contracts, yen, contracts, yen / contracts);
}
