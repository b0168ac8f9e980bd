using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching.Profiles;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Profiles;

/// <summary>The list of prescriptions: everybody reads it, the ministry edits it.</summary>
public sealed class PrescriptionDesk(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>In the list's order.</summary>
    /// <param name="withRetired">Those that no longer hold too.</param>
    public async Task<IReadOnlyList<Prescription>> ListAsync(bool withRetired, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await db.Prescriptions.AsNoTracking().Where(p => withRetired || !p.Retired).OrderBy(p => p.Ordinal).ThenBy(p => p.Id).ToListAsync(ct);
    }

    /// <summary>How many institutions say what of each prescription in their last published profile.</summary>
    public async Task<IReadOnlyDictionary<(Guid Prescription, GuidelineState State), int>> CountsAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.MaintainLists)) return new Dictionary<(Guid, GuidelineState), int>();
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await db.Database.SqlQuery<Counted>($"""
            select (c ->> 'prescriptionId')::uuid as "Prescription", c ->> 'state' as "State", count(*)::int as "Count"
            from (select distinct on (institution_id) checks from register.institution_profile where status = 'Published' order by institution_id, number desc) p, jsonb_array_elements(p.checks) c
            group by 1, 2
            """).ToListAsync(ct);
        return rows.ToDictionary(r => (r.Prescription, Enum.Parse<GuidelineState>(r.State)), r => r.Count);
    }

    /// <summary>Adds one, or changes <paramref name="id"/> at its version. Problems: those of <see cref="Prescription.Change"/>, "not-found", "stale-version".</summary>
    public async Task<Outcome<Guid>> SaveAsync(Guid? id, int version, PrescriptionTerms terms, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.MaintainLists, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        try
        {
            if (id is null)
            {
                var added = new Prescription(terms);
                db.Add(added);
                await db.SaveChangesAsync(ct);
                return added.Id;
            }

            if (await db.Prescriptions.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } known) return new Problem("not-found");
            if (known.Version != version) return new Problem("stale-version");
            known.Change(terms);
            await db.SaveChangesAsync(ct);
            return known.Id;
        }
        catch (RuleViolation violation)
        {
            return violation;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("stale-version");
        }
    }

    private sealed record Counted(Guid Prescription, string State, int Count);
}
