using System.Globalization;
using System.Text.Json;

namespace CollabPortal.Web.Pages.Imports;

/// <summary>Lists within a difference (money by year, parties) in a line.</summary>
internal static class DifferenceText
{
    internal static string Of(string field, string? json)
    {
        if (string.IsNullOrEmpty(json)) return "—";
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() == 0) return "—";
        var items = document.RootElement.EnumerateArray();
        return field == "receipts" ? string.Join("、", items.Select(Receipt)) : items.Count().ToString(CultureInfo.CurrentCulture);
    }

    private static string Receipt(JsonElement receipt)
    {
        var yen = receipt.GetProperty("directYen").GetInt64() + receipt.GetProperty("indirectYen").GetInt64();
        var day = receipt.GetProperty("receivedOn").ValueKind == JsonValueKind.String ? $" ({receipt.GetProperty("receivedOn").GetString()})" : "";
        return string.Create(CultureInfo.CurrentCulture, $"FY{receipt.GetProperty("fiscalYear").GetInt32()} ¥{yen:N0}{day}");
    }
}
