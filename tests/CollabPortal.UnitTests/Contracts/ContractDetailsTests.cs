using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Contracts;

/// <summary>Clauses, facts and amendments of a contract; nothing of it is required.</summary>
public class ContractDetailsTests
{
    private static readonly Guid Institution = Guid.NewGuid(), Company = Guid.NewGuid(), Officer = Guid.NewGuid(), Approver = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private static ContractTerms Terms(ClauseTerms? clauses = null, FactTerms? facts = null) => new()
    {
        Number = "R8-1",
        Title = "題目",
        StartsOn = new DateOnly(2026, 4, 1),
        EndsOn = new DateOnly(2027, 3, 31),
        Goal = "目的",
        SuccessCriterion = "基準",
        Parties = [new PartyTerms(Company, PartyRole.Partner)],
        Clauses = clauses,
        Facts = facts,
    };

    private static ResearchContract Draft(ClauseTerms? clauses = null, FactTerms? facts = null) => ResearchContract.Draft(Institution, Terms(clauses, facts), Officer, Now);

    private static ResearchContract InForce(ClauseTerms? clauses = null)
    {
        var contract = Draft(clauses);
        contract.Submit(Officer, Now);
        contract.Approve(Approver, Now, new DateOnly(2026, 11, 21));
        return contract;
    }

    [Fact]
    public void Without_clauses_and_facts_there_is_no_record_and_empty_ones_make_none()
    {
        Draft().Details.Should().BeNull();
        Draft(new ClauseTerms { IpClauseText = " " }, new FactTerms { Keywords = [" "] }).Details.Should().BeNull();
    }

    [Fact]
    public void Saying_nothing_keeps_what_is_stored()
    {
        var contract = Draft(new ClauseTerms { IpClauseCode = "joint" }, new FactTerms { Members = [new MemberTerms("架空 花子", MemberRole.CoInvestigator)] });
        contract.Change(Terms(), Now);
        contract.Details!.IpClauseCode.Should().Be("joint");
        contract.Members.Should().ContainSingle();
        contract.Change(Terms(new ClauseTerms(), new FactTerms()), Now);
        contract.Details!.IpClauseCode.Should().BeNull("empty terms say that there is none");
        contract.Members.Should().BeEmpty();
    }

    [Fact]
    public void Who_stays_the_same_stays_the_same_record()
    {
        var contract = Draft(facts: new FactTerms { Members = [new MemberTerms("甲", MemberRole.Support), new MemberTerms("乙", MemberRole.DoctoralStudent, "博士課程", 30)] });
        var kept = contract.Members[1].Id;
        contract.Change(Terms(facts: new FactTerms { Members = [new MemberTerms("乙 ", MemberRole.DoctoralStudent, " 博士課程", 30), new MemberTerms("丙", MemberRole.Support)] }), Now);
        contract.Members.OrderBy(m => m.Ordinal).Select(m => m.Name).Should().Equal("乙", "丙");
        contract.Members.Single(m => m.Name == "乙").Id.Should().Be(kept);
    }

    [Fact]
    public void A_party_may_change_its_role()
    {
        var contract = Draft();
        contract.Change(Terms() with { Parties = [new PartyTerms(Company, PartyRole.Intermediary)] }, Now);
        contract.Parties.Should().ContainSingle().Which.Role.Should().Be(PartyRole.Intermediary);
    }

