using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Contracts.Pricing;

/// <summary>Items of a price, and their way onto a contract.</summary>
public class PriceTests
{
    private static readonly Guid Company = Guid.NewGuid(), Officer = Guid.NewGuid(), Approver = Guid.NewGuid();
    private static readonly DateTimeOffset At = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    // The price of mockup 04: 30 % indirect, the success fee outside.
    private static readonly PriceItemTerms[] Items =
    [
        new(PriceItemKind.Direct, 19_000_000, Note: " 人件費、物品、旅費 "), new(PriceItemKind.Indirect, 5_700_000), new(PriceItemKind.AcademicContribution, 3_000_000),
        new(PriceItemKind.CoveredDuties, 1_500_000), new(PriceItemKind.Material, 800_000), new(PriceItemKind.SuccessFee, 5_000_000), new(PriceItemKind.Direct, 2_000_000, InKind: true),
    ];

    private static ResearchContract Contract(bool inForce = false)
    {
        var contract = ResearchContract.Draft(Guid.NewGuid(), new ContractTerms
        {
            Number = "R8-1",
            Title = "界面の劣化診断",
            StartsOn = new DateOnly(2026, 10, 1),
            EndsOn = new DateOnly(2029, 3, 31),
            Goal = "診断",
            SuccessCriterion = "3%",
            AgreedYen = 8,
            Parties = [new PartyTerms(Company, PartyRole.Partner)],
            Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 8, 0)],
        }, Officer, At);
        if (!inForce) return contract;
        contract.Submit(Officer, At);
        contract.Approve(Approver, At, new DateOnly(2026, 11, 21));
        return contract;
    }

    private static ReceiptTerms Plan(int year, long direct, long indirect) => new(year, ReceiptState.Planned, null, direct, indirect);

    [Fact]
    public void In_kind_and_the_success_fee_stand_outside_the_total()
    {
        var totals = PriceTotals.Of(Items);
        totals.Should().Be(new PriceTotals(19_000_000, 5_700_000, 5_300_000, 5_000_000, 2_000_000));
        (totals.FixedYen, totals.DirectSideYen, totals.IndirectPercent).Should().Be((30_000_000L, 24_300_000L, 30m));
        PriceTotals.Of([new(PriceItemKind.Indirect, 1)]).IndirectPercent.Should().BeNull("without direct cost there is no ratio");
        PriceTotals.Of([new(PriceItemKind.Direct, 1)]).IndirectPercent.Should().Be(0, "no indirect cost is a ratio of zero");
    }

    [Fact]
    public void A_draft_takes_price_and_plan_and_keeps_what_came_and_what_is_the_same()
    {
        var contract = Contract();
        contract.Price(new PriceTerms(Items, [Plan(2026, 24_300_000, 5_700_000)]), At);
        (contract.AgreedYen, contract.PriceItems.Count, contract.PriceItems[0].Note).Should().Be((30_000_000L, 7, "人件費、物品、旅費"));
        contract.Receipts.Should().ContainSingle().Which.Cash.Amount.Should().Be(30_000_000);
        var (first, receipt) = (contract.PriceItems[0], contract.Receipts[0]);
        contract.Price(new PriceTerms([new(PriceItemKind.Data, 1), .. Items], [Plan(2026, 24_300_000, 5_700_000)]), At);
        contract.PriceItems.Should().Contain(first, "an unchanged item is the same record");
        first.Ordinal.Should().Be(1);
        contract.Receipts.Should().ContainSingle().Which.Should().BeSameAs(receipt);
        contract.Price(new PriceTerms([], []), At);
        (contract.PriceItems.Count, contract.Receipts.Count, contract.AgreedYen).Should().Be((0, 0, 30_000_001L), "without items the agreed total stays");
    }

    [Fact]
    public void A_contract_in_force_changes_its_price_by_amendment_only()
    {
        var contract = Contract(inForce: true);
        contract.RecordReceipt(new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 11, 1), 5, 1), At);
        FluentActions.Invoking(() => contract.Price(new PriceTerms(Items, []), At)).Should().Throw<RuleViolation>().Which.Code.Should().Be("contract-not-open");
        var amendment = new ContractAmendment(contract, contract.Repriced(new PriceTerms(Items, [Plan(2027, 24_300_000, 5_700_000)])), "対価の見直し", Officer, At);
        (contract.PriceItems.Count, contract.AgreedYen).Should().Be((0, 8L), "a proposal changes nothing");
        amendment.Approve(contract, Approver, At);
        (contract.PriceItems.Count, contract.AgreedYen, contract.EndsOn).Should().Be((7, 30_000_000L, new DateOnly(2029, 3, 31)));
        contract.Receipts.Select(r => (r.State, r.FiscalYear.Year, r.Cash.Amount)).Should().BeEquivalentTo([(ReceiptState.Received, 2026, 6L), (ReceiptState.Planned, 2027, 30_000_000L)]);
        amendment.Before!.PriceItems.Should().BeEmpty("what was is kept");
    }

    [Fact]
    public void Wrong_items_are_told_by_row()
    {
        string? Field(PriceItemTerms item) => FluentActions.Invoking(() => Contract().Price(new PriceTerms([Items[0], item], []), At)).Should().Throw<RuleViolation>().Which.Field;
        Field(new(PriceItemKind.Direct, -1)).Should().Be("PriceItems-1-Yen");
        Field(new(PriceItemKind.Direct, FiscalYearReceipt.YenLimit + 1)).Should().Be("PriceItems-1-Yen");
        Field(new(PriceItemKind.Direct, 1, Note: new string('長', 301))).Should().Be("PriceItems-1-Note");
        Field(new(PriceItemKind.SuccessFee, 1, InKind: true)).Should().Be("PriceItems-1-Kind");
    }

    [Fact]
    public void Money_is_overdue_from_the_day_after_its_fiscal_year()
    {
        ReceiptTerms[] receipts = [Plan(2024, 10, 2), Plan(2025, 5, 0), new(2025, ReceiptState.Received, new DateOnly(2025, 6, 1), 3, 1), Plan(2026, 7, 0), new(2023, ReceiptState.Received, new DateOnly(2023, 6, 1), 0, 0)];
        PlanComparison.Of(receipts, ContractStatus.Active, new DateOnly(2026, 3, 31)).Select(r => r.OverdueYen).Should().Equal(0, 12, 0, 0);
        var rows = PlanComparison.Of(receipts, ContractStatus.Active, new DateOnly(2026, 4, 1));
        rows.Should().Equal(
            new PlanRow(new(2023), null, 0, 0), new PlanRow(new(2024), 12, null, 12), new PlanRow(new(2025), 5, 4, 1), new PlanRow(new(2026), 7, null, 0));
        rows.Select(r => r.DifferenceYen).Should().Equal(null, -12, -1, -7);
        PlanComparison.Of(receipts, ContractStatus.Draft, new DateOnly(2026, 4, 1)).Should().OnlyContain(r => r.OverdueYen == 0, "a draft owes nothing");
    }
}
