using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>
/// The conditions of a peer group in an address. Without "chosen" the usual ones: same founder or kind, same size; where a cluster is named, the
/// cluster alone.
/// </summary>
public static class PeerAddress
{
    public static PeerChoice Read(string? chosen, string? group, string? size, string? region, string? cluster)
    {
        var key = string.IsNullOrWhiteSpace(cluster) ? null : cluster.Trim();
        return string.IsNullOrEmpty(chosen) ? new PeerChoice(key is null, key is null, false, key) : new PeerChoice(group == "1", size == "1", region == "1", key);
    }

    public static string Write(PeerChoice choice) => "chosen=1" + (choice.Group ? "&group=1" : "") + (choice.Size ? "&size=1" : "") + (choice.Region ? "&region=1" : "")
        + (choice.Cluster is { } key ? "&cluster=" + Uri.EscapeDataString(key) : "");
}

/// <summary>Words and strip of the peer view.</summary>
public sealed class PeerWords(IStringLocalizer<AnalysisText> text, IStringLocalizer<IndicatorsText> indicators, IStringLocalizer<SharedText> shared, SeriesWords series, IndicatorNumbers numbers)
{
    /// <summary>Who is compared with whom.</summary>
    public string Lead(PeerReport report, PeerChoice choice) => report is not { Own: { } own, Year: { } year, Value: { } value } ? text["Peers.Lead"]
        : text["Peers.Sentence", IndicatorNumbers.Say(own), numbers.Year(year), IndicatorNumbers.Say(report.Indicator.Name), Own(report, value), Conditions(report, choice, Cited), report.Count];

    /// <summary>The decile in words; with few peers where it stands to the median.</summary>
    public string Heading(PeerReport report, PeerStanding standing)
    {
        var side = report.Value > standing.Median ? "Peers.Above" : report.Value < standing.Median ? "Peers.Below" : "Peers.AtMedian";
        return standing.Decile is { } decile ? text["Peers.Decile", decile, text[side].Value, IndicatorNumbers.Say(report.Own!)] : text["Peers.Side", text[side].Value, IndicatorNumbers.Say(report.Own!)];
    }

    public string Unit(PeerReport report, PeerChoice choice) => text[report.IsDemo ? "Peers.UnitDemo" : "Peers.Unit",
        IndicatorNumbers.Say(report.Indicator.Name), numbers.Year(report.Year!.Value), Conditions(report, choice, c => text["Peers.ClusterCondition", c.Name])];

    public PeerStripModel Strip(PeerReport report, PeerStanding standing)
    {
        var own = Own(report, report.Value!.Value);
        // Worked out of values that nobody else may see.
        var median = Value(report, standing.Median) + (report.Peers.Any(p => p.IsBelowLimits) ? indicators["BelowLimits.Mark"].Value : "");
        var name = IndicatorNumbers.Say(report.Own!);
        return new PeerStripModel(
            text["Peers.Summary", name, own, median, standing.Peers] + indicators["Sentence.Gap"] + Heading(report, standing),
            (double)report.Value.Value, text["Peers.OwnLabel", own], (double)standing.Median, text["Peers.MedianLabel", median],
            [.. report.Peers.Where(p => !p.IsOwn).Select(p => (double)p.Value)], [.. standing.Edges.Select(e => (double)e)],
            standing.Edges.Count > 0 ? text["Peers.EdgesLabel"] : "", v => Short(report, v));
    }

    /// <summary>By name in the language of the page: a list of peers is no ranking. The reading orders Japanese names, the report's own order.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> named, Func<T, LocalText> name) => IndicatorNumbers.IsEnglish ? named.OrderBy(n => name(n).En, StringComparer.OrdinalIgnoreCase) : named;

    public string Value(PeerReport report, decimal value) =>
        report.Indicator.Unit == IndicatorUnit.MillionYen ? series.Cell(report.Indicator.Unit, value, SeriesWords.ScaleOf(report.Indicator.Unit, report.Peers.Select(p => (decimal?)p.Value).Concat(report.Standing?.Edges.Select(e => (decimal?)e) ?? []).Append(report.Value)))
        // A median of two may lie between two counts.
        : value == Math.Floor(value) ? numbers.WithUnit(report.Indicator.Unit, value) : numbers.ExactWithUnit(report.Indicator.Unit, Math.Round(value, 1));

    // The own value, marked where nobody else may see it.
    private string Own(PeerReport report, decimal value) => Value(report, value) + (report.Peers.Any(p => p is { IsOwn: true, IsBelowLimits: true }) ? indicators["BelowLimits.Mark"].Value : "");

    /// <summary>The class of receipts in words.</summary>
    public string SizeClass(int size) => size == 0 ? text["Peers.Size0"]
        : size == ReceiptsClass.EdgesYen.Length ? text["Peers.SizeTop", numbers.Edge(ReceiptsClass.EdgesYen[^1])]
        : size == 1 ? text["Peers.Size1", numbers.Edge(ReceiptsClass.EdgesYen[1])]
        : text["Peers.SizeBetween", numbers.Edge(ReceiptsClass.EdgesYen[size - 1]), numbers.Edge(ReceiptsClass.EdgesYen[size])];

    /// <summary>Which lists there are.</summary>
    public string Lists(PeerReport report) => report.Lists.Count == 0 ? text["Peers.NoLists"]
        : text["Peers.Lists", string.Join(indicators["List.Separator"], report.Lists.Select(IndicatorNumbers.Say))];

    private string Cited(PeerCluster cluster) => text["Peers.ClusterCited", cluster.Name, cluster.Source, shared.Day(cluster.AsOf)];

    private string Conditions(PeerReport report, PeerChoice choice, Func<PeerCluster, string> named)
    {
        var parts = new List<string>();
        if (choice.Group && report.Group is { } group) parts.Add(series.Group(group));
        if (choice.Size && report.SizeClass is { } size) parts.Add(text["Peers.SizeCondition", SizeClass(size)]);
        if (choice.Region && report.Region is { } region) parts.Add(IndicatorNumbers.Say(region));
        if (report.Cluster is { } cluster) parts.Add(named(cluster));
        return parts.Count == 0 ? text["Peers.All"] : string.Join(indicators["List.Separator"], parts);
    }

    private static string Short(PeerReport report, double value) => IndicatorNumbers.Exact((decimal)Math.Round(value, 1));
}
