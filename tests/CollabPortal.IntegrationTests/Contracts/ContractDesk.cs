using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Contracts.Outcomes;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>The services of the contracts room as one signed-in person has them: runtime role, row-level security, audit.</summary>
internal sealed class ContractDesk
{
    private static int numbers;

    private ContractDesk(TestDatabase database, CurrentUser user, AttachmentSettings settings)
    {
        User = user;
        var contexts = database.Contexts(user);
        var writer = new RegisterWriter(user, new Access(user, contexts, database.Clock), contexts);
        Contracts = new ContractService(writer, database.Clock);
        Queries = new ContractQueries(user, contexts, database.Clock);
        Audit = new AuditQueries(contexts);
        Programmes = new ProgrammeService(writer, contexts);
        Outcomes = new OutcomeService(writer, user, contexts, database.Clock);
        Attachments = new AttachmentService(writer, user, contexts, new AttachmentStore(settings), database.Clock);
    }

    public CurrentUser User { get; }

    public ContractService Contracts { get; }

    public ContractQueries Queries { get; }

    public AuditQueries Audit { get; }

    public OutcomeService Outcomes { get; }

    public AttachmentService Attachments { get; }

    public ProgrammeService Programmes { get; }

    public static async Task<ContractDesk> OfAsync(TestDatabase database, PortalRole role, Guid? institution = null, AttachmentSettings? settings = null) =>
        new(database, await database.AccountAsync(role, institution), settings ?? AttachmentSettings.Standard);

    /// <summary>An officer and an approver of a new university, and a partner of the given kind.</summary>
    public static async Task<(ContractDesk Officer, ContractDesk Approver, Organisation Partner)> OfficeAsync(
        TestDatabase database, OrganisationKind partner = OrganisationKind.Company, AttachmentSettings? settings = null)
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "試験大学" + Guid.NewGuid());
        return (await OfAsync(database, PortalRole.Liaison, university.Id, settings), await OfAsync(database, PortalRole.Approver, university.Id, settings),
            await database.OrganisationAsync(partner, "試験相手" + Guid.NewGuid()));
    }

    /// <summary>Everything that submitting asks for, ended last March.</summary>
    public static ContractTerms Terms(Guid partner) => new()
    {
        Number = $"F-{Interlocked.Increment(ref numbers)}",
        Kind = ContractKind.JointResearch,
        Title = "界面の劣化診断",
        StartsOn = new DateOnly(2024, 4, 1),
        EndsOn = new DateOnly(2026, 3, 31),
        Goal = "診断する",
        SuccessCriterion = "誤差3%以内",
        Parties = [new PartyTerms(partner, PartyRole.Partner)],
    };

    /// <summary>Draft, submitted by this person, approved by another.</summary>
    public async Task<ContractSaved> InForceAsync(ContractDesk approver, ContractTerms terms)
    {
        var made = (await Contracts.CreateDraftAsync(terms)).Value;
        var sent = (await Contracts.SubmitAsync(made.Id, made.Version)).Value;
        return (await approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Value;
    }
}
