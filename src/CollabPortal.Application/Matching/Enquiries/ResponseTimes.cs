using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>How fast institutions answer, counted from the threads themselves.</summary>
public sealed class ResponseTimes(IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Fewer enquiries than this say nothing to the public.</summary>
    public const int Least = 3;

    /// <summary>By institution, over the last twelve months; whoever may not see an institution's counts gets its days alone.</summary>
    public async Task<IReadOnlyDictionary<Guid, ResponseTime>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var since = clock.GetUtcNow().AddYears(-1);
        return await db.Database.SqlQuery<ResponseTime>($"""
            select institution_id as "InstitutionId", asked as "Asked", acknowledged as "Acknowledged", answered as "Answered", contracted as "Contracted", declined as "Declined", waiting as "Waiting",
              first_days as "FirstDays", answer_days as "AnswerDays", contract_days as "ContractDays", longest_wait as "LongestWait"
            from statistics.response_times({since}, {Least})
            """).ToDictionaryAsync(r => r.InstitutionId, ct);
    }

    /// <summary>Days as a page for everybody shows them: none that rests on too few, whoever reads it.</summary>
    public static double? Told(double? days, int? behind) => behind >= Least ? days : null;

    /// <summary>Whether somebody at the institution would read an enquiry: it has an account that may write.</summary>
    public async Task<bool> TakesEnquiriesAsync(Guid institution, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ReadersOf(db).AnyAsync(u => u == institution, ct);
    }

    /// <summary>All institutions that take enquiries here.</summary>
    public async Task<IReadOnlySet<Guid>> TakersAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await ReadersOf(db).Distinct().ToListAsync(ct)).ToHashSet();
    }

    internal IQueryable<Guid> ReadersOf(PortalDb db)
    {
        var now = clock.GetUtcNow();
        return db.Users.AsNoTracking().Where(u => u.InstitutionId != null && (u.Role == PortalRole.Liaison || u.Role == PortalRole.Approver) && (u.LockoutEnd == null || u.LockoutEnd < now)).Select(u => u.InstitutionId!.Value);
    }
}
