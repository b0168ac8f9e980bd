using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>Contracts through the services, as the accounts of two institutions, under the runtime role.</summary>
public partial class ContractServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private int numbers;

    private sealed record Desk(CurrentUser User, ContractService Service, ContractQueries Queries, AuditQueries Audit);

    private sealed record Office(Organisation University, Organisation Company, Desk Officer, Desk Approver);

    private async Task<Desk> DeskAsync(PortalRole role, Guid? institution)
    {
        var user = await database.AccountAsync(role, institution);
        var contexts = database.Contexts(user);
        var writer = new RegisterWriter(user, new Access(user, contexts, database.Clock), contexts);
        return new Desk(user, new ContractService(writer, database.Clock), new ContractQueries(user, contexts, database.Clock), new AuditQueries(contexts));
    }

    private async Task<Office> OfficeAsync()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "試験大学" + Guid.NewGuid());
        var company = await database.OrganisationAsync(OrganisationKind.Company, "試験電池株式会社");
        return new Office(university, company, await DeskAsync(PortalRole.Liaison, university.Id), await DeskAsync(PortalRole.Approver, university.Id));
    }

    private ContractTerms Terms(Office office) => new()
    {
        Number = $"R8-{Interlocked.Increment(ref numbers)}",
        Kind = ContractKind.JointResearch,
        Title = "界面の劣化診断",
        StartsOn = new DateOnly(2026, 10, 1),
        EndsOn = new DateOnly(2027, 3, 31),
        Goal = "診断する",
        SuccessCriterion = "誤差3%以内",
        AgreedYen = 8_000_000,
        Parties = [new PartyTerms(office.Company.Id, PartyRole.Partner)],
        Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 6_000_000, 2_000_000)],
    };

    private static async Task<ContractSaved> InForceAsync(Office office, ContractTerms terms)
    {
        var made = (await office.Officer.Service.CreateDraftAsync(terms)).Value;
        var sent = (await office.Officer.Service.SubmitAsync(made.Id, made.Version)).Value;
        return (await office.Approver.Service.ApproveAsync(sent.Id, sent.Version)).Value;
    }

    private static string Code<T>(Outcome<T> done) => done.Problems.Should().ContainSingle().Which.Code;

    [Fact]
    public async Task A_contract_goes_from_draft_to_approval_and_tells_its_history()
    {
        var office = await OfficeAsync();
        var saved = await InForceAsync(office, Terms(office));
        var view = (await office.Officer.Queries.FindAsync(saved.Id))!;
        (view.Status, view.Version).Should().Be((ContractStatus.Active, saved.Version));
        view.Approved!.Name.Should().Be("Approver");
        view.Parties.Should().ContainSingle().Which.Organisation.Name.Ja.Should().Be("試験電池株式会社");
        var history = await office.Officer.Audit.HistoryAsync(saved.Id);
        history.SelectMany(h => h.Acts).Should().Contain(a => a.Entity == "ResearchContract" && a.Fields.Any(f => f.Name == "Status" && f.Was == "Submitted" && f.Now == "Active"));
        history.SelectMany(h => h.Acts).Should().Contain(a => a.Entity == "FiscalYearReceipt" && a.Action == "Created");
    }

    [Fact]
    public async Task A_stale_save_is_refused_even_where_only_receipts_changed()
    {
        var office = await OfficeAsync();
        var terms = Terms(office);
        var made = (await office.Officer.Service.CreateDraftAsync(terms)).Value;
        var first = await office.Approver.Service.ChangeAsync(made.Id, made.Version, terms with { Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 1, 0)] });
        first.Value.Version.Should().Be(made.Version + 1);
        Code(await office.Officer.Service.ChangeAsync(made.Id, made.Version, terms with { Title = "私の題目" })).Should().Be("stale-version");
        var present = (await office.Officer.Queries.FindAsync(made.Id))!;
        (present.Terms.Title, present.PlannedYen, present.Version).Should().Be(("界面の劣化診断", 1L, first.Value.Version));
    }

    [Fact]
    public async Task Of_two_saves_at_once_one_wins()
    {
        var office = await OfficeAsync();
        var terms = Terms(office);
        var made = (await office.Officer.Service.CreateDraftAsync(terms)).Value;
        var both = await Task.WhenAll(
            office.Officer.Service.ChangeAsync(made.Id, made.Version, terms with { Title = "甲" }),
            office.Approver.Service.ChangeAsync(made.Id, made.Version, terms with { Title = "乙" }));
        both.Count(b => b.Ok).Should().Be(1);
        Code(both.Single(b => !b.Ok)).Should().Be("stale-version");
    }

    [Fact]
    public async Task Who_submitted_does_not_approve_and_a_liaison_officer_never_does()
    {
        var office = await OfficeAsync();
        var made = (await office.Approver.Service.CreateDraftAsync(Terms(office))).Value;
        var sent = (await office.Approver.Service.SubmitAsync(made.Id, made.Version)).Value;
        Code(await office.Approver.Service.ApproveAsync(sent.Id, sent.Version)).Should().Be("two-person-rule");
        Code(await office.Officer.Service.ApproveAsync(sent.Id, sent.Version)).Should().Be("not-allowed");
        (await office.Approver.Queries.FindAsync(sent.Id))!.May.WaitsForAnother.Should().BeTrue();
        var second = await DeskAsync(PortalRole.Approver, office.University.Id);
        (await second.Service.ApproveAsync(sent.Id, sent.Version)).Ok.Should().BeTrue();
    }

    [Fact]
    public async Task Submitting_lists_everything_that_is_missing()
    {
        var office = await OfficeAsync();
        var made = (await office.Officer.Service.CreateDraftAsync(new ContractTerms { Title = "題目だけ" })).Value;
        var done = await office.Officer.Service.SubmitAsync(made.Id, made.Version);
        done.Problems.Select(p => p.Field).Should().BeEquivalentTo("Number", "Parties", "StartsOn", "EndsOn", "Goal", "SuccessCriterion");
        done.Problems.Should().OnlyContain(p => p.Code == "required-to-submit");
    }

    [Fact]
    public async Task Another_institutions_contract_does_not_exist()
    {
        var office = await OfficeAsync();
        var other = await OfficeAsync();
        var saved = await InForceAsync(office, Terms(office));
        (await other.Officer.Queries.FindAsync(saved.Id)).Should().BeNull();
        (await other.Officer.Queries.ListAsync(new ContractFilter())).Total.Should().Be(0);
        Code(await other.Officer.Service.RecordReceiptAsync(saved.Id, saved.Version, new ReceiptTerms(2026, ReceiptState.Received, new DateOnly(2026, 11, 1), 1, 0))).Should().Be("not-found");
        Code(await other.Approver.Service.ApproveAsync(saved.Id, saved.Version)).Should().Be("not-found");
        (await other.Officer.Audit.HistoryAsync(saved.Id)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_co_institution_finds_the_contract_in_its_list_and_changes_nothing()
    {
        var office = await OfficeAsync();
        var other = await OfficeAsync();
        var terms = Terms(office);
        var made = (await office.Officer.Service.CreateDraftAsync(
            terms with { Parties = [.. terms.Parties, new PartyTerms(other.University.Id, PartyRole.CoInstitution)] })).Value;
        (await other.Officer.Queries.ListAsync(new ContractFilter { Text = "試験電池" })).Items.Should().ContainSingle().Which.ReceivedYen.Should().BeNull();
        (await other.Officer.Queries.FindAsync(made.Id))!.May.Any.Should().BeFalse();
        Code(await other.Officer.Service.ChangeAsync(made.Id, made.Version, terms)).Should().Be("not-allowed");
    }

    [Fact]
    public async Task The_ministry_reads_from_approval_on_and_writes_nothing()
    {
        var office = await OfficeAsync();
        var ministry = await DeskAsync(PortalRole.Ministry, null);
        var draft = (await office.Officer.Service.CreateDraftAsync(Terms(office))).Value;
        var saved = await InForceAsync(office, Terms(office));
        (await ministry.Queries.FindAsync(draft.Id)).Should().BeNull();
        (await ministry.Queries.FindAsync(saved.Id))!.May.Any.Should().BeFalse();
        Code(await ministry.Service.TerminateAsync(saved.Id, saved.Version, new DateOnly(2026, 12, 1), "x")).Should().Be("not-allowed");
    }

    [Fact]
    public async Task A_number_is_given_once_in_an_institution_and_free_in_another()
    {
        var office = await OfficeAsync();
        var other = await OfficeAsync();
        var terms = Terms(office);
        var first = (await office.Officer.Service.CreateDraftAsync(terms)).Value;
        var again = await office.Officer.Service.CreateDraftAsync(terms);
        again.Problems.Should().ContainSingle().Which.Should().Match<Problem>(p => p.Code == "number-taken" && p.Field == "Number");
        again.Problems[0].Args.Should().Equal(terms.Title, first.Id);
        (await other.Officer.Service.CreateDraftAsync(terms)).Ok.Should().BeTrue();
    }

    [Fact]
    public async Task Names_that_do_not_exist_are_told_by_field()
    {
        var office = await OfficeAsync();
        var terms = Terms(office);
        async Task Unknown(ContractTerms wrong, string field) =>
            (await office.Officer.Service.CreateDraftAsync(wrong)).Problems.Should().ContainSingle().Which.Should().Match<Problem>(p => p.Code == "not-found" && p.Field == field);
        await Unknown(terms with { Parties = [new PartyTerms(Guid.NewGuid(), PartyRole.Partner)], Receipts = [] }, "Parties");
        await Unknown(terms with { FieldCode = "Z9" }, "FieldCode");
        await Unknown(terms with { ProgrammeId = Guid.NewGuid() }, "ProgrammeId");
        await Unknown(terms with { Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 1, 0, PayerId: Guid.NewGuid())] }, "Receipts");
    }

    [Fact]
    public async Task An_approved_contract_changes_only_by_an_amendment_that_is_approved_again()
    {
        var office = await OfficeAsync();
        var terms = Terms(office);
        var saved = await InForceAsync(office, terms);
        Code(await office.Officer.Service.ChangeAsync(saved.Id, saved.Version, terms)).Should().Be("contract-not-open");

        var wanted = new AmendmentTerms
        {
            Title = terms.Title,
            StartsOn = terms.StartsOn,
            EndsOn = new DateOnly(2028, 3, 31),
            Goal = terms.Goal,
            SuccessCriterion = terms.SuccessCriterion,
            PrincipalInvestigator = " 架空 花子 ",
            AgreedYen = 16_000_000,
            Planned = [new ReceiptTerms(2026, ReceiptState.Planned, null, 6_000_000, 2_000_000), new ReceiptTerms(2027, ReceiptState.Planned, null, 6_000_000, 2_000_000)],
        };
        var proposed = (await office.Officer.Service.ProposeAmendmentAsync(saved.Id, saved.Version, wanted, "1年延長")).Value;
        var view = (await office.Approver.Queries.FindAsync(saved.Id))!;
        view.Terms.EndsOn.Should().Be(terms.EndsOn, "a proposal changes nothing");
        Code(await office.Officer.Service.ProposeAmendmentAsync(saved.Id, proposed.Version, wanted, "もう1件")).Should().Be("amendment-open");
        var amendment = view.Amendments.Should().ContainSingle().Subject;
        amendment.MayDecide.Should().BeTrue();
        (await office.Officer.Service.ApproveAmendmentAsync(amendment.Id, amendment.Version)).Ok.Should().BeFalse("a liaison officer does not approve");
        (await office.Approver.Service.ApproveAmendmentAsync(amendment.Id, amendment.Version)).Ok.Should().BeTrue();
        view = (await office.Officer.Queries.FindAsync(saved.Id))!;
        (view.Terms.EndsOn, view.Terms.AgreedYen, view.PlannedYen).Should().Be((new DateOnly(2028, 3, 31), 16_000_000L, 16_000_000L));
        view.Version.Should().Be(proposed.Version + 1);
        view.Terms.PrincipalInvestigator.Should().Be("架空 花子", "people change too");
    }
}
