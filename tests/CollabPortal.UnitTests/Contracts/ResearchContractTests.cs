using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Contracts;

public class ResearchContractTests
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
    public void Receipts_above_the_agreed_total_need_a_reason_to_approve()
    {
        var contract = Draft(Terms with { AgreedYen = 7_000_000 });
        contract.Submit(Officer, At);
        Code(() => contract.Approve(Approver, At, Today, " ")).Should().Be("excess-reason-required");
        contract.Approve(Approver, At, Today, " 追加の受入れを確認済み ");
        contract.ApprovalReason.Should().Be("追加の受入れを確認済み");
        InForce().ApprovalReason.Should().BeNull("nothing exceeds");
        ResearchContract.ExcessYen(null, Terms.Receipts).Should().Be(0, "nothing is agreed");
        ResearchContract.ExcessYen(8_000_000, [.. Terms.Receipts, new ReceiptTerms(2026, ReceiptState.Received, Today, 8_500_000, 0)]).Should().Be(500_000, "what came as planned is not counted twice");
        ResearchContract.ExcessYen(0, Terms.Receipts).Should().Be(8_000_000, "zero is agreed");
    }

    [Fact]
    public void Money_in_a_fiscal_year_outside_the_period_needs_a_reason_to_submit()
    {
        var contract = Draft(Terms with { Receipts = [.. Terms.Receipts, new ReceiptTerms(2031, ReceiptState.Planned, null, 1_000_000, 0)] });
        var refused = ((Action)(() => contract.Submit(Officer, At, " "))).Should().Throw<RuleViolation>().Which;
        (refused.Code, refused.Field, refused.Args[0]).Should().Be(("outside-reason-required", "OutsideReason", "2031"));
        contract.Submit(Officer, At, " 機器の更新費を後年度に受け取る覚書がある ");
        contract.OutsideReason.Should().Be("機器の更新費を後年度に受け取る覚書がある");
        contract.Approve(Approver, At, Today);
        var settled = Draft(Terms with { Receipts = [new ReceiptTerms(2029, ReceiptState.Planned, null, 1_000_000, 0)] });
        settled.Submit(Officer, At, "要らない");
        settled.OutsideReason.Should().BeNull("the fiscal year after the end is settlement");
    }

    [Fact]
    public void A_receipt_recorded_by_mistake_is_corrected_or_cancelled_with_a_reason()
    {
        var contract = InForce();
        var day = new DateOnly(2026, 11, 1);
        var id = contract.RecordReceipt(new ReceiptTerms(0, ReceiptState.Received, day, 15_000_000, 0), At).Id;
        var planned = contract.Receipts.Single(r => r.State == ReceiptState.Planned).Id;
        var right = new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 3, 31), 1_500_000, 7);
        Code(() => contract.CorrectReceipt(id, right, " ", At)).Should().Be("reason-required");
        Code(() => contract.CancelReceipt(id, null, At)).Should().Be("reason-required");
        Code(() => contract.CancelReceipt(id, new string('長', 1001), At)).Should().Be("too-long");
        Code(() => contract.CorrectReceipt(planned, right, "桁の誤り", At)).Should().Be("not-found", "the plan changes by amendment");
        Code(() => contract.CorrectReceipt(id, right with { State = ReceiptState.Planned }, "桁の誤り", At)).Should().Be("plan-needs-amendment");
        Code(() => contract.CorrectReceipt(id, right with { ReceivedOn = Today.AddDays(1) }, "桁の誤り", At)).Should().Be("received-on-future");
        Code(() => contract.CorrectReceipt(id, right with { DirectYen = -1 }, "桁の誤り", At)).Should().Be("amount-negative");
        Code(() => contract.CorrectReceipt(id, right with { ReceivedOn = day, DirectYen = 15_000_000, IndirectYen = 0 }, "桁の誤り", At)).Should().Be("receipt-unchanged");
        contract.CorrectReceipt(id, right, " 桁の誤り ", At);
        contract.Receipts.Single(r => r.Id == id).Should().Match<FiscalYearReceipt>(r =>
            r.DirectYen == 1_500_000 && r.IndirectYen == 7 && r.FiscalYear.Year == 2025 && r.PayerId == Company && r.CorrectionReason == "桁の誤り");
        contract.CancelReceipt(id, "他の契約の入金", At);
        contract.Receipts.Select(r => r.Id).Should().Equal(planned);
        Code(() => Draft().CancelReceipt(id, "理由", At)).Should().Be("contract-wrong-status");
    }

    [Theory]
    [InlineData(13_000_000, 2_000_000)]
    [InlineData(15_000_000, 0)]
    public void Money_that_comes_in_another_year_than_planned_is_no_excess(long agreed, long excess)
    {
        ReceiptTerms[] receipts = [new(2026, ReceiptState.Planned, null, 3_229_980, 0), new(2027, ReceiptState.Planned, null, 9_770_020, 0), new(2026, ReceiptState.Received, Today, 15_000_000, 0)];
        ResearchContract.ExcessYen(agreed, receipts).Should().Be(excess);
        ResearchContract.ExcessYen(13_000_000, receipts[..2]).Should().Be(0);
    }

    [Theory]
    [InlineData(2025, true)]
    [InlineData(2026, false)]
    [InlineData(2027, false)]
    [InlineData(2028, true)]
    public void Money_of_a_fiscal_year_outside_the_period_is_told_but_for_the_year_of_settlement(int year, bool told)
    {
        var (first, last) = (new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31));
        var gaps = MoneyGaps.Of(null, [], [new(year, ReceiptState.Planned, null, 1, 0), new(2030, ReceiptState.Planned, null, 0, 0)], first, last);
        gaps.OutsideYears.Should().Equal(told ? [year] : []);
        gaps.Any.Should().Be(told);
        MoneyGaps.Of(null, [], [new(year, ReceiptState.Planned, null, 1, 0)], first, last, ContractStatus.Terminated).Any.Should().BeFalse("what is only planned will not come");
        MoneyGaps.YearsOutside(null, null, [new(year, ReceiptState.Received, null, 1, 0)]).Should().BeEmpty("the period is not known");
        MoneyGaps.Of(new AmendmentTerms { StartsOn = first, EndsOn = last, Planned = [new(year, ReceiptState.Planned, null, 0, 0, 5)] }, [], []).OutsideYears.Should().Equal(told ? [year] : [], "in kind is money's worth");
    }

    [Fact]
    public void An_amendment_below_what_came_is_approved_with_a_reason_and_says_where_money_parts()
    {
        var contract = InForce();
        contract.RecordReceipt(new ReceiptTerms(0, ReceiptState.Received, Today, 8_000_000, 0), At);
        var terms = new AmendmentTerms { Title = "題目", StartsOn = Today, EndsOn = Today.AddYears(1), AgreedYen = 6_000_000, Planned = [new(2026, ReceiptState.Planned, null, 5_000_000, 0)] };
        PriceItemTerms[] items = [new(PriceItemKind.Direct, 7_000_000, false, null), new(PriceItemKind.Material, 5, true, null)];
        MoneyGaps.Of(terms, items, contract.Receipts.Select(r => new ReceiptTerms(r.FiscalYear.Year, r.State, r.ReceivedOn, r.DirectYen, r.IndirectYen)))
            .Should().Be(new MoneyGaps(2_000_000, 0, 7_000_000));
        MoneyGaps.Of(terms, [], []).Should().Be(new MoneyGaps(0, 1_000_000, null));
        MoneyGaps.Of(terms with { AgreedYen = null }, items, []).Any.Should().BeFalse("without an agreed total nothing is out of step");
        MoneyGaps.Of(terms with { Planned = [] }, [], []).Any.Should().BeFalse("nothing is planned at all");
        ReceiptTerms[] plan = [new(2026, ReceiptState.Planned, null, 5_000_000, 0)];
        MoneyGaps.Of(6_000_000, items, plan, Today, Today.AddYears(1)).Should().Be(new MoneyGaps(0, 1_000_000, 7_000_000), "a contract is judged by the same rule as an amendment");
        MoneyGaps.Of(6_000_000, [], plan, Today, Today.AddYears(1), ContractStatus.Terminated).Any.Should().BeFalse("what will not come any more is no gap");

        var amendment = new ContractAmendment(contract, terms, "減額", Officer, At);
        Code(() => amendment.Approve(contract, Approver, At)).Should().Be("excess-reason-required");
        amendment = new ContractAmendment(contract, terms, "減額", Officer, At);
        amendment.Approve(contract, Approver, At, " 精算で返金する ");
        contract.ApprovalReason.Should().Be("精算で返金する");
    }

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
