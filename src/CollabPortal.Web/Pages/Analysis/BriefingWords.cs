using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>Sentences of the briefing that depend on its targets: what its growth means, what changed since last time.</summary>
public sealed class BriefingWords(IStringLocalizer<AnalysisText> text, IStringLocalizer<IndicatorsText> indicators, IndicatorNumbers numbers, KpiRows rows)
{
    // More would not fit on the first sheet.
    private const int Most = 2;

    /// <summary>From where to where the growth of the table is; of a target with a verdict the needed one begins at the baseline.</summary>
    public string GrowthNote(IEnumerable<IndicatorSheet> sheets) => text[sheets.Any(s => s.Progress.IsNeededFromBaseline) ? "Briefing.GrowthNote.Judged" : "Briefing.GrowthNote"];

    /// <summary>The newest publications that changed the newest value of a target, its verdict or whether it stands above its path; null where none did.</summary>
    /// <param name="news">As on the dashboard, the newest first.</param>
    public string? News(IReadOnlyList<ReleaseNews> news, IReadOnlyList<IndicatorSheet> sheets)
    {
        var told = news.Select(n => (News: n, Changes: Changes(n, sheets))).Where(n => n.Changes.Count > 0).Take(Most).Select(n =>
        {
            var name = indicators["News.Release", IndicatorNumbers.Say(n.News.Release.Text), n.News.Release.PublishedOn is { } day ? indicators["News.Day", KnownOnNote.Said(day)].Value : indicators["News.DayUnknown"].Value].Value;
            var changes = string.Join(indicators["List.Separator"], n.Changes);
            return n.News.EnteredOn is { } on ? text["Briefing.News.Entered", name, changes, KnownOnNote.Said(on)].Value : text["Briefing.News.One", name, changes].Value;
        }).ToList();
        return told.Count == 0 ? null : text["Briefing.News", string.Join(indicators["Sentence.Gap"], told)].Value;
    }

    private List<string> Changes(ReleaseNews news, IReadOnlyList<IndicatorSheet> sheets)
    {
        var changes = new List<string>();
        foreach (var sheet in sheets)
        {
            var (name, unit) = (indicators["Short." + sheet.Indicator.Key].Value, sheet.Indicator.Unit);
            var value = news.Differences.FirstOrDefault(d => d.Series.Series == sheet.Indicator.OfficialSeries && d.Year == sheet.Progress.Latest?.Year);
            var target = news.Targets.FirstOrDefault(t => t.Indicator.Key == sheet.Indicator.Key);
            if (value is null && target is null) continue;
            var said = value is null ? name
                : value.Before is { } before ? text["Briefing.News.Revised", name, numbers.Year(value.Year), numbers.WithUnit(unit, value.After), numbers.WithUnit(unit, before)].Value
                : text["Briefing.News.New", name, numbers.Year(value.Year), numbers.WithUnit(unit, value.After)].Value;
            changes.Add(target is null || Stand(target.Before) == Stand(target.After) ? said : said + text["Briefing.News.Moved", Stand(target.Before), Stand(target.After)]);
        }

        return changes;

        string Stand(Domain.Indicators.PolicyProgress progress) => rows.StatusText(progress);
    }
}
