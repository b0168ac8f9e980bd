using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>The sentences about an indicator that a number alone does not say: gaps, breaks, what was reached once, what a part alone reaches.</summary>
public sealed class KpiFacts(IStringLocalizer<IndicatorsText> text, IndicatorNumbers numbers)
{
    /// <summary>In the order in which they are read.</summary>
    public IReadOnlyList<string> Of(IndicatorSheet sheet)
    {
        var facts = new List<string>();
        AddIf(facts, PartAlone(sheet));
        AddIf(facts, HighPoint(sheet));
        if (sheet.Newest.Any(o => sheet.Divided(o) is not null))
        {
            facts.Add(text["Fact.PartsKey", IndicatorNumbers.Say(sheet.Parts[0].Part.Name), IndicatorNumbers.Say(sheet.Parts[1].Part.Name)]);
        }
        AddIf(facts, Undivided(sheet));
        facts.AddRange(Differing(sheet));
        facts.AddRange(Changed(sheet.Indicator, sheet.Newest));
        facts.AddRange(sheet.Parts.SelectMany(p => Changed(sheet.Indicator, p.Official, IndicatorNumbers.Say(p.Part.Name))));
        AddIf(facts, EverFastEnough(sheet));
        AddIf(facts, Missing(sheet));
        facts.AddRange(sheet.Indicator.Breaks.Select(b => text["Fact.Break", IndicatorNumbers.Say(b.Note)].Value));
        return facts;
    }

    /// <summary>What * says: the values that a later release changed, each with what stood before.</summary>
    public IEnumerable<string> Changed(Indicator indicator, IEnumerable<OfficialFigure> figures, string? part = null) =>
        figures.Where(f => f.ChangedFrom is not null).Select(f => numbers.Apart(indicator.Unit, f.ChangedFrom!.Value, f.Value) is not var (before, after) ? null
            : text["Fact.Changed", (part is null ? "" : part + text["Part.Gap"]) + numbers.Year(f.Year), IndicatorNumbers.Say(f.ChangedFrom!.ReleaseText), before, IndicatorNumbers.Say(f.ReleaseText), after].Value).OfType<string>();

    /// <summary>"Reached in FYn", or the highest value where a later one is lower; null where the latest is the highest.</summary>
    public string? HighPoint(IndicatorSheet sheet) => ReachedOnce(sheet) ?? Highest(sheet);

    /// <summary>
    /// The fact that must stand in a lead beside the verdict: the target was reached once, or a part alone was above it. Null
    /// where there is neither.
    /// </summary>
    public string? ForLead(IndicatorSheet sheet) => ReachedOnce(sheet, besideVerdict: IsJudged(sheet)) ?? PartAloneFirst(sheet);

    /// <summary>Whether the growth that is needed was ever reached, from one year to the next or on average over unknown years; null where none is needed, or no value is known.</summary>
    public string? EverFastEnough(IndicatorSheet sheet)
    {
        if (sheet.Progress.NeededAnnualGrowth is not { } required || required <= 0) return null;
        var fast = sheet.Progress.FastEnough;
        // An average over years between which nothing is known was reached in one of them at least; every such average counts alike.
        var averages = string.Join(text["List.Separator"], sheet.Progress.FastSpans.Select(s => text["Fact.FastSpan", s.After.Next.Year, s.To.Year, IndicatorNumbers.Change(s.AnnualGrowth)].Value));
        if (fast.Count == 0 && averages.Length > 0) return text[sheet.Progress.FastSpans.Count == 1 ? "Fact.FastSomewhereOne" : "Fact.FastSomewhere", numbers.GrowthInSentence(required), averages];
        if (sheet.Progress.Best is not { } best) return text["Fact.NoSteps", numbers.GrowthInSentence(required)];
        if (fast.Count == 0) return text["Fact.NeverFast", numbers.GrowthInSentence(required), best.Year.Year, IndicatorNumbers.Change(best.Growth), sheet.Progress.Steps.Count];
        var steps = text["Fact.WasFast", numbers.GrowthInSentence(required),
            string.Join(text["List.Separator"], fast.Select(s => text["Fact.YearValue", s.Year.Year, IndicatorNumbers.Change(s.Growth)].Value)), sheet.Progress.Steps.Count].Value;
        return averages.Length == 0 ? steps : steps + text["Sentence.Gap"] + text["Fact.FastToo", averages];
    }

    // With a verdict of the whole there is nothing left that a part would have to stand in for.
    private string? PartAloneFirst(IndicatorSheet sheet) => IsJudged(sheet) || sheet.PartAloneAboveTarget() is not [var first, ..] ? null
        : text["Fact.PartAloneFirst", IndicatorNumbers.Say(sheet.Parts[0].Part.Name), numbers.Year(first.Year), numbers.WithUnit(sheet.Indicator.Unit, first.Value), numbers.WithUnit(sheet.Indicator.Unit, sheet.Target.Value)].Value;

