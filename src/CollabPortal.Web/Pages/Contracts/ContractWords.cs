using System.Globalization;
using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>Amounts, days and periods of contracts in the language of the screen.</summary>
internal static class ContractWords
{
    internal static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Between names in a row, in the language of the screen.</summary>
    internal static string Comma => Language == "ja" ? "、" : ", ";

    /// <summary>Label of a field of the form; of a cell of the receipts with its row. Null where the field is not of this form.</summary>
    internal static string? NameOf(this IStringLocalizer<ContractsText> c, string? field, ContractDraft draft)
    {
        if (field?.Split('-') is ["Receipts", var row, var part] && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < draft.Receipts.Count)
            return c["Label.Of.Cell", c["Label.Of.Receipts"], at + 1, c["Col." + part]];
        var name = c["Label.Of." + field];
        return name.ResourceNotFound ? null : name.Value;
    }

    /// <summary>The number of a contract in a list; of one that has none, that, and of which contract it is a copy.</summary>
    internal static string Number(ContractRow row, IStringLocalizer<OfficeText> o) => row.Number ?? (row.CopyOf is { } source ? o["CopyOf", source] : o["NoNumber"]);

    /// <summary>Where money is out of step, a sentence each (<see cref="MoneyGaps"/>).</summary>
    /// <param name="agreed">The agreed total that it is measured by.</param>
    /// <param name="proposed">It is what an amendment would leave, not what stands.</param>
    internal static IEnumerable<string> Gaps(this IStringLocalizer<ContractsText> c, IStringLocalizer<SharedText> t, MoneyGaps gaps, long? agreed, bool proposed = false)
    {
        var kind = proposed ? "Amend.Gap." : "Gap.";
        if (gaps.ExcessYen > 0) yield return c[kind + "Excess", t.Yen(gaps.ExcessYen)];
        if (gaps.UnplannedYen > 0) yield return c[kind + "Unplanned", t.Yen(gaps.UnplannedYen)];
        if (gaps.ItemsYen is { } items) yield return c[kind + "Items", t.Yen(items), t.Yen(agreed)];
        if (gaps.OutsideYears.Count > 0) yield return c.Outside(t, gaps.OutsideYears, proposed);
    }

    /// <summary>That money stands in fiscal years which the contract does not touch.</summary>
    internal static string Outside(this IStringLocalizer<ContractsText> c, IStringLocalizer<SharedText> t, IEnumerable<int> years, bool proposed = false) =>
        c[(proposed ? "Amend.Gap." : "Gap.") + "Outside", string.Join(Comma, years.Select(y => t["FiscalYear", y].Value))];

    internal static string Yen(this IStringLocalizer<SharedText> t, long? yen) =>
        yen is { } amount ? t["Unit.Yen", amount.ToString("N0", CultureInfo.CurrentUICulture)] : t["Missing"];

    /// <summary>Items of a price in one line.</summary>
    internal static string Items(this IStringLocalizer<SharedText> t, IReadOnlyList<PriceItemTerms>? items) => items is null or [] ? t["None"]
        : string.Join(Comma, items.Select(i => $"{t.Name(i.Kind)} {t.Yen(i.Yen)}{(i.InKind ? $" ({t["InKind"]})" : "")}{(i.Note is null ? "" : $" {i.Note}")}"));
}