    public static TheoryData<string, string, ClauseTerms?, FactTerms?> Wrong() => new()
    {
        { "confidential-before-start", "ConfidentialUntil", new ClauseTerms { ConfidentialUntil = new DateOnly(2026, 3, 31) }, null },
        { "side-not-party", "ExclusivePatentsTo", new ClauseTerms { ExclusivePatentsTo = Guid.NewGuid() }, null },
        { "side-not-party", "SurroundingFilingsBy", new ClauseTerms { SurroundingFilingsBy = Guid.NewGuid() }, null },
        { "amount-negative", "PublicFunds", new ClauseTerms { PublicFunds = [new PublicFund("制度", -1)] }, null },
        { "required", "PublicFunds", new ClauseTerms { PublicFunds = [new PublicFund(" ", 1)] }, null },
        { "too-long", "IpClauseText", new ClauseTerms { IpClauseText = new string('あ', 4001) }, null },
        { "effort-range", "InvestigatorEffortPercent", null, new FactTerms { InvestigatorEffortPercent = 101 } },
        { "effort-range", "Members", null, new FactTerms { Members = [new MemberTerms("甲", MemberRole.Support, null, -1)] } },
        { "required", "Members", null, new FactTerms { Members = [new MemberTerms(" ", MemberRole.Support)] } },
        { "count-range", "DoctoralStudents", null, new FactTerms { DoctoralStudents = -1 } },
        { "amount-too-large", "DoctoralPayYen", null, new FactTerms { DoctoralPayYen = long.MaxValue } },
        { "check-in-future", "ExportCheck", null, new FactTerms { ExportCheck = new CheckTerms(CheckState.Cleared, null, new DateOnly(2026, 11, 22)) } },
        { "too-many", "Keywords", null, new FactTerms { Keywords = [.. Enumerable.Range(0, 51).Select(i => "語" + i)] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_refused_with_its_field(string code, string field, ClauseTerms? clauses, FactTerms? facts)
    {
        var make = () => Draft(clauses, facts);
        var violation = make.Should().Throw<RuleViolation>().Which;
        (violation.Code, violation.Field).Should().Be((code, field));
    }

    [Fact]
    public void Zero_is_not_missing()
    {
        var contract = Draft(new ClauseTerms { PublicFunds = [new PublicFund("制度", 0), new PublicFund("別の制度", null)] }, new FactTerms { DoctoralStudents = 0 });
        contract.Details!.DoctoralStudents.Should().Be(0);
        contract.Details.Internships.Should().BeNull();
        contract.Details.PublicFunds.Select(f => f.Yen).Should().Equal(0, null);
    }

    [Fact]
    public void Facts_are_kept_true_after_approval_and_clauses_are_not_touched_by_it()
    {
        var contract = InForce(new ClauseTerms { IpClauseCode = "joint" });
        contract.RecordFacts(new FactTerms { DoctoralStudents = 2 }, Now);
        (contract.Details!.DoctoralStudents, contract.Details.IpClauseCode).Should().Be((2, "joint"));
        var early = () => Draft().RecordFacts(new FactTerms(), Now);
        early.Should().Throw<RuleViolation>().Which.Code.Should().Be("contract-wrong-status");
    }

    [Fact]
    public void An_amendment_changes_clauses_and_keeps_what_was()
    {
        var contract = InForce(new ClauseTerms { IpClauseCode = "joint", ConfidentialUntil = new DateOnly(2030, 3, 31) });
        var amendment = new ContractAmendment(
            contract,
            new AmendmentTerms { Title = "題目", StartsOn = contract.StartsOn, EndsOn = new DateOnly(2028, 3, 31), Clauses = new ClauseTerms { IpClauseCode = "partner" } },
            "延長", Officer, Now);
        amendment.Approve(contract, Approver, Now);
        contract.Details!.IpClauseCode.Should().Be("partner");
        (amendment.Before!.EndsOn, amendment.Before.Clauses!.IpClauseCode).Should().Be((new DateOnly(2027, 3, 31), "joint"));
    }

    [Fact]
    public void An_amendment_that_says_nothing_of_clauses_leaves_them_and_wrong_ones_are_refused_at_once()
    {
        var contract = InForce(new ClauseTerms { IpClauseCode = "joint" });
        var terms = new AmendmentTerms { Title = "題目", StartsOn = contract.StartsOn, EndsOn = contract.EndsOn };
        new ContractAmendment(contract, terms, "理由", Officer, Now).Approve(contract, Approver, Now);
        contract.Details!.IpClauseCode.Should().Be("joint");
        var wrong = () => new ContractAmendment(contract, terms with { Clauses = new ClauseTerms { ExclusivePatentsTo = Guid.NewGuid() } }, "理由", Officer, Now);
        wrong.Should().Throw<RuleViolation>().Which.Code.Should().Be("side-not-party");
    }
}
