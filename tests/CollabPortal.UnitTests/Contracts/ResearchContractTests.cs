using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Contracts;

public partial class ResearchContractTests
{
    private static readonly Guid Institution = Guid.NewGuid(), Company = Guid.NewGuid(), Officer = Guid.NewGuid(), Approver = Guid.NewGuid();
    private static readonly DateTimeOffset At = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static ContractTerms Terms => new()
    {
        Number = "R8-001",
        Kind = ContractKind.JointResearch,
        Title = "固体電解質界面の劣化診断",
        StartsOn = new DateOnly(2026, 10, 1),
        EndsOn = new DateOnly(2029, 3, 31),
        Goal = "劣化を診断する",
        SuccessCriterion = "誤差3%以内",
        AgreedYen = 30_000_000,
        Parties = [new PartyTerms(Company, PartyRole.Partner)],
        Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 6_000_000, 2_000_000)],
    };

    private static ResearchContract Draft(ContractTerms? terms = null) => ResearchContract.Draft(Institution, terms ?? Terms, Officer, At);

    private static ResearchContract InForce(ContractTerms? terms = null)
    {
        var contract = Draft(terms);
        contract.Submit(Officer, At);
        contract.Approve(Approver, At, Today);
        return contract;
    }

    private static string Code(Action act) => act.Should().Throw<RuleViolation>().Which.Code;

    [Fact]
    public void Who_asked_for_approval_takes_it_back_while_nobody_has_judged()
    {
        var contract = Draft();
        contract.Submit(Officer, At);
        Code(() => contract.TakeBack(Approver, At)).Should().Be("not-yours");
        contract.TakeBack(Officer, At);
        (contract.Status, contract.SubmittedBy, contract.SubmittedAt).Should().Be((ContractStatus.Draft, null, null));
        contract.Submit(Officer, At);
        contract.Return(Approver, At, "直してください");
        Code(() => contract.TakeBack(Officer, At)).Should().Be("contract-wrong-status");
        contract.Submit(Officer, At);
        contract.TakeBack(Officer, At);
        contract.Status.Should().Be(ContractStatus.Returned, "it was judged before and keeps its trail");
        contract.Submit(Officer, At);
        contract.Approve(Approver, At, Today);
        Code(() => contract.TakeBack(Officer, At)).Should().Be("contract-wrong-status");
    }

    [Fact]
    public void The_gap_takes_years_that_came_together_with_years_that_are_planned()
    {
        (int, ReceiptState, long)[] cash = [(2025, ReceiptState.Received, 5), (2026, ReceiptState.Planned, 10)];
        ResearchContract.GapYen(15, cash).Should().Be(0);
        ResearchContract.GapYen(20, cash).Should().Be(5);
        ResearchContract.GapYen(8, cash).Should().Be(-2);
        ResearchContract.GapYen(8, []).Should().Be(8);
    }

    [Fact]
    public void A_draft_needs_a_title_and_nothing_else()
    {
        Draft(new ContractTerms { Title = "題目" }).Status.Should().Be(ContractStatus.Draft);
        Code(() => Draft(new ContractTerms { Title = " " })).Should().Be("required");
        Code(() => Draft(Terms with { Title = new string('長', 301) })).Should().Be("too-long");
    }

    [Theory]
    [InlineData("Number")]
    [InlineData("Parties")]
    [InlineData("StartsOn")]
    [InlineData("EndsOn")]
    [InlineData("Goal")]
    [InlineData("SuccessCriterion")]
    public void Submitting_asks_for_what_the_approver_must_judge(string field)
    {
        var terms = field switch
        {
            "Number" => Terms with { Number = null },
            "Parties" => Terms with { Parties = [], Receipts = [] },
            "StartsOn" => Terms with { StartsOn = null },
            "EndsOn" => Terms with { EndsOn = null },
            "Goal" => Terms with { Goal = " " },
            _ => Terms with { SuccessCriterion = null },
        };
        var contract = Draft(terms);
        var violation = ((Action)(() => contract.Submit(Officer, At))).Should().Throw<RuleViolation>().Which;
        (violation.Code, violation.Field).Should().Be(("required-to-submit", field));
        contract.Status.Should().Be(ContractStatus.Draft);
    }

    [Fact]
    public void Steps_keep_their_order()
    {
        var contract = Draft();
        Code(() => contract.Approve(Approver, At, Today)).Should().Be("contract-wrong-status");
        Code(() => contract.Complete(Today, At)).Should().Be("contract-wrong-status");
        contract.Submit(Officer, At);
        Code(() => contract.Submit(Officer, At)).Should().Be("contract-not-open");
        Code(() => contract.Change(Terms, At)).Should().Be("contract-not-open");
        contract.Return(Approver, At, "確認書がありません");
        contract.ReturnedComment.Should().Be("確認書がありません");
        contract.Change(Terms with { Title = "改めた題目" }, At);
        contract.Submit(Officer, At);
        contract.ReturnedComment.Should().BeNull();
        contract.Approve(Approver, At, Today);
        contract.Status.Should().Be(ContractStatus.Active, "its first day has come");
        Code(() => contract.Complete(Today.AddDays(1), At)).Should().Be("ended-on-future", "nobody takes an end back");
        Code(() => contract.Terminate(Today.AddDays(1), "中止", At)).Should().Be("ended-on-future");
        Code(() => contract.Terminate(Terms.StartsOn!.Value.AddDays(-1), "中止", At)).Should().Be("ends-before-start", "it has begun");
        contract.Complete(Today, At);
        Code(() => contract.Terminate(Today, "中止", At)).Should().Be("contract-wrong-status");
    }

    [Fact]
    public void A_contract_of_the_future_waits_for_its_first_day()
    {
        var contract = InForce(Terms with { StartsOn = Today.AddDays(1) });
        contract.Status.Should().Be(ContractStatus.Approved);
        Code(() => contract.Complete(Today, At)).Should().Be("contract-wrong-status");
        contract.Terminate(Today, "相手方の都合", At);
        contract.Status.Should().Be(ContractStatus.Terminated);
    }

    [Fact]
    public void Who_entered_or_submitted_neither_approves_nor_returns()
    {
        var contract = Draft();
        contract.Submit(Approver, At);
        Code(() => contract.Approve(Officer, At, Today)).Should().Be("two-person-rule");
        Code(() => contract.Approve(Approver, At, Today)).Should().Be("two-person-rule");
        Code(() => contract.Return(Approver, At, "x")).Should().Be("two-person-rule");
        contract.Approve(Guid.NewGuid(), At, Today);
    }

    [Fact]
    public void A_return_says_why() => Code(() =>
    {
        var contract = Draft();
        contract.Submit(Officer, At);
        contract.Return(Approver, At, "  ");
    }).Should().Be("comment-required");

    [Fact]
    public void Money_that_is_to_come_is_no_received_money_in_the_form_either()
    {
        var contract = Draft();
        ContractTerms With(DateOnly day) => Terms with { Receipts = [new ReceiptTerms(2026, ReceiptState.Received, day, 1, 0)] };
        Code(() => contract.Change(With(Today.AddDays(1)), At)).Should().Be("received-on-future");
        contract.Change(With(Today), At);
        contract.Receipts.Should().ContainSingle();
    }

    [Fact]
    public void Received_money_belongs_to_the_fiscal_year_of_its_day()
    {
        var contract = InForce();
        contract.RecordReceipt(new ReceiptTerms(1999, ReceiptState.Received, new DateOnly(2026, 3, 31), 1, 0), At).FiscalYear.Year.Should().Be(2025);
        contract.RecordReceipt(new ReceiptTerms(1999, ReceiptState.Received, new DateOnly(2026, 4, 1), 1, 0), At).FiscalYear.Year.Should().Be(2026);
        Code(() => contract.RecordReceipt(new ReceiptTerms(2026, ReceiptState.Planned, null, 1, 0), At)).Should().Be("plan-needs-amendment");
        Code(() => contract.RecordReceipt(new ReceiptTerms(2026, ReceiptState.Received, Today.AddDays(1), 1, 0), At)).Should().Be("received-on-future");
        Code(() => Draft().RecordReceipt(new ReceiptTerms(2026, ReceiptState.Received, Today, 1, 0), At)).Should().Be("contract-wrong-status");
    }

    [Theory]
    [InlineData(-1, 0, "amount-negative")]
    [InlineData(0, -1, "amount-negative")]
    [InlineData(10_000_000_000_001, 0, "amount-too-large")]
    public void Amounts_stay_in_their_range(long direct, long indirect, string code) =>
        Code(() => Draft(Terms with { Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, direct, indirect)] })).Should().Be(code);

    [Fact]
    public void Zero_yen_is_an_amount() => Draft(Terms with { Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 0, 0)] }).Receipts.Should().ContainSingle();

    [Fact]
    public void What_did_not_change_stays_the_same_record()
    {
        var contract = Draft();
        var before = contract.Receipts[0].Id;
        contract.Change(Terms with { Receipts = [.. Terms.Receipts, new ReceiptTerms(2027, ReceiptState.Planned, null, 1, 0)] }, At);
        contract.Receipts.Should().HaveCount(2).And.Contain(r => r.Id == before);
    }

    [Fact]
    public void An_amendment_is_decided_by_a_second_person_and_once()
    {
        var contract = InForce();
        var terms = new AmendmentTerms { Title = "延長", StartsOn = Terms.StartsOn, EndsOn = new DateOnly(2030, 3, 31), AgreedYen = 40_000_000 };
        Code(() => _ = new ContractAmendment(Draft(), terms, "延長のため", Officer, At)).Should().Be("contract-wrong-status");
        Code(() => _ = new ContractAmendment(contract, terms, " ", Officer, At)).Should().Be("reason-required");
        var amendment = new ContractAmendment(contract, terms, "延長のため", Officer, At);
        contract.EndsOn.Should().Be(new DateOnly(2029, 3, 31), "a proposal changes nothing");
        Code(() => amendment.Approve(contract, Officer, At)).Should().Be("two-person-rule");
        amendment.Approve(contract, Approver, At);
        (contract.Title, contract.EndsOn, contract.AgreedYen).Should().Be(("延長", new DateOnly(2030, 3, 31), 40_000_000));
        contract.Receipts.Should().BeEmpty("the plan is the amendment's");
        Code(() => amendment.Return(Approver, At, "x")).Should().Be("amendment-decided");
    }

    [Fact]
    public void Only_a_draft_is_deleted()
    {
        Draft().ExpectDeletable();
        Code(() => InForce().ExpectDeletable()).Should().Be("delete-draft-only");
    }
}
