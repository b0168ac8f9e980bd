using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Data;

/// <summary>One SaveChanges, for what belongs to no institution and below <see cref="RegisterWriter"/>; what a verb refuses and a stale version come back as values.</summary>
internal static class SavedOutcome
{
    /// <summary>The same, for what is made under an id of the caller's: made twice at the same moment it stands once, and both say its id.</summary>
    internal static async Task<Outcome<Guid>> SaveOnceAsync(this PortalDb db, Func<Task<Guid>> act, Guid? key, CancellationToken ct)
    {
        try
        {
            return await db.SaveOutcomeAsync(act, ct);
        }
        catch (DbUpdateException failure) when (key is not null && failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } name } && name.StartsWith("pk_", StringComparison.Ordinal))
        {
            return key.Value;
        }
    }

    /// <param name="act">Changes the context and says the id of the record.</param>
    internal static async Task<Outcome<Guid>> SaveOutcomeAsync(this PortalDb db, Func<Task<Guid>> act, CancellationToken ct)
    {
        try
        {
            var id = await act();
            await db.SaveChangesAsync(ct);
            return id;
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
}
