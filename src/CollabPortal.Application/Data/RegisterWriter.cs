using CollabPortal.Application.Accounts;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Data;

/// <summary>
/// How a record of the register is written: permission, record, verb, one SaveChanges with its audit row. What the verb throws
/// as <see cref="RuleViolation"/>, a stale version and a taken number come back as values. Row-level security stands behind it.
/// </summary>
public sealed class RegisterWriter(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>The account that is asking. Only meaningful after the permission was granted.</summary>
    public Guid Actor => user.UserId ?? Guid.Empty;

    /// <summary>Whether the person asking keeps this record and may change it.</summary>
    public bool Keeps(Guid institutionId) => user.InstitutionId == institutionId && user.May(Permission.EnterRecords);

    /// <summary>Says of a taken number which record has it: the problem's arguments are its name and id.</summary>
    internal async Task<Outcome<Guid>> NamingOwnerAsync(Outcome<Guid> outcome, Func<PortalDb, Guid, Task<(string Name, Guid Id)?>> find)
    {
        if (outcome.Ok || outcome.Problems[0] is not { Code: "number-taken" } taken || user.InstitutionId is not { } institution) return outcome;
        await using var db = await contexts.CreateDbContextAsync();
        return await find(db, institution) is { } owner ? new Problem(taken.Code, taken.Field, owner.Name, owner.Id) : outcome;
    }

    /// <summary>What stands against storing, found without storing anything; for a form that says everything at once.</summary>
    internal async Task<IReadOnlyList<Problem>> FaultsAsync(Func<PortalDb, Guid, Task<IReadOnlyList<RuleViolation>>> find, CancellationToken ct)
    {
        if (user.InstitutionId is not { } institution || !user.May(Permission.EnterRecords)) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        return [.. (await find(db, institution)).Select(Problem.Of)];
    }

    /// <summary>Stores what <paramref name="make"/> makes for the own institution; the id of the new record.</summary>
    public Task<Outcome<Guid>> CreateAsync<T>(Func<PortalDb, Guid, Task<T>> make, CancellationToken ct)
        where T : class, IRegisterRecord => SaveAsync(async (db, institution) =>
        {
            var record = await make(db, institution);
            db.Add(record);
            return record.Id;
        }, ct);

    /// <summary>Stores what <paramref name="act"/> adds and changes for the own institution; the id that it says.</summary>
    public async Task<Outcome<Guid>> SaveAsync(Func<PortalDb, Guid, Task<Guid>> act, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        if (user.InstitutionId is not { } institution) return new Problem("not-allowed");
        await using var db = await contexts.OpenContextAsync(ct);
        return await SaveAsync(db, () => act(db, institution), ct);
    }

    /// <summary>
    /// Loads the record and lets <paramref name="verb"/> change it. "not-found" where it does not exist for this person,
    /// "not-allowed" where another institution keeps it, "stale-version" where somebody saved since.
    /// </summary>
    public Task<Outcome<Guid>> ChangeAsync<T>(
        Guid id, int version, Func<PortalDb, T, Task> verb, CancellationToken ct, Func<IQueryable<T>, IQueryable<T>>? with = null,
        Permission need = Permission.EnterRecords)
        where T : class, IRegisterRecord, IVersioned =>
        TouchAsync<T>(id, version, need, async (db, record) =>
        {
            await verb(db, record);
            // The version counts changes of parts (incomes of a licence) too.
            db.Entry(record).Property(nameof(IVersioned.Version)).IsModified = true;
        }, with, ct);

    /// <summary>Deletes the record unless <paramref name="unless"/> throws. The audit trail keeps what it was.</summary>
    public Task<Outcome<Guid>> DeleteAsync<T>(
        Guid id, int version, CancellationToken ct, Func<PortalDb, T, Task>? unless = null, Func<IQueryable<T>, IQueryable<T>>? with = null)
        where T : class, IRegisterRecord, IVersioned =>
        TouchAsync<T>(id, version, Permission.EnterRecords, async (db, record) =>
        {
            if (unless is not null) await unless(db, record);
            db.Remove(record);
        }, with, ct);

    private async Task<Outcome<Guid>> TouchAsync<T>(
        Guid id, int version, Permission need, Func<PortalDb, T, Task> act, Func<IQueryable<T>, IQueryable<T>>? with, CancellationToken ct)
        where T : class, IRegisterRecord, IVersioned
    {
        if (await access.DemandAsync(need, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        var records = with is null ? db.Set<T>() : with(db.Set<T>());
        if (await records.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } record) return new Problem("not-found");
        if (!Keeps(record.InstitutionId)) return new Problem("not-allowed");
        if (record.Version != version) return new Problem("stale-version");
        return await SaveAsync(db, async () =>
        {
            await act(db, record);
            return id;
        }, ct);
    }

    private static async Task<Outcome<Guid>> SaveAsync(PortalDb db, Func<Task<Guid>> act, CancellationToken ct)
    {
        try
        {
            return await db.SaveOutcomeAsync(act, ct);
        }
        catch (Exception e) when (LockedYear.Of(e) is { } locked)
        {
            return locked;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken)
        {
            return new Problem("number-taken", FieldOf(taken.ConstraintName));
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            return new Problem("not-found");
        }
    }

    // The unique indexes of the register end in the column that people type.
    private static string? FieldOf(string? constraint) => constraint switch
    {
        _ when constraint?.EndsWith("institution_id_number", StringComparison.Ordinal) == true => "Number",
        _ when constraint?.EndsWith("agreement_number", StringComparison.Ordinal) == true => "AgreementNumber",
        _ when constraint?.EndsWith("orcid", StringComparison.Ordinal) == true => "Orcid",
        _ => null,
    };
}
