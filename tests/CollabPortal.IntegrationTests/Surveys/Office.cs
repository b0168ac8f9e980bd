using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Interceptors;
using CollabPortal.Application.IntellectualProperty;
using CollabPortal.Application.Startups;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>The services of one person of a liaison office, bound by row-level security and with a reason of their own.</summary>
internal sealed class Person
{
    internal Person(TestDatabase database, CurrentUser user)
    {
        User = user;
        Contexts = new Factory(() => new PortalDb(new DbContextOptionsBuilder<PortalDb>()
            .UseNpgsql(database.Sources.Portal, npgsql => npgsql.MigrationsHistoryTable("migration_history"))
            .AddInterceptors(new SessionScope(user, Reason), new AuditTrail(user, database.Clock)).Options));
        var access = new Access(user, Contexts, database.Clock);
        var writer = new RegisterWriter(user, access, Contexts);
        var names = new SurveyRecordNames();
        var checks = new SurveyChecks(user, Contexts, names, database.Clock);
        Contracts = new ContractService(writer, database.Clock, Reason);
        Startups = new StartupService(writer, Contexts, database.Clock);
        Patents = new PatentService(writer, Contexts, database.Clock);
        Licences = new LicenceService(writer, Contexts, database.Clock);
        Surveys = new SurveyQueries(user, Contexts, checks, names, database.Clock);
        YearEnd = new YearEndService(user, writer, Contexts, checks, database.Clock);
        Restatements = new RestatementQueries(user, Contexts, names);
        Desk = new RestatementDesk(access, user, Contexts, Reason, database.Clock);
        Work = new RestatementWork(user, Contexts, names, database.Clock);
        Queue = new Application.Contracts.Work.WorkQueue(user, Contexts, Work, database.Clock);
        Queries = new ContractQueries(user, Contexts, database.Clock);
        Deadlines = new SurveyDeadlines(user, writer, Contexts, database.Clock);
        Locked = new LockedYears(user, Contexts);
    }

    public CurrentUser User { get; }

    public RestatementReason Reason { get; } = new();

    public IDbContextFactory<PortalDb> Contexts { get; }

    public ContractService Contracts { get; }

    public StartupService Startups { get; }

    public PatentService Patents { get; }

    public LicenceService Licences { get; }

    public SurveyQueries Surveys { get; }

    public YearEndService YearEnd { get; }

    public RestatementQueries Restatements { get; }

    public RestatementDesk Desk { get; }

    public RestatementWork Work { get; }

    public Application.Contracts.Work.WorkQueue Queue { get; }

    public ContractQueries Queries { get; }

    public SurveyDeadlines Deadlines { get; }

    public LockedYears Locked { get; }

    /// <summary>Figures of the first page of corrections.</summary>
    public async Task<IReadOnlyList<RestatementView>> RestatedAsync(RestatementFilter filter) => [.. (await Restatements.PageAsync(filter)).Changes.Items.SelectMany(c => c.Rows)];

    private sealed class Factory(Func<PortalDb> create) : IDbContextFactory<PortalDb>
    {
        public PortalDb CreateDbContext() => create();
    }
}

/// <summary>An institution with a liaison officer, an approver and a company to work with.</summary>
internal sealed class Office
{
    private readonly TestDatabase database;

    private Office(TestDatabase database, Organisation institution, Organisation company, Person liaison, Person approver) =>
        (this.database, Institution, Company, Liaison, Approver) = (database, institution, company, liaison, approver);

    public Organisation Institution { get; }

    public Organisation Company { get; }

    public Person Liaison { get; }

    public Person Approver { get; }

    public static async Task<Office> OfAsync(TestDatabase database, OrganisationKind kind = OrganisationKind.University)
    {
        var institution = await database.OrganisationAsync(kind, "調査大学" + Guid.NewGuid().ToString("N")[..6]);
        var company = await database.OrganisationAsync(OrganisationKind.Company, "調査会社" + Guid.NewGuid().ToString("N")[..6]);
        return new Office(
            database, institution, company, new Person(database, await database.AccountAsync(PortalRole.Liaison, institution.Id)),
            new Person(database, await database.AccountAsync(PortalRole.Approver, institution.Id)));
    }

    public static async Task<Person> MinistryAsync(TestDatabase database) => new(database, await database.AccountAsync(PortalRole.Ministry));

    /// <summary>A contract in force with one receipt.</summary>
    public async Task<ResearchContract> ContractAsync(
        long yen, DateOnly on, ContractKind kind = ContractKind.JointResearch, Guid? payer = null, long indirect = 0, bool approve = true, string? field = null,
        long? agreed = null, (int Year, long Yen)? planned = null)
    {
        var contract = ResearchContract.Draft(Institution.Id, new ContractTerms
        {
            Number = Guid.NewGuid().ToString("N"),
            Kind = kind,
            Title = "調査の契約",
            StartsOn = new DateOnly(2024, 4, 1),
            EndsOn = new DateOnly(2026, 3, 31),
            Goal = "目的",
            SuccessCriterion = "基準",
            FieldCode = field,
            Parties = [new PartyTerms(payer ?? Company.Id, PartyRole.Partner)],
            AgreedYen = agreed,
            Receipts =
            [
                new ReceiptTerms(0, ReceiptState.Received, on, yen - indirect, indirect),
                .. planned is { } plan ? (ReceiptTerms[])[new ReceiptTerms(plan.Year, ReceiptState.Planned, null, plan.Yen, 0)] : [],
            ],
        }, Guid.NewGuid(), database.Clock.Now);
        await using var db = database.As(PortalRole.Approver, Institution.Id);
        db.Contracts.Add(contract);
        await db.SaveChangesAsync();
        if (!approve) return contract;
        contract.Submit(Guid.NewGuid(), database.Clock.Now, "試験");
        contract.Approve(Guid.NewGuid(), database.Clock.Now, JapanTime.Today(database.Clock), "試験");
        await db.SaveChangesAsync();
        return contract;
    }

    /// <summary>Prepares and locks a fiscal year.</summary>
    public async Task LockAsync(FiscalYear year)
    {
        (await Liaison.YearEnd.PrepareAsync(year, 0)).Problems.Should().BeEmpty();
        (await Approver.YearEnd.LockAsync(year, 1, seen: true)).Problems.Should().BeEmpty();
    }

    public async Task<SurveyCell> CellAsync(FiscalYear year, string sheet, string item) =>
        (await Liaison.Surveys.SheetAsync(year, sheet))!.Cells.Single(c => c.Item.Key == item);

    public async Task<long?> ValueAsync(FiscalYear year, string sheet, string item) =>
        (await Liaison.Surveys.SheetAsync(year, sheet))!.Cells.Single(c => c.Item.Key == item).Value;
}
