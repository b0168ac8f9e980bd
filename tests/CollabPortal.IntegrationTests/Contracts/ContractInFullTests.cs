using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>Clauses, facts, amendments, outcomes and follow-ups through the services.</summary>
public class ContractInFullTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly FactTerms Facts = new()
    {
        Keywords = ["電池", "診断"],
        InvestigatorEffortPercent = 10,
        Members = [new MemberTerms("架空 花子", MemberRole.CoInvestigator, "工学部", 20), new MemberTerms("架空 次郎", MemberRole.DoctoralStudent)],
        DoctoralStudents = 1,
        DoctoralPayYen = 2_400_000,
        ExportCheck = new CheckTerms(CheckState.Cleared, "輸出管理室", new DateOnly(2024, 3, 1)),
    };

    [Fact]
    public async Task Everything_is_stored_and_read_again_as_it_was_written()
    {
        await ClauseAsync();
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        var clauses = new ClauseTerms
        {
            ConfidentialUntil = new DateOnly(2031, 3, 31),
            IpClauseCode = "joint",
            IpClauseText = "持分は発明への貢献による。",
            PatentCosts = PatentCostBearer.ByShare,
            DataTerms = "大学が保管する",
            PublicFunds = [new PublicFund("マッチングファンド", 5_000_000), new PublicFund("額は未定の制度", null)],
        };
        var made = (await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id) with { Clauses = clauses, Facts = Facts })).Value;

        var view = (await officer.Queries.FindAsync(made.Id))!;
        view.Terms.Clauses.Should().BeEquivalentTo(clauses);
        view.Terms.Facts.Should().BeEquivalentTo(Facts, o => o.WithStrictOrdering());
        view.IpClause!.NameJa.Should().Be("共有");
        view.Version.Should().Be(1);

        await officer.Contracts.ChangeAsync(made.Id, 1, view.Terms with { Title = "改題", Clauses = null, Facts = Facts with { Members = [Facts.Members[1]] } });
        var after = (await officer.Queries.FindAsync(made.Id))!;
        after.Terms.Clauses.Should().BeEquivalentTo(clauses, "saying nothing leaves them");
        after.Terms.Facts!.Members.Should().Equal(Facts.Members[1]);
        var history = await officer.Audit.HistoryAsync(made.Id);
        history.SelectMany(s => s.Acts).Select(a => a.Entity).Should().Contain(["ContractDetails", "ContractMember"]);
    }

    [Fact]
    public async Task A_clause_that_is_not_on_the_list_is_refused_and_nothing_is_stored()
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        var done = await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id) with { Clauses = new ClauseTerms { IpClauseCode = "invented" } });
        done.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = "not-found", Field = "IpClauseCode" });
        await using var db = database.AsOwner();
        (await db.Contracts.CountAsync(c => c.InstitutionId == officer.User.InstitutionId)).Should().Be(0);
    }

    [Fact]
    public async Task With_a_startup_one_sided_clauses_are_named_before_and_after_saving()
    {
        var (officer, _, startup) = await ContractDesk.OfficeAsync(database, OrganisationKind.Startup);
        var own = officer.User.InstitutionId!.Value;
        var terms = ContractDesk.Terms(startup.Id) with { Clauses = new ClauseTerms { ExclusivePatentsTo = own, SurroundingFilingsBy = startup.Id } };
        (await officer.Queries.OneSidedAsync(own, terms)).Should().Equal(new OneSidedClause(FairTermsRule.ExclusivePatents, own));
        var made = (await officer.Contracts.CreateDraftAsync(terms)).Value;
        (await officer.Queries.FindAsync(made.Id))!.OneSided.Should().Equal(new OneSidedClause(FairTermsRule.ExclusivePatents, own));
    }

    [Fact]
    public async Task The_ministry_reads_the_facts_from_approval_on_and_a_co_institution_only_the_essential_terms()
    {
        var (officer, approver, partner) = await ContractDesk.OfficeAsync(database);
        var other = await database.OrganisationAsync(OrganisationKind.University, "共同大学");
        var saved = await officer.InForceAsync(approver, ContractDesk.Terms(partner.Id) with
        {
            Facts = Facts,
            Parties = [new PartyTerms(partner.Id, PartyRole.Partner), new PartyTerms(other.Id, PartyRole.CoInstitution)],
        });
        var ministry = await ContractDesk.OfAsync(database, PortalRole.Ministry);
        var seen = (await ministry.Queries.FindAsync(saved.Id))!;
        (seen.SeesDetails, seen.Terms.Facts!.Members.Count, seen.May).Should().Be((true, 2, ContractActs.None));
        var shared = (await (await ContractDesk.OfAsync(database, PortalRole.Liaison, other.Id)).Queries.FindAsync(saved.Id))!;
        (shared.SeesDetails, shared.Terms.Facts!.Members.Count).Should().Be((false, 0));
    }

    [Fact]
    public async Task Facts_change_without_approval_and_clauses_by_an_amendment_that_keeps_what_was()
    {
        await ClauseAsync();
        var (officer, approver, partner) = await ContractDesk.OfficeAsync(database);
        var saved = await officer.InForceAsync(approver, ContractDesk.Terms(partner.Id) with { Clauses = new ClauseTerms { IpClauseCode = "joint" } });
        saved = (await officer.Contracts.RecordFactsAsync(saved.Id, saved.Version, Facts)).Value;
        (await officer.Queries.FindAsync(saved.Id))!.Terms.Facts!.DoctoralStudents.Should().Be(1);

        var terms = (await officer.Queries.FindAsync(saved.Id))!.Terms;
        var proposed = await officer.Contracts.ProposeAmendmentAsync(saved.Id, saved.Version, new AmendmentTerms
        {
            Title = terms.Title,
            StartsOn = terms.StartsOn,
            EndsOn = new DateOnly(2028, 3, 31),
            Goal = terms.Goal,
            SuccessCriterion = terms.SuccessCriterion,
            Clauses = new ClauseTerms { IpClauseText = "独自" },
        }, "延長のため");
        proposed.Ok.Should().BeTrue();
        var amendment = (await approver.Queries.FindAsync(saved.Id))!.Amendments.Single();
        (await approver.Contracts.ApproveAmendmentAsync(amendment.Id, amendment.Version)).Ok.Should().BeTrue();
        var after = (await officer.Queries.FindAsync(saved.Id))!;
        (after.Terms.Clauses!.IpClauseCode, after.Terms.Clauses.IpClauseText).Should().Be((null, "独自"));
        var before = after.Amendments.Single().Before!;
        (before.EndsOn, before.Clauses!.IpClauseCode).Should().Be((new DateOnly(2026, 3, 31), "joint"));
    }

    [Fact]
    public async Task An_outcome_is_recorded_at_the_end_and_follow_ups_come_due_after_one_three_and_five_years()
    {
        var (officer, approver, partner) = await ContractDesk.OfficeAsync(database);
        var saved = await officer.InForceAsync(approver, ContractDesk.Terms(partner.Id));
        var terms = new OutcomeTerms { Goal = GoalResult.Partly, Use = PutToUse.Planned, FailureFactors = "試料不足" };
        (await officer.Outcomes.RecordAsync(saved.Id, saved.Version, terms)).Problems.Should().ContainSingle().Which.Code.Should().Be("contract-not-ended");
        saved = (await officer.Contracts.CompleteAsync(saved.Id, saved.Version, new DateOnly(2026, 3, 31))).Value;
        saved = (await officer.Outcomes.RecordAsync(saved.Id, saved.Version, terms)).Value;
        saved = (await officer.Outcomes.RecordAsync(saved.Id, saved.Version, terms with { Goal = GoalResult.Reached })).Value;
        var view = (await officer.Queries.FindAsync(saved.Id))!;
        (view.Outcome!.Terms.Goal, view.Outcome.Recorded.Name).Should().Be((GoalResult.Reached, "Liaison"));
        view.FollowUps.Select(f => (f.YearsAfter, f.DueOn, f.State)).Should().Equal(
            (1, new DateOnly(2027, 3, 31), FollowUpState.Later), (3, new DateOnly(2029, 3, 31), FollowUpState.Later), (5, new DateOnly(2031, 3, 31), FollowUpState.Later));
        (await officer.Outcomes.FollowUpsDueAsync()).Should().BeEmpty();

        var now = database.Clock.Now;
        try
        {
            database.Clock.Now = new DateTimeOffset(2027, 3, 10, 0, 0, 0, TimeSpan.Zero);
            var due = (await officer.Outcomes.FollowUpsDueAsync()).Should().ContainSingle().Which;
            (due.ContractId, due.YearsAfter, due.DueOn, due.DaysLeft).Should().Be((saved.Id, 1, new DateOnly(2027, 3, 31), 21));
            saved = (await officer.Outcomes.FollowUpAsync(saved.Id, saved.Version, 1, PutToUse.InUse, "量産が始まった")).Value;
            (await officer.Outcomes.FollowUpsDueAsync()).Should().BeEmpty("it is recorded");
            database.Clock.Now = new DateTimeOffset(2030, 4, 2, 0, 0, 0, TimeSpan.Zero);
            (await officer.Outcomes.FollowUpsDueAsync()).Should().BeEmpty("more than a year has gone");
            (await officer.Queries.FindAsync(saved.Id))!.FollowUps.Select(f => f.State).Should().Equal(FollowUpState.Done, FollowUpState.Missed, FollowUpState.Later);
            (await approver.Outcomes.FollowUpAsync(saved.Id, saved.Version, 5, PutToUse.InUse, null)).Problems.Single().Code.Should().Be("follow-up-early");
        }
        finally
        {
            database.Clock.Now = now;
        }
    }

    [Fact]
    public async Task Another_institution_can_neither_record_an_outcome_nor_facts()
    {
        var (officer, approver, partner) = await ContractDesk.OfficeAsync(database);
        var (stranger, _, _) = await ContractDesk.OfficeAsync(database);
        var saved = await officer.InForceAsync(approver, ContractDesk.Terms(partner.Id));
        (await stranger.Contracts.RecordFactsAsync(saved.Id, saved.Version, Facts)).Problems.Single().Code.Should().Be("not-found");
        (await stranger.Outcomes.RecordAsync(saved.Id, saved.Version, new OutcomeTerms { Goal = GoalResult.Reached, Use = PutToUse.InUse })).Problems.Single().Code.Should().Be("not-found");
    }

    [Fact]
    public async Task A_party_changes_its_role_in_the_database_too()
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        var made = (await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id))).Value;
        (await officer.Contracts.ChangeAsync(made.Id, 1, ContractDesk.Terms(partner.Id) with { Parties = [new PartyTerms(partner.Id, PartyRole.Intermediary)] })).Ok.Should().BeTrue();
        (await officer.Queries.FindAsync(made.Id))!.Parties.Single().Role.Should().Be(PartyRole.Intermediary);
    }

    [Fact]
    public async Task A_programme_holds_contracts_and_cannot_be_deleted_while_it_does()
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        var (stranger, _, _) = await ContractDesk.OfficeAsync(database);
        var terms = new ProgrammeTerms("包括連携 " + Guid.NewGuid(), partner.Id, new DateOnly(2024, 4, 1), null, "電池");
        var id = (await officer.Programmes.CreateAsync(terms)).Value;
        (await officer.Programmes.CreateAsync(terms with { EndsOn = new DateOnly(2020, 1, 1) })).Problems.Single().Code.Should().Be("period-reversed");
        var contract = (await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id) with { ProgrammeId = id, AgreedYen = 5_000_000 })).Value;
        var row = (await officer.Programmes.ListAsync(new ProgrammeFilter { Text = terms.Name })).Items.Should().ContainSingle().Which;
        (row.Contracts, row.AgreedYen, row.Own).Should().Be((1, 5_000_000L, true));
        (await officer.Programmes.DeleteAsync(id, 1)).Problems.Single().Code.Should().Be("programme-in-use");
        (await stranger.Programmes.FindAsync(id)).Should().BeNull();
        (await stranger.Programmes.ChangeAsync(id, 1, terms)).Problems.Single().Code.Should().Be("not-found");
        (await officer.Programmes.ChangeAsync(id, 1, terms with { EndsOn = new DateOnly(2034, 3, 31) })).Ok.Should().BeTrue();
        await officer.Contracts.ChangeAsync(contract.Id, 1, ContractDesk.Terms(partner.Id));
        (await officer.Programmes.DeleteAsync(id, 2)).Ok.Should().BeTrue();
    }

    private async Task ClauseAsync()
    {
        await using var db = database.AsOwner();
        if (await db.IpClauses.AnyAsync(c => c.Code == "joint")) return;
        db.IpClauses.Add(new IpClause("joint", 2, "共有", "Joint ownership", RightsHolder.Joint, true, "標準的な名称", "Neutral standard name"));
        await db.SaveChangesAsync();
    }
}
