using System.Globalization;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.Indicators;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Targets;

/// <summary>Words and chart of an institution's own target, drawn as the policy targets are.</summary>
public sealed class OwnTargetWords(IStringLocalizer<AnalysisText> text, IStringLocalizer<IndicatorsText> indicators, IndicatorNumbers numbers)
{
    /// <summary>From which value to which, by when.</summary>
    public string Goal(OwnTargetView view) => text["Targets.Goal", numbers.Year(view.Target.BaselineYear), Value(view, view.Target.BaselineValue), numbers.Year(view.Target.Deadline), Value(view, view.Terms.TargetValue)];

    /// <summary>Where the last measured value stands.</summary>
    public string Standing(OwnTargetView view)
    {
        if (view.Progress is not { Latest: { } latest, Progress: { } progress }) return text["Targets.NoValue"];
        var words = text["Targets.Standing", numbers.Year(latest.Year), Value(view, latest.Value), IndicatorNumbers.Percent(progress)].Value;
        return view.Progress.RequiredAnnualGrowth is { } required ? words + indicators["Sentence.Gap"] + text["Targets.Required", numbers.GrowthInSentence(required)] : words;
    }

    public string Status(OwnTargetView view) => view.Progress.Status switch
    {
        ProgressStatus.OnTrack => indicators["Kpi.OnTrack"],
        ProgressStatus.Behind => indicators["Kpi.Behind"],
        _ => text["Targets.NoStatus"],
    };

    public string Value(OwnTargetView view, decimal value) => Value(view.Indicator.Unit, value);

    /// <summary>Money of one institution in million yen or 億円 as the chart labels it, counts as they are.</summary>
    public string Value(IndicatorUnit unit, decimal value) => unit is IndicatorUnit.MillionYen or IndicatorUnit.HundredMillionYen && Math.Abs(value) is 0 or >= 0.1m
        ? numbers.ExactWithUnit(unit, Rounded(unit, value)) : numbers.WithUnit(unit, value);

    /// <summary>One decimal; none from 100億円 on.</summary>
    public static decimal Rounded(IndicatorUnit unit, decimal value) => Math.Round(value, unit == IndicatorUnit.HundredMillionYen && Math.Abs(value) >= 100 ? 0 : 1);

    public TargetChartModel Chart(OwnTargetView view)
    {
        var goal = view.Target;
        var years = view.Values.Select(v => v.Year.Year).Append(goal.BaselineYear.Year).Append(goal.Deadline.Year).ToList();
        var first = Math.Max(years.Min(), goal.BaselineYear.Year - 5);
        return new TargetChartModel
        {
            Summary = $"{IndicatorNumbers.Say(view.Indicator.Name)} {Goal(view)} {Standing(view)}",
            FirstYear = first,
            LastYear = years.Max(),
            Official = [.. view.Values.Where(v => v.Year.Year >= first).Select(v => new OfficialBar(v.Year.Year, (double)v.Value))],
            Target = new TargetLine(goal.BaselineYear.Year, (double)goal.BaselineValue, goal.Deadline.Year, (double)view.Terms.TargetValue),
            Projection = view.Progress is { Latest: { } latest, ObservedAnnualGrowth: { } growth } && latest.Year < goal.Deadline ? new ProjectionLine(latest.Year.Year, (double)latest.Value, growth) : null,
            Text = new TargetChartText
            {
                Target = indicators["Chart.Target", Value(view, view.Terms.TargetValue)],
                Path = indicators["Chart.Path"],
                Projection = indicators["Chart.Projection"],
                Deadline = indicators["Chart.Deadline", goal.Deadline.Year],
                Missing = text["Targets.Missing"],
                Measured = indicators["Chart.Measured"],
                LastYear = indicators["Year"].Value,
                YearAxis = indicators["YearAxis"],
            },
            Format = v => Rounded(view.Indicator.Unit, (decimal)v).ToString("#,0.#", CultureInfo.CurrentUICulture),
        };
    }
}
