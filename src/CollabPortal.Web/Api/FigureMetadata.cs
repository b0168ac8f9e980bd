using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>What must be known of a figure's file to read it: where it is from, when it was read, what its columns mean, how its indicators are defined.</summary>
/// <param name="View">Address of the page with the figure.</param>
/// <param name="Csv">Address of the values.</param>
/// <param name="ReadAt">When the values were read.</param>
/// <param name="Sources">Publications, or the register.</param>
/// <param name="Suppressed">At least one value is withheld from this reader.</param>
/// <param name="Demo">Measured values are of fictitious records.</param>
public sealed record FigureMetadata(
    string View, string Csv, string FileName, DateTimeOffset ReadAt, int Rows, IReadOnlyList<string> FiscalYears, IReadOnlyList<string> Units, IReadOnlyList<string> Releases,
    IReadOnlyList<string> Sources, bool Suppressed, bool Demo, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<FigureIndicator> Indicators)
{
    /// <summary>Columns whose values are told.</summary>
    internal static readonly IReadOnlySet<string> Told = new HashSet<string>(StringComparer.Ordinal)
    {
        "key", "fiscal_year", "from_fiscal_year", "to_fiscal_year", "unit", "points_unit", "release", "source", "suppressed", "withheld", "demo", "kind",
    };

    internal static FigureMetadata Of(CsvFile file, HttpContext http, string? view)
    {
        var (csv, request) = (file.Csv, http.Request);
        var path = request.Path.Value![..^".json".Length];
        var root = $"{request.Scheme}://{request.Host}{request.PathBase}";
        var keys = csv.ValuesOf("key").Concat(csv.Keys).Append(request.RouteValues.GetValueOrDefault("key") as string).OfType<string>().Distinct(StringComparer.Ordinal);
        var measured = csv.Header.Contains("demo", StringComparer.Ordinal) && (!csv.Header.Contains("source", StringComparer.Ordinal) || csv.ValuesOf("kind").Contains("measured"));
        return new FigureMetadata(
            $"{root}{Filled(view, request) ?? path}{request.QueryString}", $"{root}{path}.csv{request.QueryString}", file.FileName, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), csv.Rows,
            [.. csv.ValuesOf("fiscal_year").Concat(csv.ValuesOf("from_fiscal_year")).Concat(csv.ValuesOf("to_fiscal_year")).Distinct().Order(StringComparer.Ordinal)],
            [.. csv.ValuesOf("unit").Concat(csv.ValuesOf("points_unit")).Concat(csv.Units).Distinct(StringComparer.Ordinal)], [.. csv.ValuesOf("release")],
            [.. csv.ValuesOf("source"), .. csv.Cited, .. measured ? (string[])["The register of this portal (measured)"] : []],
            csv.ValuesOf("suppressed").Contains("true") || csv.ValuesOf("withheld").Contains("true"), csv.ValuesOf("demo").Contains("true"),
            [.. csv.Header.Select(FigureColumns.Of)], [.. keys.Select(k => FigureIndicator.Find(k, root)).OfType<FigureIndicator>()]);
    }

    private static string? Filled(string? view, HttpRequest request) =>
        view?.Replace("{key}", request.RouteValues.GetValueOrDefault("key") as string, StringComparison.Ordinal);
}

/// <summary>A column of the CSV in words.</summary>
public sealed record FigureColumn(string Name, LocalText Meaning);

/// <summary>How an indicator in the file is defined.</summary>
/// <param name="Breaks">Fiscal years from which on values are not comparable with earlier ones.</param>
/// <param name="Rules">Counting rules of measured values, by id; docs/indicators.md says them in words.</param>
/// <param name="Page">Its definition for people.</param>
public sealed record FigureIndicator(
    string Key, LocalText Name, string Unit, int DefinitionVersion, LocalText Definition, LocalText Population, IReadOnlyList<SeriesBreakJson> Breaks, IReadOnlyList<string> Rules, string Page)
{
    internal static FigureIndicator? Find(string key, string root) => IndicatorCatalogue.Find(key) is not { } i ? null : new FigureIndicator(
        i.Key, i.Name, IndicatorUnits.CodeOf(i.Unit), i.DefinitionVersion, i.Definition, i.Population, [.. i.Breaks.Select(b => new SeriesBreakJson(b.From.Year, b.Note))], i.RuleIds, $"{root}/indicators/{i.Key}");
}
