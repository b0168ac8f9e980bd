using System.Text.RegularExpressions;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.ReferenceData;

/// <summary>A university, junior college or 高専 of the MEXT school codes, with what the other files know of it.</summary>
/// <param name="Code">学校コード, 13 characters.</param>
/// <param name="AbolishedOn">Abolished bodies stay, marked.</param>
/// <param name="SuccessorCode">Where the file names one (6 of 31).</param>
/// <param name="Ror">ROR id without address, check digits tested; null is unknown.</param>
public sealed record InstitutionRecord(
    string Code, OrganisationKind Kind, Founder Founder, int Prefecture, string NameJa, string Address, DateOnly? AbolishedOn,
    string? SuccessorCode, string? NameEn, string? NameKana, string? Ror, string? Homepage);

/// <summary>An R&amp;D corporation or inter-university institute corporation; no public code is known for all of them.</summary>
public sealed record BodyRecord(string NameJa, string NameEn, OrganisationKind Kind, string? Ror);

/// <summary>Reads the files about institutions (docs/data-sources.md).</summary>
internal static partial class InstitutionFiles
{
    internal static IReadOnlyList<InstitutionRecord> Institutions(string folder)
    {
        var kana = CsvTable.Read(folder, "institution_readings.derived.csv").Rows
            .ToDictionary(r => r.Text("mext_code"), r => r.Text("reading_katakana"), StringComparer.Ordinal);
        var known = Crosswalk(folder);
        return [.. CsvTable.Read(folder, "mext_school_codes_2023.csv").Rows.Select(row =>
        {
            var code = row.Text("学校コード");
            var more = known.GetValueOrDefault(code);
            return new InstitutionRecord(
                code, KindOf(row), FounderOf(row), PrefectureOf(row), row.Text("学校名"), row.Text("学校所在地"),
                row.Date("属性情報廃止年月日"), row.Optional("移行後の学校コード"),
                more?.NameEn, kana.GetValueOrDefault(code), more?.Ror, more?.Homepage);
        })];
    }

    internal static IReadOnlyList<BodyRecord> Bodies(string folder) =>
        [.. CsvTable.Read(folder, "research_bodies.csv").Rows.Select(row => new BodyRecord(
            row.Text("name_ja"), row.Text("name_en"),
            row.Text("kind") switch
            {
                "rd_corporation" => OrganisationKind.RdCorporation,
                "inter_university_institute" => OrganisationKind.InterUniversityInstitute,
                var other => throw row.Wrong($"kind {other} is not known"),
            },
            Ror(row)))];

    private static Dictionary<string, CrosswalkRecord> Crosswalk(string folder)
    {
        var rows = CsvTable.Read(folder, "mext_university_ror_crosswalk.derived.csv").Rows
            .Select(row => (Code: row.Text("mext_code"), Ror: Ror(row), Exact: row.Optional("match_method") == "ja_exact", Row: row)).ToList();
        // A ROR id that several rows claim belongs to the one whose Japanese name matched, and otherwise to none: three
        // universities share the English name "Seisen University".
        var owners = rows.Where(r => r.Ror != null).GroupBy(r => r.Ror!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count() == 1 ? g.Single().Code : OnlyOne(g.Where(r => r.Exact).Select(r => r.Code)), StringComparer.Ordinal);
        return rows.ToDictionary(r => r.Code, r =>
        {
            var owns = r.Ror != null && owners[r.Ror] == r.Code;
            return new CrosswalkRecord(
                EnglishName(r.Row.Optional("name_en")), owns ? r.Ror : null,
                (owns ? r.Row.Optional("ror_website") : null) ?? (r.Ror == null || owns ? r.Row.Optional("hipo_homepage") : null));
        }, StringComparer.Ordinal);
    }

    private static string? OnlyOne(IEnumerable<string> codes)
    {
        var list = codes.Take(2).ToList();
        return list.Count == 1 ? list[0] : null;
    }

    /// <summary>
    /// Names as in MEXT's list of English names. The copy lost the spaces of more than half of them
    /// ("TokyoUniversityofScience"): they are put back where the words show it; what is garbled beyond that is unknown.
    /// </summary>
    internal static string? EnglishName(string? written)
    {
        if (written == null || written.Contains('[', StringComparison.Ordinal)) return null;
        var name = LostBeforeOf().Replace(written, m => " " + m.Value.Replace("ofthe", "of the", StringComparison.Ordinal) + " ");
        name = LostBeforeCapital().Replace(name, " ");
        return ManySpaces().Replace(name, " ").Trim();
    }

    private static string? Ror(CsvTable.Row row)
    {
        if (row.Optional("ror_id") is not { } written) return null;
        return RorNumber.IsValid(written) ? RorNumber.Normalise(written) : throw row.Wrong($"{written} is no ROR id");
    }

    // Cells look like "F1(大学)", "1(国)", "01(北海道)": the code counts.
    private static OrganisationKind KindOf(CsvTable.Row row) => row.Text("学校種")[..2] switch
    {
        "F1" => OrganisationKind.University,
        "F2" => OrganisationKind.JuniorCollege,
        "G1" => OrganisationKind.Kosen,
        var other => throw row.Wrong($"学校種 {other} is not known"),
    };

    private static Founder FounderOf(CsvTable.Row row) => row.Text("設置区分")[0] switch
    {
        '1' => Founder.National,
        '2' => Founder.Public,
        '3' => Founder.Private,
        var other => throw row.Wrong($"設置区分 {other} is not known"),
    };

    private static int PrefectureOf(CsvTable.Row row) =>
        int.TryParse(row.Text("都道府県番号").AsSpan(0, 2), out var code) && code is >= 1 and <= 47 ? code : throw row.Wrong("都道府県番号 is not 1 to 47");

    private sealed record CrosswalkRecord(string? NameEn, string? Ror, string? Homepage);

    [GeneratedRegex("(?<=University|Institute|College|School|Health|Pharmacy|Creation)(of( ?the)?|and)(?= ?[A-Z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LostBeforeOf();

    [GeneratedRegex("(?<=[a-z,’')])(?=[A-Z][a-z])|(?<=[A-Z])(?=UNIVERSITY$)|(?<=[a-z])(?=university$)|(?<=GLOBIS)(?=University)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LostBeforeCapital();

    [GeneratedRegex("\\s{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ManySpaces();
}
