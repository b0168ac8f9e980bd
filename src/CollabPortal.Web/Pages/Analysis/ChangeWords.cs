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

    /// <summary>Of institutions so many that rose and so many that fell are listed, and half as many drawn.</summary>
    public const int Listed = 10;

    private const string RestCode = "rest";

    /// <summary>From where to where, and what moved most in either direction.</summary>
    public string Lead(ChangeReport report, ChangeByParts change)
    {
        var sentences = new List<string>
        {
            text["Change.Sentence", IndicatorNumbers.Say(report.Series.Indicator.Name), report.From!.Value.Year, Total(report, report.From.Value, change.From), report.To!.Value.Year, Total(report, report.To.Value, change.To), TotalMoved(report, change)],
        };
        if (change.Parts.FirstOrDefault(p => p.Change > 0) is { } up) sentences.Add(text["Change.Up", First(report, change, up), Moved(report, up)]);
        if (change.Parts.FirstOrDefault(p => p.Change < 0) is { } down) sentences.Add(text["Change.Down", First(report, change, down), Moved(report, down)]);
        return string.Join(indicators["Sentence.Gap"], sentences);
    }

    public string Heading(ChangeReport report, ChangeByParts change) => change.Parts.FirstOrDefault(p => p.Change != 0) is { } first
        ? text["Change.Heading", First(report, change, first), Moved(report, first)]
        // What is withheld may have moved where nothing else did.
        : report.Withheld is not null ? text["Change.HeadingWithheld", series.ByInSentence(report.Series.Request.By), TotalMoved(report, change)] : text["Change.None"];

    /// <summary>Why other years than those asked for are compared: of which nothing can be shown.</summary>
    /// <param name="asked">The years asked for.</param>
    public string OtherYears(ChangeReport report, IEnumerable<FiscalYear?> asked)
    {
        var (from, to) = (numbers.Year(report.From!.Value), numbers.Year(report.To!.Value));
        var unknown = asked.OfType<FiscalYear>().Where(y => !report.Years.Contains(y)).Distinct().Order().Select(numbers.Year).ToList();
        return unknown.Count == 0 ? text["Change.OtherYears", from, to] : text["Change.NoRecord", string.Join(indicators["List.Separator"], unknown), from, to];
    }

    // Who stands first by the order of names alone is not the largest.
    private string First(ChangeReport report, ChangeByParts change, Contribution part) => change.Parts.Count(p => p.Change == part.Change) - 1 is var others and > 0
        ? text["Change.AndOthers", Name(report, part), others] : Name(report, part);

    public string Unit(ChangeReport report) => text[report.Series.IsDemo ? "Change.UnitDemo" : "Change.Unit",
        IndicatorNumbers.Say(report.Series.Indicator.Name), series.ByInSentence(report.Series.Request.By), report.From!.Value.Year, report.To!.Value.Year];

    /// <summary>Every part with the withheld ones as one row at the end: the rows add up to the total.</summary>
    public IReadOnlyList<Contribution> Rows(ChangeReport report, ChangeByParts change) => report.Withheld is { } rest ? [.. change.Parts, rest] : change.Parts;

    /// <summary>The rows of the table: of institutions those that rose and fell most and the rest as one row.</summary>
    public IReadOnlyList<Contribution> Listing(ChangeReport report, ChangeByParts change) => report.Series.Request.By == SeriesBy.Institution ? Ends(report, change, Listed) : Rows(report, change);

    private IReadOnlyList<Contribution> Ends(ChangeReport report, ChangeByParts change, int each)
    {
        var all = Rows(report, change);
        if (all.Count <= each * 2) return all;
        List<Contribution> named = [.. change.Parts.Where(p => p.Change > 0).Take(each), .. change.Parts.Where(p => p.Change < 0).Take(each).Reverse()];
        var rest = all.Except(named).ToList();
        return rest.Count == 0 ? named : [.. named, new Contribution(RestCode + rest.Count, rest.Sum(p => p.From), rest.Sum(p => p.To), rest.Sum(p => p.Change), rest.Sum(p => p.Points))];
    }

    private static int? RestOf(Contribution part) => part.Code.StartsWith(RestCode, StringComparison.Ordinal) && int.TryParse(part.Code[RestCode.Length..], out var count) ? count : null;

    public string Name(ChangeReport report, Contribution part) => part.Code == ChangeQueries.WithheldCode
        ? text["Change.WithheldRow"] : RestOf(part) is { } others ? text["Change.OtherInstitutions", others] : series.Part(report.Series.Request.By, part.Code, report.LineOf(part.Code).Name);

    /// <summary>Where a row leads: the way down with the same two years and the row as its filter; null where a row is no one part.</summary>
    public static ExploreAddress? Way(ChangeReport report, Contribution part)
    {
        if (part.Code is "" or ChangeQueries.WithheldCode || RestOf(part) is not null) return null;
        var way = new ExploreAddress(report.Series.Indicator.Key, report.To, report.From);
        return report.Series.Request.By switch
        {
            SeriesBy.Group or SeriesBy.Institution => way.Down(part.Code),
            SeriesBy.Prefecture => way with { Prefecture = int.Parse(part.Code, System.Globalization.CultureInfo.InvariantCulture) },
            SeriesBy.Region => way with { Region = int.Parse(part.Code, System.Globalization.CultureInfo.InvariantCulture) },
            SeriesBy.InstitutionKind => Enum.TryParse<Domain.Organisations.OrganisationKind>(part.Code, out var kind) ? way with { InstitutionKind = kind } : null,
            SeriesBy.Band => way with { Band = short.Parse(part.Code, System.Globalization.CultureInfo.InvariantCulture) },
            var by when ExploreAddress.Parts.Contains(by) => way with { Part = new(by, part.Code) },
            _ => null,
        };
    }

    /// <summary>A part's value of one of the two years, marked where it is not for publication; where nothing is registered that is said, for it is not 0.</summary>
    public string Figure(ChangeReport report, Contribution part, FiscalYear year) => report.IsRegistered(part.Code, year)
        ? series.Cell(report.Series.Indicator.Unit, year == report.From ? part.From : part.To, Scale(report)) + Mark(PointOf(report, part, year)) : indicators["Missing"] + Mark(PointOf(report, part, year));

    public string Total(ChangeReport report, FiscalYear year, decimal value) => series.Cell(report.Series.Indicator.Unit, value, Scale(report)) + Mark(report.Series.Total.In(year));

    /// <summary>The change of the whole, marked where one of its two values is not for publication: with the other it would tell it.</summary>
    public string TotalMoved(ChangeReport report, ChangeByParts change) =>
        WithSign(report, change.Change) + Mark(new[] { report.From!.Value, report.To!.Value }.Select(report.Series.Total.In).FirstOrDefault(p => p is { IsBelowLimits: true }));

    private static SeriesPoint? PointOf(ChangeReport report, Contribution part, FiscalYear year) =>
        part.Code == ChangeQueries.WithheldCode || RestOf(part) is not null ? null : report.LineOf(part.Code).In(year);

    /// <summary>A part's change, marked where one of its two values is not for publication.</summary>
    public string Moved(ChangeReport report, Contribution part) => WithSign(report, part.Change)
        + Mark(new[] { report.From!.Value, report.To!.Value }.Select(y => PointOf(report, part, y)).FirstOrDefault(p => p is { IsBelowLimits: true }));

    private static bool IsMarked(ChangeReport report, Contribution part) => new[] { report.From!.Value, report.To!.Value }.Any(y => PointOf(report, part, y) is { IsBelowLimits: true });

    private string Mark(SeriesPoint? point) => point is { IsBelowLimits: true } ? indicators["BelowLimits.Mark"] : "";

    public string WithSign(ChangeReport report, decimal change) => series.ChangeCell(report.Series.Indicator.Unit, change, Scale(report));

    // One unit for the table, its drawing and the sentences about it.
    private YenScale Scale(ChangeReport report) => report.Change is not { } change ? SeriesWords.ScaleOf(report.Series.Indicator.Unit, [])
        : SeriesWords.ScaleOf(report.Series.Indicator.Unit, Listing(report, change).SelectMany(p => new decimal?[] { p.From, p.To, p.Change }));

    public string Points(double? points) => points is { } p ? text["Change.PointsValue", Signed(Math.Round(p * 100, 1))] : indicators["None"];

    private static string Signed(double points) => (points < 0 ? "−" : points > 0 ? "+" : "") + Math.Abs(points).ToString("0.0", System.Globalization.CultureInfo.CurrentUICulture);

    public ContributionModel Chart(ChangeReport report, ChangeByParts change)
    {
        var parts = report.Series.Request.By == SeriesBy.Institution ? Ends(report, change, Listed / 2) : Rows(report, change);
        var rows = parts.Select(p => (Name: RestOf(p) is { } undrawn ? text["Change.NotDrawn", undrawn].Value : Name(report, p), p.Change, Text: Moved(report, p))).ToList();
        if (report.Series.Request.By != SeriesBy.Institution && rows.Count > Drawn + 1)
        {
            var others = rows.Skip(Drawn).Sum(r => r.Change);
            rows = [.. rows.Take(Drawn), (text["Change.Others", rows.Count - Drawn].Value, others, WithSign(report, others) + (parts.Skip(Drawn).Any(p => IsMarked(report, p)) ? indicators["BelowLimits.Mark"].Value : ""))];
        }

        return new ContributionModel(Summary(report, change), [.. rows.Select(r => new ContributionBar(r.Name, (double)r.Change, r.Text))]);
    }

    public string Summary(ChangeReport report, ChangeByParts change) => Lead(report, change);
}
