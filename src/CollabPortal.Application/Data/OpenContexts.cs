using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Data;

/// <summary>Contexts for services that ask several questions.</summary>
internal static class OpenContexts
{
    /// <summary>
    /// A context whose connection stays open until it is disposed. Otherwise each question takes a connection of its own and first tells it who
    /// is asking (<see cref="Interceptors.SessionScope"/>), which costs as much as many an answer.
    /// </summary>
    internal static async Task<PortalDb> OpenContextAsync(this IDbContextFactory<PortalDb> contexts, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
