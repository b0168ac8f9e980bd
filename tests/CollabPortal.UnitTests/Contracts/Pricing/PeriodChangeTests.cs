using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;

namespace CollabPortal.UnitTests.Contracts.Pricing;

/// <summary>What a changed period leaves outside: what lay within it before, by day where money has come and by fiscal year where it is planned.</summary>
public class PeriodChangeTests
{
    private static readonly (DateOnly?, DateOnly?) Before = (new(2025, 4, 1), new(2028, 3, 31));

    private static readonly ReceiptTerms[] Money =
    [
        new(2025, ReceiptState.Received, new(2025, 3, 20), 1_000, 0), // before the first day: it lay outside already
        new(2026, ReceiptState.Received, new(2026, 6, 30), 2_000, 200),
        new(2026, ReceiptState.Planned, null, 0, 0), // nothing
        new(2027, ReceiptState.Planned, null, 3_000, 0),
        new(2025, ReceiptState.Received, new(2025, 12, 1), 0, 0, 4_000),
    ];

    [Theory]
    [InlineData("2025-04-01", "2028-03-31", "")]
    [InlineData("2025-04-01", "2029-03-31", "")]
    [InlineData("2025-04-01", "2026-03-31", "2200 3000")] // also of the year after the end
    [InlineData("2025-04-01", "2025-11-30", "4000 2200 3000")] // within the fiscal year by the day
    [InlineData("2026-07-01", "2028-03-31", "4000 2200")]
    [InlineData("2025-04-01", "2027-03-31", "3000")]
    public void Money_that_lay_within_the_period_and_would_not_is_told(string from, string to, string left) =>
        string.Join(' ', PeriodChange.LeftOutside(Before, (DateOnly.Parse(from, null), DateOnly.Parse(to, null)), Money).Select(r => r.DirectYen + r.IndirectYen + r.InKindYen)).Should().Be(left);

    [Fact]
    public void A_period_that_is_not_known_leaves_nothing_outside() => PeriodChange.LeftOutside(Before, (null, null), Money).Should().BeEmpty();
}
