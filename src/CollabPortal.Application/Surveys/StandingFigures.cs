using CollabPortal.Application.Data;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>What the restatements of a locked year say of one figure.</summary>
/// <param name="State">Whether all that moved it is confirmed.</param>
/// <param name="Locked">The figure at the lock; null: nothing was registered.</param>
/// <param name="OpenBy">By how much changes that nobody confirmed moved it, in the item's unit.</param>
/// <param name="FromNothing">The first of these found nothing registered.</param>
public sealed record StandingFigure(RestatedState State, long? Locked, long OpenBy, bool FromNothing)
{
    /// <summary>
    /// The figure that stands: what is registered less what nobody has confirmed. Changes are sums, so a confirmed one counts although an
    /// earlier one still waits.
    /// </summary>
    /// <param name="registered">The figure as the records give it; null: nothing is registered.</param>
    public long? Of(long? registered)
    {
        if (State == RestatedState.Confirmed) return registered;
        var stands = (registered ?? 0) - OpenBy;
        return stands == 0 && (FromNothing || registered is null) ? null : stands;
    }
}

/// <summary>Reads which figures of a locked year stand otherwise than the records say (docs/decisions/0022-restatements-by-two-persons.md).</summary>
internal static class StandingFigures
{
    /// <summary>By item; items that never moved after the lock, or are back where they stood, are left out.</summary>
    internal static async Task<IReadOnlyDictionary<string, StandingFigure>> StandingAsync(this PortalDb db, Guid institution, FiscalYear year, CancellationToken ct) =>
        (await ByYearAsync(db.Restatements.Where(r => r.InstitutionId == institution && r.FiscalYear == year), ct)).GetValueOrDefault(year) ?? new Dictionary<string, StandingFigure>(StringComparer.Ordinal);

    /// <summary>Those of all locked years of an institution.</summary>
    internal static Task<Dictionary<FiscalYear, Dictionary<string, StandingFigure>>> StandingAsync(this PortalDb db, Guid institution, CancellationToken ct) =>
        ByYearAsync(db.Restatements.Where(r => r.InstitutionId == institution), ct);

    private static async Task<Dictionary<FiscalYear, Dictionary<string, StandingFigure>>> ByYearAsync(IQueryable<Restatement> ofOne, CancellationToken ct)
    {
        var rows = await ofOne.AsNoTracking().OrderBy(r => r.At)
            .Select(r => new { r.FiscalYear, r.Item, r.OldValue, r.NewValue, Confirmed = r.ConfirmedAt != null, Refused = r.RefusedAt != null, Settled = r.SettledAt != null }).ToListAsync(ct);
        var years = new Dictionary<FiscalYear, Dictionary<string, StandingFigure>>();
        foreach (var item in rows.GroupBy(r => (r.FiscalYear, r.Item)))
        {
            var open = item.Where(r => !r.Confirmed && !r.Settled).ToList();
            var by = open.Sum(r => (r.NewValue ?? 0) - (r.OldValue ?? 0));
            // Changes that wait may cancel out in one figure: that one stands as it is.
            if (by == 0) open.Clear();
            if (open.Count == 0 && !item.Any(r => r.Confirmed)) continue;
            var state = open.Count == 0 ? RestatedState.Confirmed : open.TrueForAll(r => r.Refused) ? RestatedState.Refused : RestatedState.Waiting;
            if (!years.TryGetValue(item.Key.FiscalYear, out var figures)) years[item.Key.FiscalYear] = figures = new Dictionary<string, StandingFigure>(StringComparer.Ordinal);
            figures[item.Key.Item] = new StandingFigure(state, item.First().OldValue, by, open.Count > 0 && open[0].OldValue is null);
        }

        return years;
    }

    /// <summary>Figures of locked years that stand otherwise than at the lock, or would if what waits were confirmed.</summary>
    internal static IQueryable<MovedFigure> MovedFigures(this IQueryable<Restatement> rows) =>
        rows.GroupBy(r => new { r.InstitutionId, r.FiscalYear, r.Item })
            .Select(g => new
            {
                g.Key.InstitutionId,
                g.Key.FiscalYear,
                By = g.Sum(r => (r.NewValue ?? 0) - (r.OldValue ?? 0)),
                Nothing = g.Sum(r => (r.NewValue == null ? 1 : 0) - (r.OldValue == null ? 1 : 0)),
                OpenBy = g.Sum(r => r.ConfirmedAt == null && r.SettledAt == null ? (r.NewValue ?? 0) - (r.OldValue ?? 0) : 0),
                Waiting = g.Sum(r => r.ConfirmedAt == null && r.SettledAt == null && r.RefusedAt == null ? 1 : 0),
            })
            .Where(f => f.By != f.OpenBy || (f.OpenBy == 0 && f.Nothing != 0) || (f.OpenBy != 0 && f.Waiting > 0))
            .Select(f => new MovedFigure(f.InstitutionId, f.FiscalYear, f.OpenBy != 0 && f.Waiting > 0));
}

/// <summary>A figure of a locked year that is not the one of the lock.</summary>
/// <param name="Waits">For a second person.</param>
internal sealed record MovedFigure(Guid InstitutionId, FiscalYear FiscalYear, bool Waits);
