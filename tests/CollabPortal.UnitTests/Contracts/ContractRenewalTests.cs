using CollabPortal.Domain.Contracts;

namespace CollabPortal.UnitTests.Contracts;

public class ContractRenewalTests
{
    private static ContractTerms Terms(string? start, string? end) => new()
    {
        Number = "共2025-1",
        Title = "界面",
        StartsOn = start is null ? null : DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
        EndsOn = end is null ? null : DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
    };

    [Theory]
    [InlineData("2025-04-01", "2026-03-31", "2026-04-01", "2027-03-31")]
    [InlineData("2023-04-01", "2026-03-31", "2026-04-01", "2029-03-31")]
    [InlineData("2025-09-16", "2026-03-15", "2026-03-16", "2026-09-15")]
    [InlineData("2025-09-16", "2026-03-31", "2026-04-01", "2026-10-14")] // no whole months: as many days
    [InlineData("2023-03-01", "2024-02-29", "2024-03-01", "2025-02-28")]
    [InlineData(null, "2026-03-31", "2026-04-01", null)]
    [InlineData("2025-04-01", null, null, null)]
    public void The_next_period_follows_and_lasts_as_long(string? start, string? end, string? nextStart, string? nextEnd)
    {
        var next = Terms(start, end).Following();
        (next.StartsOn?.ToString("yyyy-MM-dd"), next.EndsOn?.ToString("yyyy-MM-dd")).Should().Be((nextStart, nextEnd));
        next.Number.Should().BeNull("a contract has a number of its own");
    }

    [Fact]
    public void Plans_move_with_the_period_what_was_received_does_not_and_checks_are_made_anew()
    {
        var payer = Guid.NewGuid();
        var old = Terms("2024-04-01", "2026-03-31") with
        {
            Receipts =
            [
                new ReceiptTerms(2024, ReceiptState.Planned, null, 10, 1, 0, payer), new ReceiptTerms(2025, ReceiptState.Planned, null, 20, 2, 5, payer),
                new ReceiptTerms(2024, ReceiptState.Received, new DateOnly(2024, 6, 1), 10, 1, 0, payer),
            ],
            Clauses = new ClauseTerms { ConfidentialUntil = new DateOnly(2029, 3, 31) },
            Facts = new FactTerms { Keywords = ["電池"], ExportCheck = new CheckTerms(CheckState.Cleared), ConflictCheck = new CheckTerms(CheckState.Cleared) },
        };
        var next = old.Following();
        next.Receipts.Should().Equal(new ReceiptTerms(2026, ReceiptState.Planned, null, 10, 1, 0, payer), new ReceiptTerms(2027, ReceiptState.Planned, null, 20, 2, 5, payer));
        next.Clauses!.ConfidentialUntil.Should().Be(new DateOnly(2031, 3, 31));
        (next.Facts!.ExportCheck, next.Facts.ConflictCheck, next.Facts.Keywords.Count).Should().Be((null, null, 1));
    }

    [Fact]
    public void Without_a_plan_what_was_received_becomes_the_plan_in_one_sum_a_year()
    {
        var old = Terms("2025-04-01", "2026-03-31") with
        {
            Receipts = [new ReceiptTerms(2025, ReceiptState.Received, new DateOnly(2025, 6, 1), 10, 1), new ReceiptTerms(2025, ReceiptState.Received, new DateOnly(2025, 9, 1), 30, 3)],
        };
        old.Following().Receipts.Should().Equal(new ReceiptTerms(2026, ReceiptState.Planned, null, 40, 4));
    }
}
