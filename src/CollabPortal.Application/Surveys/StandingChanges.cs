using CollabPortal.Domain.Surveys;

namespace CollabPortal.Application.Surveys;

/// <summary>
/// What each correction of a locked year did to the sheet, so that the list of restatements agrees with it (<see cref="StandingFigures"/>): a confirmed
/// one led from the value that stood when it was confirmed to that plus its own difference. The records may have said something else meanwhile, with
/// what waited and was refused later (docs/decisions/0022-restatements-by-two-persons.md).
/// </summary>
internal sealed class StandingChanges
{
    private readonly Dictionary<Guid, (long? Old, long? New)> confirmed = [];
    private readonly HashSet<Guid> absorbed = [];
    private readonly Dictionary<Guid, (long? Value, bool Waits)> setBack = [];

    private StandingChanges()
    {
    }

    /// <summary>Reads all restatements of some institutions and years.</summary>
    internal static StandingChanges Of(IReadOnlyList<Restatement> history)
    {
        var changes = new StandingChanges();
        var refusals = history.Where(r => r.RefusedAt != null).Select(r => (r.InstitutionId, r.RefusedAt!.Value, r.RefusedBy)).ToHashSet();
        foreach (var year in history.GroupBy(r => (r.InstitutionId, r.FiscalYear)))
        {
            var confirmations = year.Where(r => r.ConfirmedAt != null).Select(r => r.ConfirmedAt!.Value).ToHashSet();
            foreach (var item in year.GroupBy(r => r.Item, StringComparer.Ordinal))
                changes.Read([.. item.OrderBy(r => r.At)], confirmations, r => refusals.Contains((r.InstitutionId, r.At, r.ByUser)));
        }

        return changes;
    }

    /// <summary>The same figures with what they did to the sheet.</summary>
    internal IReadOnlyList<RestatementView> Told(IEnumerable<RestatementView> views) => [.. views.Select(v =>
    {
        var told = v with { IsAbsorbed = absorbed.Contains(v.Id), SetBack = setBack.TryGetValue(v.Id, out var back) ? back : null };
        return confirmed.TryGetValue(v.Id, out var stood) && stood != (v.OldValue, v.NewValue)
            ? told with { OldValue = stood.Old, NewValue = stood.New, Recorded = (v.OldValue, v.NewValue) } : told;
    })];

    private void Read(List<Restatement> rows, HashSet<DateTimeOffset> confirmations, Func<Restatement, bool> isSetBack)
    {
        // A refused one that was closed by a confirmation counts with it; closed otherwise, what set it back cancels it out.
        absorbed.UnionWith(rows.Where(r => r is { RefusedAt: not null, SettledAt: { } at } && confirmations.Contains(at)).Select(r => r.Id));
        var mayBeNothing = rows.Exists(r => r.OldValue is null || r.NewValue is null);
        var (stands, joined) = (rows[0].OldValue ?? 0, 0L);
        foreach (var row in rows.Where(r => r.ConfirmedAt != null || absorbed.Contains(r.Id)).OrderBy(r => r.ConfirmedAt ?? r.SettledAt).ThenBy(r => r.At))
        {
            var by = (row.NewValue ?? 0) - (row.OldValue ?? 0);
            if (row.ConfirmedAt is null)
            {
                joined += by;
                continue;
            }

            confirmed[row.Id] = (Value(stands, row.OldValue), Value(stands + joined + by, row.NewValue));
            (stands, joined) = (stands + joined + by, 0);
        }

        foreach (var back in rows.Where(isSetBack))
        {
            if (rows.LastOrDefault(r => r.At < back.At && (r.RefusedAt == back.At || r.SettledAt == back.At)) is { } refused)
                setBack[refused.Id] = (back.NewValue, back is { ConfirmedAt: null, SettledAt: null, RefusedAt: null });
        }

        // Nothing registered is not 0.
        long? Value(long sum, long? recorded) => sum == (recorded ?? 0) ? recorded : sum == 0 && mayBeNothing ? null : sum;
    }
}