    /// <summary>A line for each year whose published parts do not make up the published whole: charts draw it undivided, tables show all three.</summary>
    public IEnumerable<string> Differing(IndicatorSheet sheet) => sheet.Newest.Select(o => (Whole: o, Parts: sheet.Differing(o))).Where(o => o.Parts is not null).Select(o =>
        text["Fact.Differing", numbers.Year(o.Whole.Year), Plain(o.Parts!.Value.Lower), Plain(o.Parts.Value.Upper),
            numbers.ExactWithUnit(sheet.Indicator.Unit, o.Parts.Value.Lower.Value + o.Parts.Value.Upper.Value), numbers.ExactWithUnit(sheet.Indicator.Unit, o.Whole.Value)].Value);

    private static string Plain(OfficialFigure of) => IndicatorNumbers.Exact(of.Value);

    // Drawn in a tone of its own: in that of the first part it would be read as that part.
    private string? Undivided(IndicatorSheet sheet) => sheet.Parts.Count > 1 && sheet.Newest.Where(o => sheet.Divided(o) is null && sheet.Differing(o) is null).Select(o => numbers.Year(o.Year)).ToList() is { Count: > 0 } years
        ? text["Fact.Undivided", string.Join(text["List.Separator"], years), IndicatorNumbers.Say(sheet.Parts[0].Part.Name), IndicatorNumbers.Say(sheet.Parts[1].Part.Name)].Value : null;

    private static bool IsJudged(IndicatorSheet sheet) => sheet.Progress.Verdict is TargetVerdict.Reached or TargetVerdict.Missed;

    private string? PartAlone(IndicatorSheet sheet)
    {
        if (sheet.Parts.Count < 2 || sheet.PartAloneAboveTarget() is not { Count: > 0 } above) return null;
        var values = string.Join(text["List.Separator"], above.Select(o => text["Fact.YearValue", o.Year.Year, numbers.WithUnit(sheet.Indicator.Unit, o.Value)].Value));
        return text[IsJudged(sheet) ? "Fact.PartAloneJudged" : "Fact.PartAlone", IndicatorNumbers.Say(sheet.Parts[0].Part.Name), values, numbers.WithUnit(sheet.Indicator.Unit, sheet.Target.Value), IndicatorNumbers.Say(sheet.Parts[1].Part.Name)];
    }

    // The verdict has told target and value of the deadline.
    private string? ReachedOnce(IndicatorSheet sheet, bool besideVerdict = false)
    {
        var earlier = sheet.Progress.ReachedIn.Where(v => v.Year != sheet.Progress.Latest?.Year).ToList();
        if (earlier.Count == 0 || sheet.Progress.Latest is not { } latest || latest.Value >= sheet.Target.Value) return null;
        var (first, unit) = (earlier[0], sheet.Indicator.Unit);
        if (besideVerdict && sheet.Progress.Verdict == TargetVerdict.Reached) return null;
        if (besideVerdict) return text["Fact.ReachedBefore", numbers.Year(first.Year), numbers.WithUnit(unit, first.Value)];
        return text["Fact.ReachedOnce", numbers.Year(first.Year), numbers.WithUnit(unit, first.Value), numbers.WithUnit(unit, sheet.Target.Value), numbers.Year(latest.Year), numbers.WithUnit(unit, latest.Value)];
    }

    private string? Highest(IndicatorSheet sheet)
    {
        var since = sheet.Newest.Where(o => o.Year >= sheet.Target.BaselineYear).ToList();
        if (since.Count == 0 || sheet.Progress.Latest is not { } latest) return null;
        var highest = since.MaxBy(o => o.Value)!;
        if (highest.Value <= latest.Value) return null;
        var progress = (double)((highest.Value - sheet.Target.BaselineValue) / (sheet.Target.Value - sheet.Target.BaselineValue));
        return text["Fact.Highest", highest.Year.Year, numbers.WithUnit(sheet.Indicator.Unit, highest.Value), IndicatorNumbers.Percent(progress)];
    }

    private string? Missing(IndicatorSheet sheet)
    {
        var known = sheet.Newest.Select(o => o.Year.Year).ToHashSet();
        var runs = new List<(int From, int To)>();
        for (var year = sheet.Target.BaselineYear.Year; year <= sheet.Target.Deadline.Year; year++)
        {
            if (known.Contains(year)) continue;
            if (runs.Count > 0 && runs[^1].To == year - 1) runs[^1] = (runs[^1].From, year);
            else runs.Add((year, year));
        }
        if (runs.Count == 0) return null;
        return text["Fact.Missing", string.Join(text["List.Separator"], runs.Select(r => r.From == r.To ? text["Year", r.From].Value : text["Fact.YearRange", r.From, r.To].Value))];
    }

    private static void AddIf(List<string> facts, string? fact)
    {
        if (fact is not null) facts.Add(fact);
    }
}
