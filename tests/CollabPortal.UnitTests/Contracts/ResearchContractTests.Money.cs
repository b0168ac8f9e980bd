using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Contracts;

/// <summary>Money that parts from what was agreed, and receipts that are put right.</summary>
public partial class ResearchContractTests
{
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
        contract.CancelReceipt(contract.Receipts.Single(r => r.State == ReceiptState.Received).Id, "誤り", At);
        contract.ApprovalReason.Should().BeNull("nothing exceeds any more");
    }

    [Fact]
    public void An_amendment_that_would_put_money_out_of_step_is_neither_proposed_nor_approved()
    {
        PriceItemTerms[] items = [new(PriceItemKind.Direct, 6_000_000), new(PriceItemKind.Indirect, 2_000_000), new(PriceItemKind.SuccessFee, 1_000_000)];
        var priced = Terms with { AgreedYen = 8_000_000, PriceItems = items };
        var contract = InForce(priced);
        var stands = new AmendmentTerms { Title = "題目", StartsOn = Terms.StartsOn, EndsOn = Terms.EndsOn, AgreedYen = 8_000_000, Planned = Terms.Receipts };
        void Refused(AmendmentTerms terms, string code, string field, long first)
        {
            var refused = ((Action)(() => _ = new ContractAmendment(contract, terms, "変更", Officer, At))).Should().Throw<RuleViolation>().Which;
            (refused.Code, refused.Field, refused.Args[0]).Should().Be((code, field, first));
        }

        Refused(stands with { AgreedYen = 9_000_000 }, "amendment-items-apart", "AgreedYen", 8_000_000);
        Refused(stands with { AgreedYen = null }, "amendment-items-apart", "AgreedYen", 8_000_000);
        Refused(stands with { PriceItems = items[..1] }, "amendment-items-apart", "AgreedYen", 6_000_000);
        Refused(stands with { Planned = [new(2026, ReceiptState.Planned, null, 5_000_000, 0)] }, "amendment-unplanned", "Receipts", 3_000_000);
        _ = new ContractAmendment(contract, stands with { EndsOn = Terms.EndsOn!.Value.AddYears(1) }, "延長", Officer, At);
        _ = new ContractAmendment(contract, stands with { Planned = [] }, "計画はこれから", Officer, At);

        // What was proposed before the rule, or on a contract that has changed since, is not approved either.
        var proposed = new ContractAmendment(InForce(Terms with { AgreedYen = 8_000_000 }), stands with { AgreedYen = 9_000_000, Planned = [] }, "増額", Officer, At);
        Code(() => proposed.Approve(contract, Approver, At)).Should().Be("amendment-items-apart");
        (proposed.Status, contract.AgreedYen).Should().Be((AmendmentStatus.Submitted, 8_000_000));

        // What stood out of step before stops no other change.
        var partlyPlanned = InForce();
        _ = new ContractAmendment(partlyPlanned, stands with { AgreedYen = 30_000_000, EndsOn = Terms.EndsOn!.Value.AddYears(1) }, "延長", Officer, At);
    }

    [Fact]
    public void A_contract_whose_total_is_not_that_of_its_items_is_not_submitted()
    {
        var contract = Draft(Terms with { PriceItems = [new(PriceItemKind.Direct, 8_000_000)] });
        contract.AgreedYen.Should().Be(8_000_000);
        contract.Change(Terms with { AgreedYen = 7_000_000 }, At);
        Code(() => contract.Submit(Officer, At)).Should().Be("price-items-apart");
        contract.Status.Should().Be(ContractStatus.Draft);
        contract.Change(Terms with { AgreedYen = 8_000_000 }, At);
        contract.Submit(Officer, At);
    }
}
