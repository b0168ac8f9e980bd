using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>Says what the tones and lines of target charts mean: those that the charts hold, and no others.</summary>
public sealed class TargetKeys(IStringLocalizer<IndicatorsText> text)
{
    /// <summary>The key of charts that stand beside each other.</summary>
    /// <param name="charts">As they are drawn.</param>
    /// <param name="full">Drawn with measured series and projection, and every year in the strong tone.</param>
    public IReadOnlyList<ChartKeyEntry> Of(IReadOnlyList<TargetChartModel> charts, bool full)
    {
        var entries = new List<ChartKeyEntry>();
        var tones = charts.SelectMany(c => c.Official.Where(b => b.Known is not null).Select(b => TargetChartLayout.ToneOf(c, b, full))).ToHashSet();
        var divided = charts.Where(c => c.Official.Any(b => b.IsDivided)).ToList();
        if (tones.Contains(OfficialTone.Latest)) Add(KeyMark.Bar, "s1", text[full ? "Key.Official" : "Key.Latest"]);
        if (tones.Contains(OfficialTone.Earlier)) Add(KeyMark.Bar, "s2", text["Key.Earlier"]);
        if (divided.Count > 0)
        {
            // Charts beside each other are divided by different things.
            Add(KeyMark.Bar, "s1", text["Key.Part", Names(divided, t => t.LowerPart)]);
            Add(KeyMark.Bar, "s3", text["Key.Part", Names(divided, t => t.UpperPart)]);
        }

        if (tones.Contains(OfficialTone.PartAlone)) Add(KeyMark.Bar, "s1", text["Key.PartAlone", Names(charts.Where(c => c.Official.Any(b => b.IsPartial)), t => t.LowerPart)]);
        if (tones.Contains(OfficialTone.Undivided)) Add(KeyMark.Bar, "su", text[Undivided(charts, full)]);
        if (tones.Contains(OfficialTone.BeforeBreak)) Add(KeyMark.Bar, "s0", text["Key.BeforeBreak"]);
        if (charts.Any(c => c.Years.Any(y => c.BarOf(y) is not { IsPartial: false }))) Add(KeyMark.Hatch, "", text["Key.Missing"]);
        Add(KeyMark.Line, "target", text["Key.Target"]);
        Add(KeyMark.Line, "path", text["Key.Path"]);
        if (charts.Any(c => c.Breaks.Count > 0)) Add(KeyMark.Upright, "brk", text["Key.Break", string.Join(text["List.Separator"], charts.SelectMany(c => c.Breaks).Select(b => b.Year).Distinct().Order())]);
        if (!full) return entries;
        if (charts.Any(c => c.Projection is not null)) Add(KeyMark.Line, "proj", text["Key.Projection"]);
        if (charts.FirstOrDefault(c => c.Measured.Count > 0) is { } measured) Add(KeyMark.Line, "meas", measured.Text.Measured);
        return entries;

        static string Undivided(IReadOnlyList<TargetChartModel> charts, bool full) =>
            charts.SelectMany(c => c.Official.Where(b => b.Known is not null && TargetChartLayout.ToneOf(c, b, full) == OfficialTone.Undivided)).Select(b => b.PartsDiffer).Distinct().ToList() is [var only]
                ? only ? "Key.Differing" : "Key.Undivided" : "Key.UndividedMixed";

        static string Names(IEnumerable<TargetChartModel> of, Func<TargetChartText, string> name) => string.Join(" / ", of.Select(c => name(c.Text)).Distinct());

        void Add(KeyMark mark, string css, string words) => entries.Add(new ChartKeyEntry(mark, css, words));
    }
}
