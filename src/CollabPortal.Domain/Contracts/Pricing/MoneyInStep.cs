using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>
/// Refuses money that does not add up (<see cref="MoneyGaps"/>) where it is submitted, proposed or approved. What stood out of step before an
/// amendment does not stop it: only what the change itself parts does. An excess is no fault here, it has its reason.
/// </summary>
internal static class MoneyInStep
{
    /// <summary>"price-items-apart" where the agreed total is not that of the contract's price items.</summary>
    internal static void Expect(long? agreedYen, IReadOnlyCollection<PriceItemTerms> items, string code)
    {
        var cash = items.Where(i => !i.InKind && !i.Kind.IsContingent()).ToList();
        if (cash.Count > 0 && PriceTotals.Of(cash).FixedYen is var total && total != agreedYen) throw new RuleViolation(code, "AgreedYen", total, agreedYen ?? 0);
    }

    /// <summary>
    /// "amendment-items-apart" where an amendment would part agreed total and price items, "amendment-unplanned" where it would leave more of the
    /// total without a fiscal year than the plan leaves now.
    /// </summary>
    /// <param name="contract">As it stands, with its price items and money.</param>
    /// <param name="terms">What is proposed.</param>
    internal static void Expect(ResearchContract contract, AmendmentTerms terms)
    {
        PriceItemTerms[] items = [.. contract.PriceItems.Select(i => i.Terms)];
        ReceiptTerms[] money = [.. contract.Receipts.Select(ResearchContract.TermsOf)];
        var touchesItems = terms.AgreedYen != contract.AgreedYen || (terms.PriceItems is { } proposed && !proposed.SequenceEqual(contract.PriceItems.OrderBy(i => i.Ordinal).Select(i => i.Terms)));
        if (touchesItems) Expect(terms.AgreedYen, terms.PriceItems is { } own ? [.. own] : items, "amendment-items-apart");
        var was = MoneyGaps.Of(contract.AgreedYen, items, money, contract.StartsOn, contract.EndsOn, contract.Status);
        var gaps = MoneyGaps.Of(terms, items, money);
        if (gaps.UnplannedYen > was.UnplannedYen) throw new RuleViolation("amendment-unplanned", "Receipts", gaps.UnplannedYen, terms.AgreedYen ?? 0);
    }
}
