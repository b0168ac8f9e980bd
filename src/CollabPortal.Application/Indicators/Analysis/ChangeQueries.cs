using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>What moved a measured series between two fiscal years.</summary>
/// <param name="Years">Fiscal years with figures that may be chosen, in order.</param>
/// <param name="From">The earlier year; null where fewer than two years are known.</param>
/// <param name="To">The later year.</param>
/// <param name="Change">Parts that this reader may see; null where the whole is withheld.</param>
/// <param name="Withheld">Change of all withheld parts together; null where nothing is withheld. With it the parts add up.</param>
/// <param name="IsUneven">The later year is not over: a part of a year beside a whole one.</param>
public sealed record ChangeReport(
    SeriesReport Series, IReadOnlyList<FiscalYear> Years, FiscalYear? From, FiscalYear? To, ChangeByParts? Change, Contribution? Withheld, bool IsUneven)
{
    /// <summary>The line of a part.</summary>
    public SeriesLine LineOf(string code) => Series.Lines.First(l => l.Code == code);

    /// <summary>Whether anything is registered of a part in a year: 0 is a value, nothing is none. Of parts added up there is always something.</summary>
    public bool IsRegistered(string code, FiscalYear year) => Series.Lines.FirstOrDefault(l => l.Code == code) is not { } line || line.In(year) is { IsSuppressed: true } or { Value: not null };
}

/// <summary>Contributions to the change of a measured series, by any division that adds up.</summary>
public sealed class ChangeQueries(SeriesQueries series)
{
    /// <summary>Code of the remainder of withheld parts.</summary>
    public const string WithheldCode = "withheld";

    /// <summary>Code of the whole in files.</summary>
    public const string TotalCode = "total";

    /// <summary>The change, or the problems of <see cref="SeriesQueries.FindAsync"/>; "series-quotient" for ratios, whose parts do not add up.</summary>
    /// <param name="key">Key of a measured indicator.</param>
    /// <param name="by">By what it is divided.</param>
    /// <param name="from">Asked year; another known one stands in where it has no figures.</param>
    /// <param name="to">Asked year; without it the last that is over.</param>
    public async Task<Outcome<ChangeReport>> FindAsync(string key, SeriesBy by, FiscalYear? from, FiscalYear? to, CancellationToken ct = default)
    {
        // Years the wrong way round mean the same two years.
        if (from is { } early && to is { } late && early > late) (from, to) = (late, early);
        if (IndicatorCatalogue.Find(key) is { Measure.Divisor: not null }) return new Problem("series-quotient", nameof(key));
        var found = await series.FindAsync(new SeriesRequest(key, by), ct);
        if (!found.Ok) return Outcome<ChangeReport>.Failed(found.Problems);
        var report = found.Value;
        // A year of which nothing is registered any more is none to compare.
        var known = report.Total.Points.Where(p => p is { IsSuppressed: true } or { Value: not null }).ToList();
        var years = known.Select(p => p.Year).Order().ToList();
        var over = known.Where(p => !p.IsInProgress).Select(p => p.Year).Order().ToList();
        if (years.Count < 2) return new ChangeReport(report, years, null, null, null, null, false);
        var last = to is { } t && years.Contains(t) && t > years[0] ? t : over.Count > 1 ? over[^1] : years[^1];
        var first = from is { } f && years.Contains(f) && f < last ? f : years.FindLast(y => y < last);
        var change = Divide(report, first, last);
        return new ChangeReport(report, years, first, last, change.Parts, change.Withheld, report.Total.In(last)!.IsInProgress);
    }

    private static (ChangeByParts? Parts, Contribution? Withheld) Divide(SeriesReport report, FiscalYear first, FiscalYear last)
    {
        if (report.Total.In(first) is not { Value: { } before } || report.Total.In(last) is not { Value: { } after }) return (null, null);
        var hidden = report.Lines.Where(l => IsHidden(l, first) || IsHidden(l, last)).ToList();
        var shown = report.Lines.Except(hidden).Select(l => new PartChange(l.Code, l.In(first)?.Value, l.In(last)?.Value)).ToList();
        var (restBefore, restAfter) = (before - shown.Sum(p => p.From ?? 0), after - shown.Sum(p => p.To ?? 0));
        // Parts of which nothing may be told in any year have no line (PublicRows).
        if (hidden.Count > 0 || (report.IsSuppressed && (restBefore != 0 || restAfter != 0))) shown.Add(new PartChange(WithheldCode, restBefore, restAfter));
        var change = ChangeByParts.Of(shown);
        var withheld = change.Parts.FirstOrDefault(p => p.Code == WithheldCode);
        return (change with { Parts = [.. change.Parts.Where(p => p.Code != WithheldCode)] }, withheld);
    }

    private static bool IsHidden(SeriesLine line, FiscalYear year) => line.In(year) is { IsSuppressed: true };
}
