using System.Globalization;
using System.Text.Json;
using CollabPortal.Application.Imports;

namespace CollabPortal.Web.Pages.Imports;

/// <summary>Values of a difference as people say them: words of a choice, money by year, parties by name.</summary>
internal static class DifferenceText
{
    private const string Nothing = "—";

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Null and empty are told by the caller.</summary>
    /// <param name="names">Organisations that parties may be.</param>
    internal static string Of(ImportKind kind, string field, string value, IReadOnlyDictionary<Guid, string> names)
    {
        if (field is "receipts" or "parties") return List(field, value, names);
        if (field == "agreedYen" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var yen)) return Yen(yen);
        var choices = kind.Columns.FirstOrDefault(c => c.Choices.Count > 0 && string.Equals(c.Field, field, StringComparison.OrdinalIgnoreCase))?.Choices ?? [];
        var said = value switch { "True" => "yes", "False" => "no", _ => value };
        return choices.FirstOrDefault(c => c.Value == said)?.Words[English ? 1 : 0] ?? value;
    }

    /// <summary>The organisations that a difference names by their ids.</summary>
    internal static IEnumerable<Guid> Organisations(ImportDifference difference)
    {
        if (difference.Field != "parties") yield break;
        foreach (var json in new[] { difference.Before, difference.After }.OfType<string>())
        {
            using var document = JsonDocument.Parse(json);
            foreach (var party in document.RootElement.EnumerateArray()) yield return party.GetProperty("organisationId").GetGuid();
        }
    }

    private static string List(string field, string json, IReadOnlyDictionary<Guid, string> names)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() == 0) return Nothing;
        return string.Join(English ? ", " : "、", document.RootElement.EnumerateArray()
            .Select(item => field == "receipts" ? Receipt(item) : names.GetValueOrDefault(item.GetProperty("organisationId").GetGuid(), Nothing)));
    }

    private static string Receipt(JsonElement receipt)
    {
        var yen = receipt.GetProperty("directYen").GetInt64() + receipt.GetProperty("indirectYen").GetInt64();
        var year = receipt.GetProperty("fiscalYear").GetInt32().ToString(CultureInfo.InvariantCulture);
        var day = receipt.GetProperty("receivedOn") is { ValueKind: JsonValueKind.String } on ? on.GetString() : null;
        return English ? $"FY{year} {Yen(yen)}{(day is null ? "" : $" ({day})")}" : $"{year}年度 {Yen(yen)}{(day is null ? "" : $"（{day} 受入れ）")}";
    }

    private static string Yen(long yen) => English ? "¥" + yen.ToString("N0", CultureInfo.InvariantCulture) : yen.ToString("N0", CultureInfo.InvariantCulture) + "円";
}
