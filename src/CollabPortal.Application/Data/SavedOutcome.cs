using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Data;

/// <summary>One SaveChanges, for what belongs to no institution and below <see cref="RegisterWriter"/>; what a verb refuses and a stale version come back as values.</summary>
internal static class SavedOutcome
{
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
