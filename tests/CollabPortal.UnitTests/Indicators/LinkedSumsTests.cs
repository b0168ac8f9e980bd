using CollabPortal.Domain.Indicators;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>Sums over hidden parts are told by who pays in all of them, where that is known.</summary>
public class LinkedSumsTests
{
    // Four universities with one contract each: every one hides, and its only payer is all of its money.
    private static readonly CellFacts[] Tiny = [.. Enumerable.Range(0, 4).Select(_ => new CellFacts(1, 1_000_000, 1, 1_000_000))];

    [Fact]
    public void Without_payers_many_single_contracts_could_be_of_one_company()
    {
        new LinkedSums(Tiny, [false, false, false, false], new SuppressionLimits()).Allow([0, 1, 2, 3]).Should().BeFalse();
    }

    [Fact]
    public void Contracts_of_different_companies_are_told_together()
    {
        new LinkedSums(Tiny, [false, false, false, false], new SuppressionLimits(), [Of(1), Of(2), Of(3), Of(4)]).Allow([0, 1, 2, 3]).Should().BeTrue();
    }

    [Fact]
    public void Contracts_of_one_company_at_several_places_are_not()
    {
        new LinkedSums(Tiny, [false, false, false, false], new SuppressionLimits(), [Of(1), Of(1), Of(1), Of(1)]).Allow([0, 1, 2, 3]).Should().BeFalse();
    }

    [Fact]
    public void What_differs_from_an_allowed_sum_by_a_secret_is_not_allowed()
    {
        var sums = new LinkedSums(Tiny, [false, false, false, false], new SuppressionLimits(), [Of(1), Of(2), Of(3), Of(4)]);
        sums.Allow([0, 1, 2, 3]).Should().BeTrue();
        sums.Allow([0, 1, 2]).Should().BeFalse("the difference is the fourth alone");
    }

    [Fact]
    public void A_cell_withheld_elsewhere_takes_another_with_it()
    {
        BreakdownCell[] cells = [new(new CellFacts(40, 900_000_000, 30, 90_000_000)) { IsWithheld = true }, new(new CellFacts(20, 300_000_000, 15, 30_000_000)), new(new CellFacts(9, 90_000_000, 8, 20_000_000))];
        var hidden = Suppression.Apply(cells, new CellFacts(69, 1_290_000_000, 45, 100_000_000), new SuppressionLimits());
        hidden.Total.Should().BeFalse();
        hidden.Cells[0].Should().BeTrue();
        hidden.Cells.Count(c => c).Should().BeGreaterThan(1, "one hidden cell is the total less the others");
    }

    private static Dictionary<int, long> Of(int payer) => new() { [payer] = 1_000_000 };
}
