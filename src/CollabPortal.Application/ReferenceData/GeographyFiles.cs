using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.ReferenceData;

/// <summary>Reads prefectures, regions and fields of research (docs/data-sources.md).</summary>
internal static class GeographyFiles
{
    internal static IReadOnlyList<Region> Regions(string folder) =>
        [.. CsvTable.Read(folder, "regions.csv").Rows.Select(r => new Region(r.Number("id"), r.Text("name-ja"), r.Text("name-en")))];

    internal static IReadOnlyList<Prefecture> Prefectures(string folder) =>
        [.. CsvTable.Read(folder, "prefectures.csv").Rows.Select(r => new Prefecture(r.Number("id"), r.Text("name-ja"), r.Text("name-en"), r.Number("regions")))];

    /// <summary>
    /// The 科研費審査区分 of 2018 with higher ones first: 11 大区分 "A"…"K", 66 中区分 "A01"…"K64" (one code, 90, stands in
    /// two 大区分), 306 小区分. A 小区分 that stands in several 中区分 gets the first as parent. The 大区分 have letters only;
    /// their short names are the portal's own words (research_field_names.csv).
    /// </summary>
    internal static IReadOnlyList<ResearchField> Fields(string folder)
    {
        var names = CsvTable.Read(folder, "research_field_names.csv").Rows
            .ToDictionary(r => r.Text("code"), r => (Ja: r.Text("name_ja"), En: r.Text("name_en")), StringComparer.Ordinal);
        var fields = new Dictionary<string, ResearchField>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(folder, "kaken_kubun_2018.csv").Rows)
        {
            var letter = row.Text("大区分")[^1..];
            if (!names.TryGetValue(letter, out var name)) throw row.Wrong($"大区分 {letter} has no name in research_field_names.csv");
            var middle = letter + row.Text("中区分コード").PadLeft(2, '0');
            fields.TryAdd(letter, new ResearchField(letter, null, 1, name.Ja, name.En));
            fields.TryAdd(middle, new ResearchField(middle, letter, 2, row.Text("中区分"), null));
            fields.TryAdd(row.Text("小区分コード"), new ResearchField(row.Text("小区分コード"), middle, 3, row.Text("小区分"), null));
        }

        return [.. fields.Values.OrderBy(f => f.Level).ThenBy(f => f.Code, StringComparer.Ordinal)];
    }
}
