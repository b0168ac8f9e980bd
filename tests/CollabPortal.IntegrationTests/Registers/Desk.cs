using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Application.IntellectualProperty;
using CollabPortal.Application.Organisations;
using CollabPortal.Application.People;
using CollabPortal.Application.Startups;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Registers;

/// <summary>The services of the thin registers as one signed-in person has them: runtime role, row-level security, audit.</summary>
internal sealed class Desk
{
    private readonly TestDatabase database;

    private Desk(TestDatabase database, CurrentUser user)
    {
        this.database = database;
        User = user;
        var contexts = database.Contexts(user);
        var writer = new RegisterWriter(user, new Access(user, contexts, database.Clock), contexts);
        CrossAppointments = new CrossAppointmentService(writer, contexts, database.Clock);
        Moves = new MoveService(writer, contexts, database.Clock);
        Patents = new PatentService(writer, contexts, database.Clock);
        Licences = new LicenceService(writer, contexts, database.Clock);
        Startups = new StartupService(writer, contexts, database.Clock);
        Partners = new StartupPartners(user, new Access(user, contexts, database.Clock), contexts);
        Organisations = new OrganisationSearch(contexts);
        Contracts = new ContractQueries(user, contexts, database.Clock);
    }

    public CurrentUser User { get; }

    public Guid InstitutionId => User.InstitutionId!.Value;

    public CrossAppointmentService CrossAppointments { get; }

    public MoveService Moves { get; }

    public PatentService Patents { get; }

    public LicenceService Licences { get; }

    public StartupService Startups { get; }

    public StartupPartners Partners { get; }

    public OrganisationSearch Organisations { get; }

    public ContractQueries Contracts { get; }

    public static async Task<Desk> OfAsync(TestDatabase database, OrganisationKind kind = OrganisationKind.University)
    {
        var institution = await database.OrganisationAsync(kind, "試験機関");
        return new Desk(database, await database.AccountAsync(PortalRole.Liaison, institution.Id));
    }

    public static async Task<Desk> OfAsync(TestDatabase database, PortalRole role) => new(database, await database.AccountAsync(role));

    /// <summary>A measured figure of the own institution; null where nothing is counted.</summary>
    public async Task<long?> MeasuredAsync(string series, int year)
    {
        await using var db = database.AsOwner();
        return await db.Measured.Where(m => m.Series == series && m.FiscalYear == new FiscalYear(year) && m.InstitutionId == InstitutionId)
            .Select(m => (long?)m.Value).SingleOrDefaultAsync();
    }
}
