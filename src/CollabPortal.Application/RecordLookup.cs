using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application;

/// <summary>Whether a record exists for the person asking; row-level security says. For the status of a page that draws itself later.</summary>
public sealed class RecordLookup(Accounts.CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
    /// <param name="list">First part of the record's address, such as "contracts".</param>
    /// <returns>True where the list is none of the register's.</returns>
    public async Task<bool> ExistsAsync(string list, Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return list switch
        {
            "contracts" => await Has(db.Contracts),
            "programmes" => await Has(db.Programmes),
            "cross-appointments" => await Has(db.CrossAppointments),
            "moves" => await Has(db.Moves),
            "patents" => await Has(db.PatentRights),
            "licences" => await Has(db.Licences),
            "startups" => await Has(db.Startups),
            "seeds" => await Has(db.Seeds.Where(s => s.InstitutionId == user.InstitutionId)),
            "profile" => await Has(db.Profiles.Where(p => p.InstitutionId == user.InstitutionId)),
            "needs" => await db.Needs.AnyAsync(n => n.Id == id, ct),
            "events" => await db.Events.AnyAsync(e => e.Id == id, ct),
            "enquiries" => await Has(db.Enquiries),
            "imports" => await Has(db.Set<Imports.ImportRun>()),
            _ => true,
        };

        Task<bool> Has<T>(IQueryable<T> records)
            where T : class, IRegisterRecord => records.AnyAsync(r => r.Id == id, ct);
    }
}
