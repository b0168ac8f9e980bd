using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Web.Pages.Contracts;

namespace CollabPortal.UnitTests.Screens;

public class ContractReckoningTests
{
    [Fact]
    public void Large_joint_research_is_counted_by_what_came_in_one_fiscal_year()
    {
        ReceiptTerms[] spread = [Came(2025, 6_000_000), Came(2026, 6_000_000)];
        ContractReckoning.Large([Came(2025, 10_000_000)], null, ContractStatus.Completed).Should().Be(LargeCount.Yes);
        ContractReckoning.Large(spread, 12_000_000, ContractStatus.Completed).Should().Be(LargeCount.No, "no year of it had ten million");
        ContractReckoning.Large(spread, 12_000_000, ContractStatus.Terminated).Should().Be(LargeCount.No);
        ContractReckoning.Large(spread, 12_000_000, ContractStatus.Active).Should().Be(LargeCount.IfPlanned);
        ContractReckoning.Large([Plan(2025, 6_000_000), Plan(2026, 6_000_000)], 12_000_000, ContractStatus.Active).Should().Be(LargeCount.No, "the plan has it in no year");
        ContractReckoning.Large([Plan(2026, 10_000_000)], 12_000_000, ContractStatus.Active).Should().Be(LargeCount.IfPlanned);
        ContractReckoning.Large([Plan(2026, 10_000_000)], 12_000_000, ContractStatus.Completed).Should().Be(LargeCount.No);
        ContractReckoning.Large([], null, ContractStatus.Draft).Should().Be(LargeCount.No);
    }

    [Fact]
    public void Before_a_contract_ends_it_is_told_what_did_not_come_and_how_early_it_is()
    {
        ContractReckoning.OpenPlan([Plan(2025, 5), Came(2025, 7), Plan(2026, 4), Came(2026, 1), Plan(2027, 2)], ContractStatus.Active, new DateOnly(2026, 11, 22)).Should().Be(5, "what came above the plan of a year is not of another");
        ContractReckoning.Early(new DateOnly(2026, 11, 22), new DateOnly(2027, 3, 31)).Should().Be((4, 0));
        ContractReckoning.Early(new DateOnly(2027, 3, 20), new DateOnly(2027, 3, 31)).Should().Be((0, 11));
        ContractReckoning.Early(new DateOnly(2027, 3, 31), new DateOnly(2027, 3, 31)).Should().BeNull();
        ContractReckoning.Early(new DateOnly(2027, 3, 31), null).Should().BeNull();
    }

    [Fact]
    public void An_end_before_the_start_is_told_and_so_is_a_contract_that_never_began()
    {
        DateOnly first = new(2026, 10, 1), before = new(2026, 9, 30);
        ContractReckoning.EndsBeforeStart(before, first, ContractStatus.Active).Should().BeTrue();
        ContractReckoning.EndsBeforeStart(first, first, ContractStatus.Active).Should().BeFalse();
        ContractReckoning.EndsBeforeStart(before, first, ContractStatus.Approved).Should().BeFalse();
        ContractReckoning.EndsUnbegun(before, first, ContractStatus.Approved).Should().BeTrue();
        ContractReckoning.EndsUnbegun(before, null, ContractStatus.Approved).Should().BeFalse();
    }

    [Fact]
    public void An_excess_is_of_the_plan_where_nothing_or_less_came()
    {
        ContractReckoning.PlanExceeds([Plan(2026, 10)]).Should().BeTrue();
        ContractReckoning.PlanExceeds([Plan(2026, 10), Came(2026, 9)]).Should().BeTrue();
        ContractReckoning.PlanExceeds([Plan(2026, 10), Came(2026, 11)]).Should().BeFalse();
        ContractReckoning.PlanExceeds([Came(2026, 11)]).Should().BeFalse();
    }

    [Fact]
    public void A_period_of_thirty_years_is_worth_a_second_look()
    {
        ContractReckoning.IsLong(new DateOnly(2026, 4, 1), new DateOnly(2056, 4, 1)).Should().BeTrue();
        ContractReckoning.IsLong(new DateOnly(2026, 4, 1), new DateOnly(2056, 3, 31)).Should().BeFalse("that is thirty years to the day, as agreed ones may be");
        ContractReckoning.IsLong(null, new DateOnly(2056, 4, 1)).Should().BeFalse();
    }

    [Theory]
    [InlineData(ContractStatus.Active, "Expected", "Partly")]
    [InlineData(ContractStatus.Completed, "Ended", "EndedPartly")]
    [InlineData(ContractStatus.Terminated, "Ended", "EndedPartly")]
    public void What_did_not_come_by_the_end_is_not_expected(ContractStatus status, string nothing, string some)
    {
        ContractReckoning.PlanState(new PlanRow(new(2026), 7, null, 0), status).Should().Be(nothing);
        ContractReckoning.PlanState(new PlanRow(new(2026), 7, 3, 0), status).Should().Be(some);
        ContractReckoning.PlanState(new PlanRow(new(2026), 7, 7, 0), status).Should().Be("Come");
        ContractReckoning.PlanState(new PlanRow(new(2025), 7, 3, 4), status).Should().Be("Overdue");
    }

    private static ReceiptTerms Plan(int year, long yen) => new(year, ReceiptState.Planned, null, yen, 0);

    private static ReceiptTerms Came(int year, long yen) => new(year, ReceiptState.Received, new DateOnly(year, 6, 1), yen, 0);
}
