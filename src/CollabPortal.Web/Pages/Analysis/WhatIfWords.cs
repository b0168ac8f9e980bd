using System.Globalization;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>What a reader supposed, as it stands in the address.</summary>
/// <param name="GrowthPercent">Growth a year in per cent.</param>
/// <param name="More">Contracts (of ¥100m where money is counted), licences or persons more each year than the year before.</param>
/// <param name="IsBad">Something stood there that is no number or out of bounds; the other values count.</param>
public sealed record SupposedText(double GrowthPercent, int More, bool IsBad)
{
    public const double LeastGrowth = -50, MostGrowth = 50;

    public const int MostMore = 100_000;

    /// <summary>One contract in the indicator's unit: ¥100m where money is counted, else one.</summary>
    public static decimal OneMore(IndicatorUnit unit) => unit == IndicatorUnit.MillionYen ? 100 : 1;

    /// <summary>What is calculated: to the digit what is shown.</summary>
    public Supposition In(IndicatorUnit unit) => new(GrowthPercent / 100, More * OneMore(unit));

    /// <summary>The least growth in per cent, of two decimals, that is not below what is needed: whoever types it does not miss the target by a rounding.</summary>
    public static double Enough(double required) => Math.Ceiling(Math.Round(required * 10_000, 6)) / 100;

    /// <summary>Reads an address; full-width digits and minus signs are understood. Six decimals count and are shown; growth that nobody typed has two.</summary>
    /// <param name="observed">Growth a year as a fraction that counts where none stands there; null: 0.</param>
    public static SupposedText Read(string? growth, string? more, double? observed)
    {
        var bad = false;
        var usual = Math.Round((observed ?? 0) * 100, 2);
        var percent = Math.Round(Number(growth, usual, LeastGrowth, MostGrowth), 6);
        var count = Number(more, 0, 0, MostMore);
        return new SupposedText(percent, (int)count, bad || count != Math.Floor(count));

        double Number(string? text, double otherwise, double least, double most)
        {
            if (string.IsNullOrWhiteSpace(text)) return otherwise;
            if (JapaneseInput.ParseNumber(text) is { } read && (double)read is var number && number >= least && number <= most) return number;
            bad = true;
            return otherwise;
        }
    }
}

/// <summary>The words and the drawing of "what if".</summary>
public sealed class WhatIfWords(IStringLocalizer<AnalysisText> text, IStringLocalizer<IndicatorsText> indicators, IndicatorNumbers numbers)
{
    /// <summary>What is supposed and in which year the target would be met.</summary>
    public string Answer(PolicyTarget target, IndicatorUnit unit, SupposedText supposed, WhatIf result)
    {
        var goal = numbers.WithUnit(unit, target.Value);
        var premise = supposed.More == 0
            ? text["WhatIf.Premise", Percent(supposed.GrowthPercent)].Value
            : text["WhatIf.PremiseMore", Percent(supposed.GrowthPercent), More(unit, supposed.More)].Value;
        var answer = result.Answer switch
        {
            WhatIfAnswer.Already => text["WhatIf.Already", goal].Value,
            WhatIfAnswer.Reached => text["WhatIf.Reached", numbers.Year(result.Year!.Value), goal].Value + indicators["Sentence.Gap"] + Beside(target.Deadline, result.Year.Value),
            WhatIfAnswer.TooFar => text["WhatIf.TooFar", goal, WhatIf.Years].Value + Shown(result),
            _ => text["WhatIf.Never", goal].Value + Shown(result),
        };
        // At the target already: what was asked is still worth an answer.
        return result.Answer == WhatIfAnswer.Already
            ? answer + indicators["Sentence.Gap"] + premise + text["WhatIf.Then", numbers.Year(result.Path[^1].Year), numbers.WithUnit(unit, result.Path[^1].Value)] : premise + answer;
    }

    /// <summary>"Ten more contracts of ¥100m", by the indicator's unit.</summary>
    public string More(IndicatorUnit unit, int more) => text["WhatIf.More." + unit, more];

    /// <summary>Per cent with its sign where it is below 0.</summary>
    public static string Percent(double percent) => percent.ToString("0.0#####", CultureInfo.CurrentUICulture).Replace('-', '−') + "%";

    public SupposedPathModel Chart(PolicyTarget target, IndicatorUnit unit, WhatIf result, string answer) => new(
        answer, [.. result.Path.Select(p => new YearPoint(p.Year.Year, p.Value))], (double)target.Value,
        text["WhatIf.Target", numbers.WithUnit(unit, target.Value)], target.Deadline.Year, text["WhatIf.Deadline", target.Deadline.Year], v => numbers.Value(unit, v));

    private string Shown(WhatIf result) => indicators["Sentence.Gap"] + text["WhatIf.Shown", numbers.Year(result.Path[^1].Year)];

    private string Beside(FiscalYear deadline, FiscalYear year) => (year.Year - deadline.Year) switch
    {
        0 => text["WhatIf.AtDeadline", deadline.Year],
        > 0 and var late => text[late == 1 ? "WhatIf.Late.One" : "WhatIf.Late", deadline.Year, late],
        var early => text[early == -1 ? "WhatIf.Early.One" : "WhatIf.Early", deadline.Year, -early],
    };
}
