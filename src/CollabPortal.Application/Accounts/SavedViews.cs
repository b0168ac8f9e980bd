using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Accounts;

/// <summary>Named views of lists, for the person who made them and nobody else.</summary>
public sealed class SavedViews(CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Most views of one list that a person keeps.</summary>
    public const int Most = 30;

    /// <summary>By name.</summary>
    /// <param name="list">Address of the list.</param>
    public async Task<IReadOnlyList<SavedView>> OfAsync(string list, CancellationToken ct = default)
    {
        if (user.UserId is not { } person) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedViews.AsNoTracking().Where(v => v.UserId == person && v.List == list).OrderBy(v => v.Name).ToListAsync(ct);
    }

    /// <summary>Keeps the present state of a list under a name; a view of the same name is replaced. Problems: "required", "too-long", "too-many-views", "signed-out".</summary>
    public async Task<Outcome<Guid>> SaveAsync(string list, string? name, string query, CancellationToken ct = default)
    {
        if (user.UserId is not { } person) return new Problem("signed-out");
        name = name?.Trim() ?? "";
        if (name.Length == 0) return new Problem("required", nameof(SavedView.Name));
        if (name.Length > SavedView.NameLimit) return new Problem("too-long", nameof(SavedView.Name), SavedView.NameLimit);
        if (query.Length > SavedView.QueryLimit) return new Problem("too-long", nameof(SavedView.Query), SavedView.QueryLimit);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var view = await db.SavedViews.SingleOrDefaultAsync(v => v.UserId == person && v.List == list && v.Name == name, ct);
        if (view is null && await db.SavedViews.CountAsync(v => v.UserId == person && v.List == list, ct) >= Most)
            return new Problem("too-many-views", nameof(SavedView.Name), Most);
        if (view is null) db.Add(view = new SavedView { UserId = person, List = list, Name = name });
        (view.Query, view.SavedAt) = (query.TrimStart('?'), clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new Problem("name-taken", nameof(SavedView.Name)); // saved twice at the same moment
        }

        return view.Id;
    }

    public async Task DeleteAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.SavedViews.Where(v => v.Id == id && v.UserId == user.UserId).ExecuteDeleteAsync(ct);
    }
}
