using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>One official value in the indicator's unit as the pages show it.</summary>
/// <param name="Release">The release it stands in.</param>
/// <param name="IsComputed">Worked back from other published figures, not printed itself.</param>
/// <param name="Sources">The source in words with its address where known.</param>
/// <param name="IsNewest">No later release has a value for the same fiscal year.</param>
public sealed record OfficialEntry(
    FiscalYear Year, decimal Value, string Release, bool IsComputed, IReadOnlyList<SourceLink> Sources, string? Note, bool IsNewest);

/// <summary>A source in words; the address where it is known.</summary>
public sealed record SourceLink(string Text, string? Address);

/// <summary>One measured value in the indicator's unit; coverage is measured ÷ official as a fraction, where both are known.</summary>
public sealed record MeasuredEntry(FiscalYear Year, decimal Value, double? Coverage);

/// <summary>Official values of a part of the population.</summary>
public sealed record PartEntries(LocalText Name, IReadOnlyList<OfficialEntry> Official);

/// <summary>Everything the pages know of one indicator. Official and measured values stay apart.</summary>
public sealed record IndicatorSheet(
    Indicator Indicator, PolicyProgress Progress, IReadOnlyList<OfficialEntry> Official, IReadOnlyList<PartEntries> Parts,
    IReadOnlyList<MeasuredEntry> Measured, bool IsDemo)
{
    public PolicyTarget Target => Progress.Target;

    /// <summary>The newest release's value of each fiscal year, in order.</summary>
    public IReadOnlyList<OfficialEntry> Newest => [.. Official.Where(o => o.IsNewest).OrderBy(o => o.Year)];

    /// <summary>The official entry behind the latest value.</summary>
    public OfficialEntry? Latest => Progress.Latest is { } latest ? Newest.LastOrDefault(o => o.Year == latest.Year) : null;

    /// <summary>The newest value of a part in a fiscal year, or null.</summary>
    public OfficialEntry? Part(int index, FiscalYear year) =>
        index < Parts.Count ? Parts[index].Official.LastOrDefault(o => o.IsNewest && o.Year == year) : null;

    /// <summary>
    /// Fiscal years in which the first part alone was at or above the target while the whole is not known: a fact to tell,
    /// not a verdict (domain.md §3b).
    /// </summary>
    public IReadOnlyList<OfficialEntry> PartAloneAboveTarget() => Parts.Count == 0
        ? []
        : [.. Parts[0].Official.Where(o => o.IsNewest && o.Value >= Target.Value && Newest.All(n => n.Year != o.Year)).OrderBy(o => o.Year)];
}
