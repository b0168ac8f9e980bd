using CollabPortal.Domain.Indicators;

namespace CollabPortal.Application.Indicators;

/// <summary>Official values that no publication prints: worked out of published ones, release by release, and marked "computed".</summary>
internal static class ComputedOfficials
{
    /// <summary>Of each fiscal year what was known with each release that made the value possible or changed it, oldest first.</summary>
    internal static List<OfficialFigure> Of(OfficialFormula formula, List<PublishedValue> all, Dictionary<string, SourceEntry> sources)
    {
        var figures = new List<OfficialFigure>();
        foreach (var year in all.Where(v => formula.Series.Contains(v.Row.Series)).GroupBy(v => v.Row.FiscalYear).OrderBy(y => y.Key))
        {
            var known = new List<OfficialFigure>();
            foreach (var step in year.GroupBy(v => v.Sequence).OrderBy(s => s.Key))
            {
                var newest = formula.Series.Select(series => year.Where(v => v.Row.Series == series && v.Sequence <= step.Key).MaxBy(v => v.Sequence)).ToList();
                if (newest.Contains(null) || formula.Of([.. newest.Select(v => v!.Row.Value)]) is not { } value || (known.Count > 0 && known[^1].Value == value)) continue;
                known.Add(OfficialFigure.Of(step.First(), year.Key, value, "computed", string.Join(", ", newest.Select(v => v!.Row.Source).Distinct()), null, false, sources));
            }

            figures.AddRange(OfficialFigure.WithChanges([.. known.Select((f, i) => f with { IsNewest = i == known.Count - 1 })]));
        }

        return figures;
    }
}
