using CollabPortal.Domain.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>The sentences above the rows: where the indicators stand, and what may not be said yet.</summary>
public sealed class DashboardLead(IStringLocalizer<IndicatorsText> text, IndicatorNumbers numbers, KpiFacts facts)
{
    /// <summary>Which indicators are above their path, which below, and for these the growth needed beside the growth there was.</summary>
    public string Sentence(IReadOnlyList<IndicatorSheet> sheets)
    {
        var reached = sheets.Where(s => s.Progress.Verdict == TargetVerdict.Reached).ToList();
        var missed = sheets.Where(s => s.Progress.Verdict == TargetVerdict.Missed).ToList();
        var open = sheets.Except(reached).Except(missed).ToList();
        var above = open.Where(s => s.Progress.Status == ProgressStatus.OnTrack).ToList();
        var below = open.Where(s => s.Progress.Status == ProgressStatus.Behind).ToList();
        var sentences = new List<string>();
        if (reached.Count > 0) sentences.Add(text["Lead.Reached", string.Join(text["List.Separator"], reached.Select(s => text["Lead.NameWithYear", Short(s), s.Target.Deadline.Year].Value))]);
        if (missed.Count > 0) sentences.Add(text["Lead.Missed", string.Join(text["List.Separator"], missed.Select(s => text["Lead.NameWithYear", Short(s), s.Target.Deadline.Year].Value))]);
        if (above.Count > 0) sentences.Add(text["Lead.Above", sheets.Count, Dated(above)]);
        if (above.Count + reached.Count > 0 && below.Count > 0) sentences.Add(text["Lead.Below", Dated(below)]);
        else if (below.Count > 0 && missed.Count > 0) sentences.Add(text["Lead.OthersBelow", Dated(below)]);
        else if (below.Count > 0) sentences.Add(text["Lead.AllBelow", below.Count]);
        if (sentences.Count == 0) return text["Lead.None"];

        foreach (var sheet in missed)
        {
            if (sheet.Progress is { NeededAnnualGrowth: { } needed, ObservedAnnualGrowth: { } grown })
                sentences.Add(text["Lead.GapMissed", Short(sheet), sheet.Target.BaselineYear.Year, sheet.Target.Deadline.Year, numbers.GrowthInSentence(needed), IndicatorNumbers.Percent(grown)]);
        }

        foreach (var sheet in below)
        {
            if (sheet.Progress is not { Latest: { } latest, RequiredAnnualGrowth: { } required, ObservedAnnualGrowth: { } observed }) continue;
            // Once the deadline's year is over, growth can no longer be asked for.
            var key = sheet.Target.Deadline <= sheet.LastYearOver ? "Lead.GapOver" : "Lead.Gap";
            sentences.Add(text[key, Short(sheet), latest.Year.Year, sheet.Target.Deadline.Year, numbers.GrowthInSentence(required), IndicatorNumbers.Percent(observed)]);
        }
        return string.Join(text["Sentence.Gap"], sentences);
    }

    /// <summary>What a verdict does not say: a target that was reached once, a part that alone is above it.</summary>
    public IReadOnlyList<string> Facts(IEnumerable<IndicatorSheet> sheets) =>
        [.. sheets.Select(s => facts.ForLead(s) is { } fact ? text["Lead.Fact", Short(s), fact].Value : null).OfType<string>()];

    /// <summary>The same without what <see cref="Sentence"/> says: verdicts that are there.</summary>
    public IReadOnlyList<string> Undecided(IReadOnlyList<IndicatorSheet> sheets) => Verdicts(sheets, [TargetVerdict.Open, TargetVerdict.Unknown]);

    /// <summary>What may be said of the deadlines, from the verdicts.</summary>
    public IReadOnlyList<string> Verdicts(IReadOnlyList<IndicatorSheet> sheets) => Verdicts(sheets, Enum.GetValues<TargetVerdict>());

    private List<string> Verdicts(IReadOnlyList<IndicatorSheet> sheets, TargetVerdict[] told)
    {
        var lines = new List<string>();
        foreach (var verdict in told)
        {
            var of = sheets.Where(s => s.Progress.Verdict == verdict).ToList();
            if (of.Count == 0) continue;
            var names = string.Join(text["List.Separator"], of.Select(s => text["Note.NameWithYear", Short(s), s.Target.Deadline.Year].Value));
            var years = string.Join(text["List.Separator"], of.Select(s => s.Target.Deadline).Distinct().Order().Select(numbers.Year));
            lines.Add(verdict == TargetVerdict.Unknown
                ? text["Note.Unknown", years, of.Count == sheets.Count ? text["Note.AllOf", of.Count].Value : text["Note.SomeOf", Names(of)].Value]
                : text["Note." + verdict, names]);
        }
        return lines;
    }

    // A status without its year would be taken for today's.
    private string Dated(IEnumerable<IndicatorSheet> sheets) => string.Join(
        text["List.Separator"], sheets.Select(s => s.Progress.Latest is { } latest ? text["Lead.NameWithYear", Short(s), latest.Year.Year].Value : Short(s)));

    private string Names(IEnumerable<IndicatorSheet> sheets) => string.Join(text["List.Separator"], sheets.Select(Short));

    private string Short(IndicatorSheet sheet) => text["Short." + sheet.Indicator.Key];
}
