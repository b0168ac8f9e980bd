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

    // One university with a single contract among three that are told by themselves.
    private static readonly CellFacts[] OneSecret = [new(1, 9_000_000, 1, 9_000_000), new(4, 40_000_000, 4, 12_000_000), new(9, 90_000_000, 8, 20_000_000), new(30, 800_000_000, 25, 90_000_000)];

    [Fact]
    public void Beside_one_secret_the_smallest_part_that_protects_hides_and_the_whole_is_told()
    {
        bool[] shown = [false, true, true, true];
        new LinkedSums(OneSecret, shown, new SuppressionLimits()).Allow([0, 1, 2, 3]).Should().BeFalse("the whole less the others is the secret");
        LinkedSums.HiddenForWholes(OneSecret, shown, [[0, 1, 2, 3]], new SuppressionLimits()).Should().Equal(1);
        new LinkedSums(OneSecret, [false, false, true, true], new SuppressionLimits()).Allow([0, 1, 2, 3]).Should().BeTrue();
    }

    [Fact]
    public void Of_two_wholes_each_is_protected_and_a_part_outside_the_narrower_does_not_protect_it()
    {
        // The first two are in both wholes, the others in the wider alone; the secret is in both.
        var hidden = LinkedSums.HiddenForWholes(OneSecret, [false, true, true, true], [[0, 1, 2, 3], [0, 3]], new SuppressionLimits());
        hidden.Should().Equal(3);
        var sums = new LinkedSums(OneSecret, [false, true, true, false], new SuppressionLimits());
        (sums.Allow([0, 1, 2, 3]), sums.Allow([0, 3])).Should().Be((true, true));
    }

    [Fact]
    public void Nothing_more_hides_where_the_whole_is_safe_or_lost()
    {
        LinkedSums.HiddenForWholes(OneSecret, [true, true, true, true], [[0, 1, 2, 3]], new SuppressionLimits()).Should().BeEmpty();
        LinkedSums.HiddenForWholes(Tiny[..2], [false, true], [[0, 1]], new SuppressionLimits()).Should().BeEmpty("two contracts are a secret however they hide");
    }

    [Fact]
    public void A_place_with_one_hidden_institution_is_hidden_though_it_could_be_told_by_its_size()
    {
        var sums = new LinkedSums(OneSecret, [true, true, false, false], new SuppressionLimits());
        sums.Allow([2]).Should().BeFalse("the same sum is withheld under the institution's name");
        sums.Allow([1, 2]).Should().BeFalse("less what is told it is this institution");
        sums.Allow([1, 2, 3]).Should().BeTrue();
        sums.Follows([2, 3]).Should().BeTrue("the other is told by itself");
        sums.Follows([2]).Should().BeFalse();
        sums.Allow([0, 3]).Should().BeFalse("less the first it is the fourth, and the third by what is left");
    }

    [Fact]
    public void A_secret_of_a_place_that_is_asked_for_later_is_kept_from_the_start()
    {
        var sums = new LinkedSums(Tiny, [false, false, false, false], new SuppressionLimits(), [Of(1), Of(2), Of(3), Of(4)]);
        sums.Keep([[0, 1]]);
        sums.Allow([0, 1, 2, 3]).Should().BeTrue();
        sums.Allow([2, 3]).Should().BeFalse("what is left are the two");
        var other = new LinkedSums(Tiny, [false, false, false, false], new SuppressionLimits(), [Of(1), Of(2), Of(3), Of(4)]);
        other.Keep([[0, 1, 2]], always: true);
        other.Allow([0, 1, 2]).Should().BeFalse("it is withheld for another reason");
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
