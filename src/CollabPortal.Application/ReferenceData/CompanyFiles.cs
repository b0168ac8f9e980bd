using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.ReferenceData;

/// <summary>A listed company of the EDINET code list.</summary>
/// <param name="CorporateNumber">法人番号, check digit tested; five foreign companies have none.</param>
/// <param name="Prefecture">From the gBizINFO address; null where neither address names one.</param>
/// <param name="Country">ISO 3166-1 alpha-2 of the registered office.</param>
public sealed record CompanyRecord(
    string EdinetCode, string NameJa, string? NameEn, string? NameKana, string? OtherName, string Address, int? Prefecture, string Country,
    string Industry, string SecuritiesCode, string? CorporateNumber);

/// <summary>Reads the files about companies (docs/data-sources.md).</summary>
internal static class CompanyFiles
{
    // How the six foreign filers write where they are.
    private static readonly (string Text, string Country)[] ForeignAddresses =
        [("マレーシア", "MY"), ("ケイマン", "KY"), ("米国", "US"), ("アメリカ合衆国", "US"), ("シンガポール", "SG"), ("Ｓｉｎｇａｐｏｒｅ", "SG")];

    internal static IReadOnlyList<CompanyRecord> Companies(string folder)
    {
        var prefectures = GeographyFiles.Prefectures(folder);
        var gBiz = CsvTable.Read(folder, "gbizinfo_listed_basic3info.csv").Rows
            .ToDictionary(r => r.Text("法人番号"), r => (Name: r.Text("法人名"), Address: r.Text("本店所在地")), StringComparer.Ordinal);
        return [.. CsvTable.Read(folder, "edinet_listed_companies.csv").Rows.Select(row =>
        {
            var number = row.Optional("提出者法人番号");
            if (number != null && !CorporateNumber.IsValid(number)) throw row.Wrong($"{number} is no 法人番号");
            var full = number != null && gBiz.TryGetValue(number, out var found) ? found : default;
            var address = full.Address ?? row.Text("所在地");
            var country = row.Text("提出者種別").StartsWith("外国", StringComparison.Ordinal) ? CountryOf(row, address) : "JP";
            return new CompanyRecord(
                row.Text("ＥＤＩＮＥＴコード"), row.Text("提出者名"), row.Optional("提出者名（英字）"), row.Optional("提出者名（ヨミ）"), full.Name,
                address, country == "JP" ? prefectures.FirstOrDefault(p => address.StartsWith(p.NameJa, StringComparison.Ordinal))?.Code : null,
                country, row.Text("提出者業種"), row.Text("証券コード"), number);
        })];
    }

    private static string CountryOf(CsvTable.Row row, string address)
    {
        foreach (var (text, country) in ForeignAddresses)
        {
            if (address.Contains(text, StringComparison.Ordinal)) return country;
        }

        throw row.Wrong("the country of a foreign company is not known");
    }
}
