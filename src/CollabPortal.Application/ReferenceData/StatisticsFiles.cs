using System.Text.RegularExpressions;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.ReferenceData;

/// <summary>A published programme with the codes of its two bodies, where they are among the shipped ones.</summary>
public sealed record ProgrammeRecord(
    string Key, string NameJa, string NameEn, string InstitutionName, string? InstitutionCode, string CompanyName, string? CompanyCode,
    long? AnnualYen, int? Years, string DescriptionJa, string DescriptionEn, string Source);

/// <summary>Reads official values, releases, sources, targets and published programmes (docs/data-sources.md).</summary>
internal static partial class StatisticsFiles
{
    internal static IReadOnlyList<ReleaseRow> Releases(string folder) =>
        [.. CsvTable.Read(folder, "releases.csv").Rows.Select(r => new ReleaseRow(r.Text("id"), r.Number("sequence"), r.Date("published_on")))];

    internal static IReadOnlyList<SourceRow> Sources(string folder) =>
        [.. CsvTable.Read(folder, "sources.csv").Rows.Select(r =>
            new SourceRow(r.Text("mark"), r.Text("description_ja"), r.Optional("description_en"), r.Optional("address")))];

    /// <summary>Official values as published; each names a known release and known sources, no (series, year, release) stands twice.</summary>
    internal static IReadOnlyList<OfficialValueRow> OfficialValues(string folder)
    {
        var releases = Releases(folder).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var marks = Sources(folder).Select(s => s.Mark).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<(string, int, string)>();
        return [.. CsvTable.Read(folder, "official_series.csv").Rows.Select(row =>
        {
            var value = new OfficialValueRow(
                row.Text("series"), new FiscalYear(row.Number("fiscal_year")), row.Text("release"), row.Decimal("value"),
                row.Text("unit"), row.Text("precision"), row.Text("source"), row.Optional("note"));
            if (!releases.Contains(value.ReleaseId)) throw row.Wrong($"the release {value.ReleaseId} is not in releases.csv");
            if (MarksIn(value.Source).FirstOrDefault(m => !marks.Contains(m)) is { } mark) throw row.Wrong($"the source {mark} is not in sources.csv");
            if (value.Precision is not ("exact" or "computed")) throw row.Wrong($"precision {value.Precision} is not known");
            if (!seen.Add((value.Series, value.FiscalYear.Year, value.ReleaseId))) throw row.Wrong("series, year and release stand twice");
            return value;
        })];
    }

    /// <summary>The notes of official values in Japanese, by their English words.</summary>
    internal static Dictionary<string, string> Notes(string folder) =>
        CsvTable.Read(folder, "official_notes.csv").Rows.ToDictionary(r => r.Text("note_en"), r => r.Text("note_ja"), StringComparer.Ordinal);

    internal static Dictionary<string, SourceKind> Kinds(string folder) =>
        CsvTable.Read(folder, "sources.csv").Rows.ToDictionary(
            r => r.Text("mark"), r => Enum.TryParse<SourceKind>(r.Text("kind"), ignoreCase: true, out var kind) ? kind : throw r.Wrong("kind is not known"), StringComparer.Ordinal);

    /// <summary>The marks of a source cell: "seed 004, [6]" → "seed 004", "[6]".</summary>
    internal static IReadOnlyList<string> MarksIn(string source) => [.. Mark().Matches(source).Select(m => m.Value)];

    internal static IReadOnlyList<PolicyTargetRow> Targets(string folder) =>
        [.. CsvTable.Read(folder, "policy_targets.csv").Rows.Select(row =>
        {
            var key = row.Text("indicator_key");
            if (IndicatorCatalogue.Find(key) == null) throw row.Wrong($"there is no indicator {key}");
            return new PolicyTargetRow(
                key, Enum.Parse<TargetScope>(row.Text("scope")), null, null, new FiscalYear(row.Number("baseline_fiscal_year")),
                row.Decimal("baseline_value"), row.Decimal("multiplier"), new FiscalYear(row.Number("deadline_fiscal_year")), row.Text("source"))
            {
                Id = ReferenceId.Of("policy-target", key),
            };
        })];

    internal static IReadOnlyList<ProgrammeRecord> Programmes(string folder) =>
        [.. CsvTable.Read(folder, "published_programmes.csv").Rows.Select(r => new ProgrammeRecord(
            r.Text("key"), r.Text("name_ja"), r.Text("name_en"), r.Text("institution_name"), r.Optional("institution_mext_code"),
            r.Text("company_name"), r.Optional("company_edinet_code"), r.Optional("annual_yen") == null ? null : (long)r.Decimal("annual_yen"),
            r.Optional("years") == null ? null : r.Number("years"), r.Text("description_ja"), r.Text("description_en"), r.Text("source")))];

    [GeneratedRegex("\\[P?[0-9]+\\]|seed [0-9]{3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
