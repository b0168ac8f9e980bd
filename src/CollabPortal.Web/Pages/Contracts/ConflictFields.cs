using System.Text.Json;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>A field in which two versions of a contract differ.</summary>
/// <param name="Key">Tells the fields apart.</param>
/// <param name="OnlyTheirs">The own form never changed it, or, where nobody knows what it began with, says nothing there: theirs is what a person would keep.</param>
/// <param name="Carry">Carries it from the first draft into the second.</param>
internal sealed record ConflictField(string Key, string Name, string Mine, string Theirs, bool OnlyTheirs, Action<ContractDraft, ContractDraft> Carry);

/// <summary>The form of a contract field by field, where two people wrote it at the same time: names, what stands in them, and how one is carried over.</summary>
/// <param name="organisation">Name of an organisation by its id.</param>
/// <param name="programme">Name of an umbrella agreement by its id.</param>
internal sealed class ConflictFields(
    IStringLocalizer<ContractsText> c, IStringLocalizer<ContractDetailsText> d, IStringLocalizer<SharedText> t, IReadOnlyList<IpClause> clauses,
    Func<Guid, string?> organisation, Func<Guid, string?> programme)
{
    private sealed record Part(string Key, string Name, Func<ContractDraft, string?> Show, Func<ContractDraft, string?> Content, Action<ContractDraft, ContractDraft> Carry);

    /// <summary>The fields that differ, in the order of the form.</summary>
    /// <param name="before">What both began with; null where it is not known, and then only theirs is what mine leaves empty.</param>
    internal IReadOnlyList<ConflictField> Between(ContractDraft mine, ContractDraft theirs, ContractDraft? before) =>
        [.. Parts.Where(p => p.Content(mine) != p.Content(theirs)).Select(p =>
        {
            var (own, other) = (Shown(p.Show(mine)), Shown(p.Show(theirs)));
            if (own == other && p.Key == "Receipts") (own, other) = (Shown(MoneyInFull(mine)), Shown(MoneyInFull(theirs)));
            // The same line may stand for different things; then it says so.
            return new ConflictField(p.Key, p.Name, own, own == other ? other + d["Differs"] : other, before is null ? string.IsNullOrWhiteSpace(p.Show(mine)) : p.Content(before) == p.Content(mine), p.Carry);
        })];

    /// <summary>Names of the fields in which one form says something else than the other, in the order of the form.</summary>
    internal static string Names(
        IStringLocalizer<ContractsText> c, IStringLocalizer<ContractDetailsText> d, IStringLocalizer<SharedText> t, ContractDraft one, ContractDraft other) =>
        string.Join(ContractWords.Comma, new ConflictFields(c, d, t, [], _ => null, _ => null).Parts.Where(p => p.Content(one) != p.Content(other)).Select(p => p.Name));

    /// <summary>Theirs, with the fields of mine that are named.</summary>
    internal static ContractDraft Mixed(ContractDraft mine, ContractDraft theirs, IEnumerable<ConflictField> ofMine)
    {
        foreach (var field in ofMine) field.Carry(mine, theirs);
        return theirs;
    }

    private IEnumerable<Part> Parts =>
    [
        Text("Title", c["Title"], x => x.Title, (from, to) => to.Title = from.Title),
        Text("Kind", c["Kind"], x => t.Name(x.Kind), (from, to) => to.Kind = from.Kind),
        Text("Number", c["Number"], x => x.Number, (from, to) => to.Number = from.Number),
        Text("FieldCode", c["Field"], x => x.FieldCode, (from, to) => to.FieldCode = from.FieldCode),
        Text("Investigator", c["Investigator"], x => x.Investigator, (from, to) => to.Investigator = from.Investigator),
        new("Programme", c["Programme"], x => x.ProgrammeId is { } id ? programme(id) ?? "…" : null, x => x.ProgrammeId?.ToString(), (from, to) => to.ProgrammeId = from.ProgrammeId),
        new("Parties", c["Section.Parties"], Parties, x => Json(x.Chosen), (from, to) => to.Parties = from.Parties),
        Text("StartsOn", c["StartsOn"], x => Day(x.StartsOn), (from, to) => to.StartsOn = from.StartsOn),
        Text("EndsOn", c["EndsOn"], x => Day(x.EndsOn), (from, to) => to.EndsOn = from.EndsOn),
        Text("Agreed", c["Agreed"], x => Yen(x.Agreed), (from, to) => to.Agreed = from.Agreed),
        // Compared is what can be shown: a row written otherwise, or one without its payer, is the same money.
        new("Receipts", c["Section.Receipts"], Money, MoneyInFull,
            (from, to) => to.Receipts = from.Receipts),
        Text("OutsideReason", c["Outside.Reason"], x => x.OutsideReason, (from, to) => to.OutsideReason = from.OutsideReason),
        Text("Goal", c["Goal"], x => x.Goal, (from, to) => to.Goal = from.Goal),
        Text("Success", c["Success"], x => x.Success, (from, to) => to.Success = from.Success),
        new("People", d["People"], x => d.People(t, x.Details), x => Json(Facts(x) with { ExportCheck = null, ConflictCheck = null }), (from, to) => to.Details.TakePeople(from.Details)),
        new("Clauses", d["Clauses"], x => d.Clauses(t, x.Details, clauses), x => Json(Clauses(x) with { PublicFunds = [] }), (from, to) => to.Details.TakeClauses(from.Details)),
        new("Funds", d["Funds"], x => d.Funds(t, x.Details), x => Json(Clauses(x).PublicFunds), (from, to) => to.Details.Funds = from.Details.Funds),
        new("Checks", d["Checks"], x => d.Checks(t, x.Details), x => Json((CheckTerms?[])[Facts(x).ExportCheck, Facts(x).ConflictCheck]),
            (from, to) => (to.Details.Export, to.Details.Conflict) = (from.Details.Export, from.Details.Conflict)),
    ];

    private static Part Text(string key, string name, Func<ContractDraft, string?> show, Action<ContractDraft, ContractDraft> carry) => new(key, name, show, x => Trimmed(show(x)), carry);

    private static FactTerms Facts(ContractDraft draft) => draft.Details.ReadFacts([]);

    private static ClauseTerms Clauses(ContractDraft draft) => draft.Details.ReadClauses([]);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static string? Trimmed(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private string Shown(string? value) => Trimmed(value) ?? t["Missing"];

    private static string? Day(string? typed) => ContractDraft.Iso(JapaneseInput.ParseDate(typed)) ?? Trimmed(typed);

    private static string? Yen(string? typed) => ContractDraft.Yen(JapaneseInput.ParseYen(typed)) ?? Trimmed(typed);

    private string Parties(ContractDraft draft) => string.Join(ContractWords.Comma, draft.Parties.Where(p => p.Id is not null)
        .Select(p => (organisation(p.Id!.Value) ?? "…") + t["InBrackets", t.Name(p.Role)]));

    private string Money(ContractDraft draft) => string.Join(ContractWords.Comma, draft.Receipts.Where(r => !r.IsEmpty)
        .Select(r => $"{(r.FiscalYear is { } year ? t["FiscalYear", year] : Day(r.On))} {t.Name(r.State)} {t.Yen(r.CashYen)}"));

    /// <summary>Every row of money in all it says, in an order of its own.</summary>
    private string MoneyInFull(ContractDraft draft)
    {
        var first = draft.Parties.FirstOrDefault(p => p.Id is not null && p.Role == PartyRole.Partner)?.Id;
        return string.Join(ContractWords.Comma, draft.Receipts.Where(r => !r.IsEmpty)
            .Select(r => $"{(r.FiscalYear is { } year ? t["FiscalYear", year] : "?")} {t.Name(r.State)} {Day(r.On)} {Amount("DirectYen", r.Direct)} {Amount("IndirectYen", r.Indirect)} {Amount("InKindYen", r.InKind)} {((r.PayerId ?? first) is { } payer ? organisation(payer) ?? payer.ToString() : null)}".TrimEnd())
            .Order(StringComparer.Ordinal));
    }

    private string Amount(string name, string? typed) => $"{c["Receipt.Audit." + name]} {(string.IsNullOrWhiteSpace(typed) ? t.Yen(0) : JapaneseInput.ParseYen(typed) is { } yen ? t.Yen(yen) : typed.Trim())}";
}
