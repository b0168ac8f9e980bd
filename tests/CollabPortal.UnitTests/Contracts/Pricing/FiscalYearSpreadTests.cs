using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Contracts.Pricing;

public class FiscalYearSpreadTests
{
    private static DateRange Period(string from, string to) => new(DateOnly.Parse(from), DateOnly.Parse(to));

    private static string Words(IEnumerable<YearShare> shares) => string.Join(" ", shares.Select(s => $"{s.Year}:{s.Yen}"));

    [Theory]
    [InlineData("2026-03-31", "2026-04-01", "2025:500 2026:500")]
    [InlineData("2026-03-31", "2026-03-31", "2025:1000")]
    [InlineData("2026-04-01", "2026-04-01", "2026:1000")]
    [InlineData("2026-04-01", "2027-03-31", "2026:1000")]
    [InlineData("2026-03-30", "2026-04-01", "2025:667 2026:333")]
    // 29 February 2028 is a day of fiscal year 2027: 366 and 365 days.
    [InlineData("2027-04-01", "2029-03-31", "2027:501 2028:499")]
    [InlineData("2028-02-29", "2028-02-29", "2027:1000")]
    public void By_days_the_boundary_is_31_March(string from, string to, string expected) =>
        Words(FiscalYearSpread.ByDays(1000, Period(from, to))).Should().Be(expected);

    [Fact]
    public void Yen_that_do_not_divide_go_to_the_first_years_or_the_largest_remainder()
    {
        Words(FiscalYearSpread.Even(1000, Period("2026-10-01", "2029-03-31"))).Should().Be("2026:334 2027:333 2028:333");
        Words(FiscalYearSpread.Even(2, Period("2026-10-01", "2029-03-31"))).Should().Be("2026:1 2027:1 2028:0");
        // 182, 366 and 365 of 913 days.
        Words(FiscalYearSpread.ByDays(30_000_000, Period("2026-10-01", "2029-03-31"))).Should().Be("2026:5980285 2027:12026287 2028:11993428");
        Words(FiscalYearSpread.ByDays(1, Period("2026-03-31", "2026-04-01"))).Should().Be("2025:1 2026:0", "of equal remainders the earlier year comes first");
        Words(FiscalYearSpread.Even(0, Period("2026-03-31", "2026-04-01"))).Should().Be("2025:0 2026:0", "¥0 is an amount");
    }

    [Fact]
    public void What_has_come_stays_and_the_rest_goes_to_the_years_after_it()
    {
        // An amendment raised 2 million to 5 million and gave the contract another year: 2026 was planned with 1 million, and it came.
        YearShare[] kept = [new(new(2026), 1_000_000)];
        Words(FiscalYearSpread.After(kept, 5_000_000, Period("2026-04-01", "2029-03-31"), FiscalYearSpread.ByDays))
            .Should().Be("2026:1000000 2027:2002736 2028:1997264", "366 and 365 days of the 4 million that are left");
        Words(FiscalYearSpread.After(kept, 5_000_000, Period("2026-04-01", "2029-03-31"), FiscalYearSpread.Even)).Should().Be("2026:1000000 2027:2000000 2028:2000000");
        Words(FiscalYearSpread.After([], 3, Period("2026-04-01", "2029-03-31"), FiscalYearSpread.Even)).Should().Be("2026:1 2027:1 2028:1");
        Words(FiscalYearSpread.After([new(new(2026), 1), new(new(2027), 1)], 9, Period("2026-04-01", "2028-03-31"), FiscalYearSpread.Even)).Should().Be("2026:5 2027:4", "no year is left to take the rest");
        var refused = () => FiscalYearSpread.After(kept, 900_000, Period("2026-04-01", "2029-03-31"), FiscalYearSpread.Even);
        refused.Should().Throw<RuleViolation>().Which.Code.Should().Be("spread-below-kept");
    }

    [Fact]
    public void By_hand_says_how_much_is_missing()
    {
        var refused = () => FiscalYearSpread.ByHand(30_000_000, [new(new(2027), 12_000_000), new(new(2026), 17_000_000)]);
        refused.Should().Throw<RuleViolation>().Which.Should().Match<RuleViolation>(v => v.Code == "spread-differs" && (long)v.Args[2] == 1_000_000);
        var twice = () => FiscalYearSpread.ByHand(2, [new(new(2027), 1), new(new(2027), 1)]);
        twice.Should().Throw<RuleViolation>().Which.Code.Should().Be("spread-year-twice");
        var negative = () => FiscalYearSpread.ByHand(0, [new(new(2026), -1), new(new(2027), 1)]);
        negative.Should().Throw<RuleViolation>().Which.Code.Should().Be("amount-negative");
    }
}
