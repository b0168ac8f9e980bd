using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Entry;

/// <summary>A kept text as it was read.</summary>
/// <param name="Id">The form that keeps it.</param>
/// <param name="SavedAt">When it was kept as it was read; null where whatever stands there is meant.</param>
public readonly record struct KeptText(Guid Id, DateTimeOffset? SavedAt);

/// <summary>Keeps what is typed and cannot be stored as a contract yet, so that neither a closed tab nor a fallen portal loses it.</summary>
public sealed class TypedEntries(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Longest form in characters of JSON.</summary>
    public const int TextLimit = 512 * 1024;

    /// <summary>So many days after the last key it is offered; what is older goes when the person keeps something the next time.</summary>
    public const int KeptDays = 30;

    private DateTimeOffset Oldest => OldestOf(clock);

    /// <summary>What was kept before this is not offered any more.</summary>
    internal static DateTimeOffset OldestOf(TimeProvider clock) => clock.GetUtcNow().AddDays(-KeptDays);

    /// <summary>Stores the text of one form, in the place of what the same form stored before. Returned only after the commit.</summary>
    /// <returns>When it was stored; "not-allowed", "signed-out" or "too-long" otherwise.</returns>
    public async Task<Outcome<DateTimeOffset>> KeepAsync(Guid form, Guid? contract, int baseVersion, string text, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        if (user is not { InstitutionId: { } institution, UserId: { } person }) return new Problem("not-allowed");
        if (text.Length > TextLimit) return new Problem("too-long", null, TextLimit);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            insert into register.typed_entry (id, institution_id, user_id, contract_id, base_version, text, saved_at)
            values ({form}, {institution}, {person}, {contract}, {baseVersion}, {text}::jsonb, {now})
            on conflict (id) do update set contract_id = excluded.contract_id, base_version = excluded.base_version, text = excluded.text, saved_at = excluded.saved_at
            """, ct);
        var oldest = Oldest;
        await db.TypedEntries.Where(e => e.UserId == person && e.SavedAt < oldest).ExecuteDeleteAsync(ct);
        return now;
    }

    /// <summary>The person's last kept text for a contract; null where nothing is kept.</summary>
    public async Task<TypedEntry?> LatestAsync(Guid contract, CancellationToken ct = default)
    {
        if (user.UserId is not { } person) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var oldest = Oldest;
        return await db.TypedEntries.AsNoTracking().Where(e => e.UserId == person && e.ContractId == contract && e.SavedAt >= oldest)
            .OrderByDescending(e => e.SavedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>All that the person typed and never stored, the last first: for contracts that are not there yet and for others.</summary>
    public async Task<IReadOnlyList<TypedEntry>> AllAsync(CancellationToken ct = default)
    {
        if (user.UserId is not { } person) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var oldest = Oldest;
        return await db.TypedEntries.AsNoTracking().Where(e => e.UserId == person && e.SavedAt >= oldest).OrderByDescending(e => e.SavedAt).ToListAsync(ct);
    }

    /// <summary>Hands a kept text over to another form: what the form of before still sends is kept apart.</summary>
    public async Task TakeOverAsync(Guid kept, Guid form, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"update register.typed_entry set id = {form} where id = {kept}", ct);
    }

    /// <summary>Forgets a kept text: it is stored as a contract now, or the person does not want it.</summary>
    /// <param name="savedAt">Only as it was then; null for whatever stands there.</param>
    /// <returns>False where it was typed on since, or is not there.</returns>
    public async Task<bool> DropAsync(Guid form, DateTimeOffset? savedAt = null, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.TypedEntries.Where(e => e.Id == form && e.UserId == user.UserId && (savedAt == null || e.SavedAt == savedAt)).ExecuteDeleteAsync(ct) > 0;
    }
}
