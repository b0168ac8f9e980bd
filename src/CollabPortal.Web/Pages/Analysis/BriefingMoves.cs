using CollabPortal.Application.Accounts;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>What moved one target, in a sentence or two.</summary>
/// <param name="Address">The page that has every part.</param>
/// <param name="IsMarked">It holds a figure that is not for publication.</param>
/// <param name="IsDemo">What is counted is fictitious.</param>
public sealed record BriefingMove(string Key, string Text, string Address, bool IsMarked, bool IsDemo);

/// <summary>
/// What moved the chosen targets in the last two fiscal years that are over: the largest movements by group, size and prefecture, of the very figures that
/// /dashboard/change shows to this reader, withheld and marked as there.
/// </summary>
public sealed class BriefingMoves(
    ChangeQueries queries, ChangeWords words, SeriesWords series, CurrentUser user, IStringLocalizer<AnalysisText> text, IStringLocalizer<IndicatorsText> indicators)
{
    // The table of the change has them all; on paper there is room for the largest two, of more than four targets for the largest.
    private const int Named = 2, Most = 4;

    private static readonly SeriesBy[] Cuts = [SeriesBy.Group, SeriesBy.Band, SeriesBy.Prefecture];

    /// <summary>One for each indicator of which two years are told.</summary>
    /// <param name="last">The last fiscal year that counts; null: the last one that is over.</param>
    public async Task<IReadOnlyList<BriefingMove>> OfAsync(IReadOnlyList<Indicator> chosen, FiscalYear? last, CancellationToken ct)
    {
        var moves = new List<BriefingMove>();
        foreach (var indicator in chosen)
            if (await OfAsync(indicator, chosen.Count > Most ? 1 : Named, last, ct) is { } move) moves.Add(move);
        return moves;
    }

    private async Task<BriefingMove?> OfAsync(Indicator indicator, int named, FiscalYear? last, CancellationToken ct)
    {
        if (indicator.Measure is not { Divisor: null } measure) return null;
        var bands = user.May(Permission.ViewEveryInstitution) || SeriesQueries.BandsArePublic(indicator.Key);
        string? whole = null, years = null;
        var isDemo = false;
        var divided = new List<string>();
        foreach (var by in Cuts.Where(c => measure.AllCuts.Contains(c) && (c != SeriesBy.Band || bands)))
        {
            if (await queries.FindAsync(indicator.Key, by, null, last, ct) is not { Ok: true, Value: { From: { } from, To: { } to, Change: { } change } report } || (last is { } end && to > end)) continue;
            whole ??= text["Briefing.Moved", indicators["Short." + indicator.Key].Value, from.Year, to.Year, words.TotalMoved(report, change)];
            isDemo |= report.Series.IsDemo;
            years ??= $"&from={from}&to={to}";
            var moved = change.Parts.Where(p => p.Change != 0).Take(named).Select(p => text["Briefing.Moved.Part", words.Name(report, p), words.Moved(report, p)].Value).ToList();
            if (moved.Count > 0) divided.Add(string.Join(indicators["List.Separator"], moved));
            else if (report.Withheld is not null) divided.Add(text["Briefing.Moved.Withheld", series.By(by)]);
        }

        if (whole is null) return null;
        var said = divided.Count == 0 ? whole : whole + text["Briefing.Moved.Divided", string.Join(text["Briefing.Moved.Then"], divided)];
        return new BriefingMove(indicator.Key, said, $"/dashboard/change?key={indicator.Key}&by=group{years}", said.Contains(indicators["BelowLimits.Mark"], StringComparison.Ordinal), isDemo);
    }
}
