using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>The one line of a closed part of the form that says what is filled in.</summary>
internal static class DetailWords
{
    internal static string NameFor(this IpClause clause, string language) => language == "ja" ? clause.NameJa : clause.NameEn;

    /// <summary>Name of a field by its problem's field ("Members-0-Name"); null where it is none of these.</summary>
    internal static string? NameOf(this IStringLocalizer<ContractDetailsText> d, string? field) =>
        field?.Split('-')[0] is { } part && d["Label.Of." + part] is { ResourceNotFound: false } name ? name.Value : null;

    internal static string People(this IStringLocalizer<ContractDetailsText> d, IStringLocalizer<SharedText> t, DetailDraft draft) => Line(d,
    [
        draft.Members.Count(m => !m.IsEmpty) is > 0 and var members ? d["Line.Members", members].Value : null,
        Filled(draft.Effort) ? d["Line.Effort", draft.Effort!.Trim().TrimEnd('%', '％')].Value : null,
        Filled(draft.DoctoralStudents) ? d["Line.Doctoral", draft.DoctoralStudents!.Trim()].Value : null,
        JapaneseInput.ParseYen(draft.DoctoralPay) is { } pay ? d["Line.Pay", t.Yen(pay)].Value : null,
        Filled(draft.Internships) ? d["Line.Internships", draft.Internships!.Trim()].Value : null,
        Filled(draft.CompanyDoctorates) ? d["Line.CompanyDoctorates", draft.CompanyDoctorates!.Trim()].Value : null,
        draft.KeywordList.Count > 0 ? d["Line.Keywords", draft.KeywordList.Count].Value : null,
    ]);

    internal static string Clauses(this IStringLocalizer<ContractDetailsText> d, IStringLocalizer<SharedText> t, DetailDraft draft, IReadOnlyList<IpClause> clauses) => Line(d,
    [
        clauses.FirstOrDefault(c => c.Code == draft.IpClauseCode)?.NameFor(ContractWords.Language),
        Filled(draft.IpClauseText) ? d["Line.OwnText"].Value : null,
        draft.PatentCosts is { } who ? d["Line.PatentCosts", t.Name(who)].Value : null,
        JapaneseInput.ParseDate(draft.ConfidentialUntil) is { } until ? d["Line.Confidential", t.Day(until)].Value : null,
        Filled(draft.DataTerms) ? d["DataTerms"].Value : null,
        draft.ExclusivePatentsTo is null ? null : d["Exclusive"].Value,
        draft.SurroundingFilingsBy is null ? null : d["Surrounding"].Value,
    ]);

    internal static string Funds(this IStringLocalizer<ContractDetailsText> d, IStringLocalizer<SharedText> t, DetailDraft draft)
    {
        var filled = draft.Funds.Where(f => !f.IsEmpty).ToList();
        if (filled.Count == 0) return d["Line.Nothing"];
        var yen = filled.Select(f => JapaneseInput.ParseYen(f.Yen)).OfType<long>().ToList();
        return string.Join(d["Line.Comma"], filled.Select(f => f.Scheme?.Trim()).Where(s => !string.IsNullOrEmpty(s))) + (yen.Count > 0 ? d["Line.Sum", t.Yen(yen.Sum())] : "");
    }

    internal static string Checks(this IStringLocalizer<ContractDetailsText> d, IStringLocalizer<SharedText> t, DetailDraft draft) => Line(d,
    [
        draft.Export.State is { } export ? d["Line.Check", d["ExportCheck"], t.Name(export)].Value : null,
        draft.Conflict.State is { } conflict ? d["Line.Check", d["ConflictCheck"], t.Name(conflict)].Value : null,
    ]);

    private static bool Filled(string? text) => !string.IsNullOrWhiteSpace(text);

    private static string Line(IStringLocalizer<ContractDetailsText> d, IEnumerable<string?> parts)
    {
        var filled = parts.Where(p => !string.IsNullOrEmpty(p)).ToList();
        return filled.Count == 0 ? d["Line.Nothing"] : string.Join(d["Line.Comma"], filled);
    }
}
