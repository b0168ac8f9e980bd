using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>Words and figures of "what moved it".</summary>
public sealed class ChangeWords(IStringLocalizer<AnalysisText> text, IStringLocalizer<IndicatorsText> indicators, SeriesWords series, IndicatorNumbers numbers)
{
    /// <summary>Rows drawn; the others are added up in one.</summary>
    private const int Drawn = 9;

    /// <summary>From where to where, and what moved most in either direction.</summary>
    public string Lead(ChangeReport report, ChangeByParts change)
    {
        var unit = report.Series.Indicator.Unit;
        var sentences = new List<string>
        {
            text["Change.Sentence", IndicatorNumbers.Say(report.Series.Indicator.Name), report.From!.Value.Year, numbers.WithUnit(unit, change.From), report.To!.Value.Year, numbers.WithUnit(unit, change.To), series.Change(unit, change.Change)],
        };
        if (change.Parts.FirstOrDefault(p => p.Change > 0) is { } up) sentences.Add(text["Change.Up", Name(report, up), series.Change(unit, up.Change)]);
        if (change.Parts.FirstOrDefault(p => p.Change < 0) is { } down) sentences.Add(text["Change.Down", Name(report, down), series.Change(unit, down.Change)]);
        return string.Join(indicators["Sentence.Gap"], sentences);
    }

    public string Heading(ChangeReport report, ChangeByParts change) => change.Parts.FirstOrDefault(p => p.Change != 0) is { } first
        ? text["Change.Heading", Name(report, first), series.Change(report.Series.Indicator.Unit, first.Change)] : text["Change.None"];

    public string Unit(ChangeReport report) => text[report.Series.IsDemo ? "Change.UnitDemo" : "Change.Unit",
        IndicatorNumbers.Say(report.Series.Indicator.Name), series.By(report.Series.Request.By), report.From!.Value.Year, report.To!.Value.Year];

    /// <summary>Every part with the withheld ones as one row at the end: the rows add up to the total.</summary>
    public IReadOnlyList<Contribution> Rows(ChangeReport report, ChangeByParts change) => report.Withheld is { } rest ? [.. change.Parts, rest] : change.Parts;

    public string Name(ChangeReport report, Contribution part) => part.Code == ChangeQueries.WithheldCode
        ? text["Change.WithheldRow"] : series.Part(report.Series.Request.By, part.Code, report.LineOf(part.Code).Name);

    /// <summary>A part's value of one of the two years, marked where it is not for publication.</summary>
    public string Figure(ChangeReport report, Contribution part, FiscalYear year) =>
        series.Cell(report.Series.Indicator.Unit, year == report.From ? part.From : part.To)
        + Mark(part.Code == ChangeQueries.WithheldCode ? null : report.LineOf(part.Code).In(year));

    public string Total(ChangeReport report, FiscalYear year, decimal value) => series.Cell(report.Series.Indicator.Unit, value) + Mark(report.Series.Total.In(year));

    private string Mark(SeriesPoint? point) => point is { IsBelowLimits: true } ? indicators["BelowLimits.Mark"] : "";

    public string WithSign(ChangeReport report, decimal change) => series.ChangeCell(report.Series.Indicator.Unit, change);

    public string Points(double? points) => points is { } p ? text["Change.PointsValue", (p < 0 ? "−" : "+") + (Math.Abs(p) * 100).ToString("0.0", System.Globalization.CultureInfo.CurrentUICulture)] : indicators["None"];

    public ContributionModel Chart(ChangeReport report, ChangeByParts change)
    {
        var rows = Rows(report, change).Select(p => (Name: Name(report, p), p.Change)).ToList();
        if (rows.Count > Drawn + 1) rows = [.. rows.Take(Drawn), (text["Change.Others", rows.Count - Drawn].Value, rows.Skip(Drawn).Sum(r => r.Change))];
        return new ContributionModel(Summary(report, change), [.. rows.Select(r => new ContributionBar(r.Name, (double)r.Change, WithSign(report, r.Change)))]);
    }

    public string Summary(ChangeReport report, ChangeByParts change) => Lead(report, change);
}
