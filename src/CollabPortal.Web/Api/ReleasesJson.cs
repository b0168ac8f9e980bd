using System.Text.Json.Serialization;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>Every published value of an indicator.</summary>
/// <param name="Unit">Unit of all values, as published.</param>
/// <param name="Values">By fiscal year, the older release first.</param>
public sealed record ReleasesJson(string Key, LocalText Name, string Unit, IReadOnlyList<ReleasedValueJson> Values)
{
    /// <summary>With knownOn: releases left out because it is not known whether they were published by then; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LocalText>? UndatedReleases { get; init; }

    internal static ReleasesJson Of(IndicatorReport report)
    {
        var values = new List<ReleasedValueJson>();
        OfficialFigure? before = null;
        foreach (var figure in report.Releases)
        {
            decimal? difference = before?.Year == figure.Year ? figure.Value - before.Value : null;
            values.Add(new ReleasedValueJson(
                figure.Year.Year, figure.Release, figure.PublishedOn, figure.Value, difference, figure.IsNewest, report.Indicator.ComparableFrom(figure.Year)?.Year, figure.Precision, figure.Source.Text.En, figure.Note?.En)
            { ReleaseJa = figure.ReleaseText.Ja, SourceJa = figure.Source.Text.Ja, NoteJa = figure.Note?.Ja, SourceUrl = figure.Source.Address });
            before = figure;
        }

        return new ReleasesJson(report.Indicator.Key, report.Indicator.Name, IndicatorUnits.CodeOf(report.Indicator.Unit), values)
        { UndatedReleases = report.UndatedReleases.Count > 0 ? report.UndatedReleases : null };
    }
}

/// <summary>One value as one release printed it.</summary>
/// <param name="FiscalYear">April of this year to March of the next.</param>
/// <param name="PublishedOn">Day of the release; null where it is not known.</param>
/// <param name="Difference">To the value of the release before for the same fiscal year; null where this is the first.</param>
/// <param name="Newest">No later release has a value for the fiscal year.</param>
/// <param name="ComparableFrom">First fiscal year with which the value can be compared; null without a break before it.</param>
/// <param name="Precision">exact, or computed from other published figures.</param>
/// <param name="Source">Where it was found, in words.</param>
public sealed record ReleasedValueJson(
    int FiscalYear, string Release, DateOnly? PublishedOn, decimal Value, decimal? Difference, bool Newest, int? ComparableFrom, string Precision, string Source, string? Note)
{
    /// <summary>The release in Japanese.</summary>
    public string? ReleaseJa { get; init; }

    /// <summary>The source in Japanese.</summary>
    public string? SourceJa { get; init; }

    /// <summary>The note in Japanese, or null.</summary>
    public string? NoteJa { get; init; }

    /// <summary>Address of the source, or null where none is known.</summary>
    public string? SourceUrl { get; init; }
}
