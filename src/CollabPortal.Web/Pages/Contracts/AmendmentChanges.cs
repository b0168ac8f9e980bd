using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>What an amendment changes, term by term, in the language of the screen.</summary>
/// <param name="clauses">Model clauses by name.</param>
internal sealed class AmendmentChanges(
    IStringLocalizer<ContractsText> c, IStringLocalizer<ContractDetailsText> d, IStringLocalizer<MoneyText> m, IStringLocalizer<SharedText> t, ContractView contract,
    IReadOnlyList<IpClause> clauses)
{
    /// <summary>Each term that the amendment changes: its name, as it was, as it will be.</summary>
    internal IReadOnlyList<(string Name, string Now, string Then)> Of(AmendmentView amendment)
    {
        // While it waits, against the contract as it stands; once decided, against what the contract said then.
        var now = amendment.Status == AmendmentStatus.Submitted ? Standing : amendment.Before;
        var then = amendment.Terms;
        if (now is null) return [];
        (string Name, string Now, string Then)[] all =
        [
            (c["Title"], now.Title, then.Title),
            (c["Section.Period"], t.Period(now.StartsOn, now.EndsOn), t.Period(then.StartsOn, then.EndsOn)),
            (c["Agreed"], t.Yen(now.AgreedYen), t.Yen(then.AgreedYen)),
            (c["Receipts.Planned"], Plan(now.Planned), Plan(then.Planned)),
            (c["Investigator"], Said(now.PrincipalInvestigator), Said(then.PrincipalInvestigator ?? now.PrincipalInvestigator)),
            (c["Goal"], now.Goal ?? t["Missing"], then.Goal ?? t["Missing"]),
            (c["Success"], now.SuccessCriterion ?? t["Missing"], then.SuccessCriterion ?? t["Missing"]),
            .. PriceChanges(amendment.Before?.PriceItems, then.PriceItems),
            .. ClauseChanges(now.Clauses, then.Clauses),
        ];
        return [.. all.Where(x => x.Now != x.Then)];
    }

    private AmendmentTerms Standing => new()
    {
        Title = contract.Terms.Title,
        StartsOn = contract.Terms.StartsOn,
        EndsOn = contract.Terms.EndsOn,
        Goal = contract.Terms.Goal,
        SuccessCriterion = contract.Terms.SuccessCriterion,
        PrincipalInvestigator = contract.Terms.PrincipalInvestigator,
        AgreedYen = contract.Terms.AgreedYen,
        Planned = [.. contract.Terms.Receipts.Where(r => r.State == ReceiptState.Planned)],
        Clauses = contract.Terms.Clauses,
    };

    // Prices change by amendment only, one at a time: what stood when this was proposed still stands while it waits.
    private IEnumerable<(string Name, string Now, string Then)> PriceChanges(IReadOnlyList<PriceItemTerms>? was, IReadOnlyList<PriceItemTerms>? then) =>
        then is null ? [] : [(m["Price"], t.Items(was), t.Items(then))];

    // Clauses that the amendment leaves alone are no change.
    private IEnumerable<(string Name, string Now, string Then)> ClauseChanges(ClauseTerms? was, ClauseTerms? then)
    {
        if (then is null) return [];
        var (before, after) = (DetailDraft.Of(was, null), DetailDraft.Of(then, null));
        return
        [
            (d["IpClause"], Clause(before), Clause(after)),
            (d["IpClauseText"], before.IpClauseText ?? t["Missing"], after.IpClauseText ?? t["Missing"]),
            (d["Exclusive"], Side(before.ExclusivePatentsTo), Side(after.ExclusivePatentsTo)),
            (d["Surrounding"], Side(before.SurroundingFilingsBy), Side(after.SurroundingFilingsBy)),
            (d["PatentCosts"], before.PatentCosts is { } old ? t.Name(old) : t["Missing"], after.PatentCosts is { } who ? t.Name(who) : t["Missing"]),
            (d["ConfidentialUntil"], before.ConfidentialUntil ?? t["Missing"], after.ConfidentialUntil ?? t["Missing"]),
            (d["DataTerms"], before.DataTerms ?? t["Missing"], after.DataTerms ?? t["Missing"]),
            (d["Funds"], d.Funds(t, before), d.Funds(t, after)),
        ];
    }

    private string Said(string? words) => string.IsNullOrWhiteSpace(words) ? t["Missing"] : words;

    private string Clause(DetailDraft draft) => clauses.FirstOrDefault(x => x.Code == draft.IpClauseCode)?.NameFor(ContractWords.Language) ?? t["Missing"];

    private string Side(Guid? side) => side is null ? t["Missing"] : side == contract.Institution.Id ? contract.Institution.Name.For(ContractWords.Language)
        : contract.Parties.FirstOrDefault(p => p.Organisation.Id == side)?.Organisation.Name.For(ContractWords.Language) ?? "…";

    private string Plan(IReadOnlyList<ReceiptTerms> receipts) => receipts.Any(r => r.State == ReceiptState.Planned)
        ? string.Join(ContractWords.Comma, receipts.Where(r => r.State == ReceiptState.Planned).Select(r => $"{t["FiscalYear", r.FiscalYear]} {t.Yen(r.DirectYen + r.IndirectYen)}")) : t["None"];
}
