using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Application.Contracts.Work;
using CollabPortal.Application.Data;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Office;

/// <summary>One signed-in person of an office with the services of the daily work: runtime role, row-level security, audit.</summary>
internal sealed class OfficeDesk
{
    private OfficeDesk(TestDatabase database, CurrentUser user)
    {
        User = user;
        var contexts = database.Contexts(user);
        var access = new Access(user, contexts, database.Clock);
        var writer = new RegisterWriter(user, access, contexts);
        Contracts = new ContractService(writer, database.Clock);
        Queries = new ContractQueries(user, contexts, database.Clock);
        Entries = new TypedEntries(user, access, contexts, database.Clock);
        Duplicates = new LikelyDuplicates(user, contexts);
        Queue = new WorkQueue(user, contexts, new RestatementWork(user, contexts, new SurveyRecordNames(), database.Clock), database.Clock);
        Deadlines = new ContractDeadlines(user, contexts, database.Clock);
        Batch = new ContractBatch(Contracts);
        Deleted = new DeletedRecords(user, writer, contexts, database.Clock);
        Views = new SavedViews(user, contexts, database.Clock);
        Progress = new EntryProgressQueries(user, contexts, database.Clock);
    }

    public CurrentUser User { get; }

    public ContractService Contracts { get; }

    public ContractQueries Queries { get; }

    public TypedEntries Entries { get; }

    public LikelyDuplicates Duplicates { get; }

    public WorkQueue Queue { get; }

    public ContractDeadlines Deadlines { get; }

    public ContractBatch Batch { get; }

    public DeletedRecords Deleted { get; }

    public SavedViews Views { get; }

    public EntryProgressQueries Progress { get; }

    public static async Task<OfficeDesk> OfAsync(TestDatabase database, PortalRole role, Guid? institution) => new(database, await database.AccountAsync(role, institution));

    /// <summary>A submittable contract with this company.</summary>
    public static ContractTerms Terms(Guid company, string number, string title = "界面の劣化診断") => new()
    {
        Number = number,
        Kind = ContractKind.JointResearch,
        Title = title,
        StartsOn = new DateOnly(2026, 4, 1),
        EndsOn = new DateOnly(2027, 3, 31),
        Goal = "診断する",
        SuccessCriterion = "誤差3%以内",
        AgreedYen = 8_000_000,
        Parties = [new PartyTerms(company, PartyRole.Partner)],
        Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 6_000_000, 2_000_000)],
    };

    public async Task<ContractSaved> DraftAsync(ContractTerms terms) => (await Contracts.CreateDraftAsync(terms)).Value;

    public async Task<ContractSaved> SubmittedAsync(ContractTerms terms)
    {
        var draft = await DraftAsync(terms);
        return (await Contracts.SubmitAsync(draft.Id, draft.Version)).Value;
    }
}

/// <summary>A university with an officer, a colleague and an approver, and a company.</summary>
internal sealed record OfficeWorld(Organisation University, Organisation Company, OfficeDesk Officer, OfficeDesk Colleague, OfficeDesk Approver)
{
    public static async Task<OfficeWorld> NewAsync(TestDatabase database)
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "執務大学" + Guid.NewGuid());
        return new OfficeWorld(
            university, await database.OrganisationAsync(OrganisationKind.Company, "執務電池株式会社" + Guid.NewGuid()),
            await OfficeDesk.OfAsync(database, PortalRole.Liaison, university.Id), await OfficeDesk.OfAsync(database, PortalRole.Liaison, university.Id),
            await OfficeDesk.OfAsync(database, PortalRole.Approver, university.Id));
    }
}
