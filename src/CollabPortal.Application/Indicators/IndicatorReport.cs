using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators;

/// <summary>
/// All that is known of one indicator, as its reader may see it. Official and measured values stand side by side, all in
/// the indicator's unit.
/// </summary>
/// <param name="Target">The nation's target; null where none is registered.</param>
/// <param name="TargetSource">Where the target is written.</param>
/// <param name="Progress">Official values against the target; null without a target.</param>
/// <param name="Releases">Every published value, also the ones that a newer release restated; by year, then by age of the release.</param>
/// <param name="Parts">Official values of parts of the population.</param>
/// <param name="Measured">Fiscal years that have begun and have facts in the register.</param>
/// <param name="IsDemo">The register holds fictitious records.</param>
public sealed record IndicatorReport(
    Indicator Indicator, PolicyTarget? Target, SourceText? TargetSource, PolicyProgress? Progress, IReadOnlyList<OfficialFigure> Releases,
    IReadOnlyList<PartReport> Parts, IReadOnlyList<MeasuredFigure> Measured, bool IsDemo)
{
    /// <summary>The newest release's value of each fiscal year, in order of years.</summary>
    public IReadOnlyList<OfficialFigure> Official => [.. Releases.Where(o => o.IsNewest)];

    /// <summary>The first of them with which the latest can be compared: no break of the series lies between. Null where there are none.</summary>
    public OfficialFigure? FirstComparable => Official is [.., var latest] of ? of.First(o => !(o.Year < Indicator.ComparableFrom(latest.Year))) : null;

    /// <summary>Releases left out of a look at the past because nobody knows whether they were published by then.</summary>
    public IReadOnlyList<LocalText> UndatedReleases { get; init; } = [];
}

/// <summary>One official value as published.</summary>
/// <param name="Release">Name of the release; <see cref="ReleaseText"/> says it in words.</param>
/// <param name="Precision">"exact", or "computed" from other published figures.</param>
/// <param name="Note">What a reader must know of it.</param>
/// <param name="IsNewest">No later release has a value for the same fiscal year.</param>
/// <param name="PublishedOn">Day of the release; null where it is not known.</param>
public sealed record OfficialFigure(
    FiscalYear Year, decimal Value, string Release, LocalText ReleaseText, string Precision, SourceText Source, LocalText? Note, bool IsNewest, DateOnly? PublishedOn = null)
{
    /// <summary>Of the value that counts: the first published one of its year that a later release changed; null where all releases agree. It is marked wherever it is shown.</summary>
    public OfficialFigure? ChangedFrom { get; init; }

    /// <summary>Of a value that does not count any more: a later release printed another one.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Who published it; null where neither name nor address tells.</summary>
    public Publisher? Publisher { get; init; }

    /// <summary>A growth between the two is one between values of two publishers.</summary>
    public bool IsOfOtherPublisher(OfficialFigure other) => Publisher is { } own && other.Publisher is { } theirs && own != theirs;

    /// <summary>Figures of one series with what a later release changed (<see cref="ChangedFrom"/>, <see cref="IsReplaced"/>): the one rule.</summary>
    /// <param name="figures">By age of the release within each year.</param>
    internal static List<OfficialFigure> WithChanges(List<OfficialFigure> figures) =>
        figures.ConvertAll(f => f.IsNewest ? f with { ChangedFrom = figures.Find(o => o.Year == f.Year && !o.IsNewest && o.Value != f.Value) }
            : f with { IsReplaced = figures.Exists(o => o.Year == f.Year && o.IsNewest && o.Value != f.Value) });

    internal static OfficialFigure Of(PublishedValue of, FiscalYear year, decimal value, string precision, string marks, LocalText? note, bool isNewest, Dictionary<string, SourceEntry> sources)
    {
        var release = sources.GetValueOrDefault(of.Row.ReleaseId);
        return new OfficialFigure(
            year, IndicatorService.Plain(value), of.Row.ReleaseId, release?.Text ?? new LocalText(of.Row.ReleaseId, of.Row.ReleaseId), precision, IndicatorService.Source(marks, sources), note, isNewest, of.PublishedOn)
        { Publisher = Publisher.Of(of.Row.ReleaseId, release) };
    }
}

/// <summary>Source marks as stored ("seed 004, [6]"), and what they stand for.</summary>
public sealed record SourceText(string Marks, IReadOnlyList<SourceEntry> Entries)
{
    /// <summary>The first address among the sources, or null.</summary>
    public string? Address => Entries.Select(e => e.Address).FirstOrDefault(a => a is not null);

    /// <summary>All sources in words, one after the other.</summary>
    public LocalText Text => new(
        Entries.Count == 0 ? Marks : string.Join("、", Entries.Select(e => e.Text.Ja)),
        Entries.Count == 0 ? Marks : string.Join("; ", Entries.Select(e => e.Text.En)));
}

/// <summary>A source in words, with its address where it is known.</summary>
/// <param name="Kind">How near it is to whoever publishes the figures.</param>
public sealed record SourceEntry(string Mark, LocalText Text, string? Address, SourceKind Kind)
{
    /// <summary>Somebody else tells what the publisher said.</summary>
    public bool IsSecondary => Kind is SourceKind.Copy or SourceKind.Summary or SourceKind.Article;

    internal static SourceEntry Of(SourceRow row) =>
        new(row.Mark, new LocalText(row.DescriptionJa, row.DescriptionEn ?? row.DescriptionJa), row.Address, ShippedWords.KindOf(row.Mark));
}

/// <summary>Official values of a part of the population, newest release of each fiscal year only.</summary>
public sealed record PartReport(IndicatorPart Part, IReadOnlyList<OfficialFigure> Official)
{
    /// <summary>Every published value, by year, then by age of the release.</summary>
    public IReadOnlyList<OfficialFigure> Releases { get; init; } = [];
}

/// <summary>What the register counted for a fiscal year, in the indicator's unit.</summary>
/// <param name="Value">Null only when withheld: a year without facts has no figure at all.</param>
/// <param name="Coverage">Measured ÷ newest official value of the same year, as a fraction; null without one, when withheld, and of ratios.</param>
/// <param name="IsSuppressed">Withheld from this reader, because a single partner could be read out of it.</param>
/// <param name="IsInProgress">The fiscal year is not over: the figure is of a part of it.</param>
/// <param name="IsBelowLimits">This reader sees it, others may not, or read another while a change is not yet public: it is not for publication. Without a value nothing is registered any more of what others still read.</param>
public sealed record MeasuredFigure(FiscalYear Year, decimal? Value, double? Coverage, bool IsSuppressed, bool IsBelowLimits = false, bool IsInProgress = false);
