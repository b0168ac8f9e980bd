using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CollabPortal.UnitTests.Contracts.Pricing;

/// <summary>What holds for every total and every period, whatever the rule.</summary>
public class FiscalYearSpreadProperties
{
    private static readonly Gen<long> Totals = Gen.OneOf(
        Gen.Choose(0, 50).Select(n => (long)n),
        Gen.Choose(0, 2_000_000_000).Select(n => (long)n),
        Gen.Choose(0, 1_000_000).Select(n => n * 10_000_000L));

    // Days crowd around 31 March, 1 April and 29 February, where a boundary would be missed.
    private static readonly Gen<DateOnly> Days = Gen.OneOf(
        Gen.Choose(0, 55_000).Select(n => new DateOnly(1950, 4, 1).AddDays(n)),
        from year in Gen.Choose(1951, 2099)
        from edge in Gen.Choose(0, 3)
        select edge switch { 0 => new DateOnly(year, 3, 31), 1 => new DateOnly(year, 4, 1), 2 => new DateOnly(year, 3, 1).AddDays(-1), _ => new DateOnly(year, 3, 30) });

    private static readonly Gen<(long Total, DateRange Period)> Cases =
        from total in Totals
        from start in Days
        from length in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 3), Gen.Choose(0, 4000))
        select (total, new DateRange(start, start.AddDays(length)));

    public static TheoryData<SpreadRule> Rules => [SpreadRule.Even, SpreadRule.ByDays];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_shares_add_up_to_the_total_and_none_is_below_zero(SpreadRule rule) =>
        Holds(rule, (given, shares) => shares.Sum(s => s.Yen) == given.Total && shares.All(s => s.Yen >= 0));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_fiscal_year_of_the_period_stands_once_and_in_order(SpreadRule rule) =>
        Holds(rule, (given, shares) => shares.Select(s => s.Year).SequenceEqual(
            Enumerable.Range(FiscalYear.Of(given.Period.Start).Year, FiscalYear.Of(given.Period.End).Year - FiscalYear.Of(given.Period.Start).Year + 1).Select(y => new FiscalYear(y))));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_same_question_has_the_same_answer_and_is_a_legal_hand_written_one(SpreadRule rule) =>
        Holds(rule, (given, shares) => shares.SequenceEqual(Spread(rule, given)) && FiscalYearSpread.ByHand(given.Total, shares.Reverse()).SequenceEqual(shares));

    [Theory]
    [MemberData(nameof(Rules))]
    public void More_money_never_gives_the_plan_less(SpreadRule rule) =>
        Holds(rule, (given, shares) => Spread(rule, given with { Total = given.Total + 1 }).Sum(s => s.Yen) == shares.Sum(s => s.Yen) + 1);

    [Fact]
    public void Even_shares_differ_by_one_yen_at_most_and_never_rise() =>
        Holds(SpreadRule.Even, (_, shares) => shares[0].Yen - shares[^1].Yen <= 1 && shares.Zip(shares.Skip(1)).All(p => p.First.Yen >= p.Second.Yen));

    [Fact]
    public void A_share_by_days_is_within_one_yen_of_its_exact_part() =>
        Holds(SpreadRule.ByDays, (given, shares) => shares.All(s =>
        {
            // Counted day by day, beside the code under test.
            var days = Enumerable.Range(0, given.Period.Days).Count(d => FiscalYear.Of(given.Period.Start.AddDays(d)) == s.Year);
            return Math.Abs(s.Yen - ((decimal)given.Total * days / given.Period.Days)) < 1m;
        }));

    [Fact]
    public void By_hand_refuses_every_sum_but_the_total() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cases.ToArbitrary(), given =>
        {
            var off = FiscalYearSpread.Even(given.Total, given.Period).Select((s, i) => i == 0 ? s with { Yen = s.Yen + 1 } : s).ToList();
            try
            {
                FiscalYearSpread.ByHand(given.Total, off);
                return false;
            }
            catch (RuleViolation violation)
            {
                return violation.Code is "spread-differs" or "amount-too-large";
            }
        }));

    private static IReadOnlyList<YearShare> Spread(SpreadRule rule, (long Total, DateRange Period) given) =>
        rule == SpreadRule.Even ? FiscalYearSpread.Even(given.Total, given.Period) : FiscalYearSpread.ByDays(given.Total, given.Period);

    private static void Holds(SpreadRule rule, Func<(long Total, DateRange Period), IReadOnlyList<YearShare>, bool> what) =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cases.Where(c => c.Total < 10_000_000_000_000).ToArbitrary(), given => what(given, Spread(rule, given))));
}
