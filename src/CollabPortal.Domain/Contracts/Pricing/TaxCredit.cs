using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>Classes of partner of the company in the R&amp;D tax credit 特別試験研究費税額控除 (seeds 000 and 003).</summary>
public enum CreditClass
{
    /// <summary>大学等.</summary>
    University,
    /// <summary>特別研究機関等.</summary>
    SpecialResearchInstitute,
    /// <summary>新事業開拓事業者等.</summary>
    Startup,
    /// <summary>他の者 (企業間など).</summary>
    Other,
    /// <summary>技術研究組合 の賦課金.</summary>
    CipDues,
    /// <summary>中小企業者に支払う知的財産権の使用料.</summary>
    SmallFirmRoyalty,
}

/// <summary>A rate as it is documented for a span of fiscal years. Years outside every span are unknown, never carried on.</summary>
/// <param name="Class">Whose rate.</param>
/// <param name="From">First fiscal year, included.</param>
/// <param name="To">Last fiscal year, included.</param>
/// <param name="RatePercent">Share of the cost that is deducted.</param>
/// <param name="CapPercent">Most that is deducted, as share of the company's corporation tax.</param>
/// <param name="Source">Marks of the sources, separated by "; ".</param>
public sealed record CreditRate(CreditClass Class, FiscalYear From, FiscalYear To, decimal RatePercent, decimal CapPercent, string Source);

/// <summary>What the company may deduct of the payments of one fiscal year. An estimate.</summary>
/// <param name="Year">Fiscal year, April to March, of the payments.</param>
/// <param name="PaidYen">Cash received (or planned) in the year.</param>
/// <param name="BaseYen">The part of it that is cost of research.</param>
/// <param name="Rate">Null where no rate is documented for the year: then there is no estimate.</param>
/// <param name="CreditYen">Base × rate, rounded down to the yen, before the cap; null without a rate.</param>
/// <param name="IsPlanned">Some of the year's money is planned and has not come.</param>
public sealed record CreditYear(FiscalYear Year, long PaidYen, long BaseYen, CreditRate? Rate, long? CreditYen, bool IsPlanned);

/// <summary>Works out the estimate. What counts in the end is said by the company's tax return, never here.</summary>
public static class TaxCredit
{
    /// <summary>Joint and commissioned research count (seed 000); of other kinds the seeds say nothing, so nothing is estimated.</summary>
    public static bool Covers(ContractKind kind) =>
        kind is ContractKind.JointResearch or ContractKind.JointLaboratory or ContractKind.CommissionedResearch;

    /// <summary>
    /// The class that an institution suggests, or null where the seeds name none (public test institutes): then a person chooses.
    /// </summary>
    public static CreditClass? Suggested(OrganisationKind institution) => institution switch
    {
        OrganisationKind.University or OrganisationKind.JuniorCollege or OrganisationKind.Kosen or OrganisationKind.InterUniversityInstitute => CreditClass.University,
        OrganisationKind.RdCorporation => CreditClass.SpecialResearchInstitute,
        OrganisationKind.Startup => CreditClass.Startup,
        OrganisationKind.Cip => CreditClass.CipDues,
        _ => null,
    };

    /// <summary>Research commissioned to startups and others counts only if it is basic or applied research or uses their IP (seed 000, note 1).</summary>
    public static bool IsConditional(CreditClass @class) => @class is CreditClass.Startup or CreditClass.Other;

    /// <summary>The rate documented for the year, or null.</summary>
    public static CreditRate? RateOf(IEnumerable<CreditRate> rates, CreditClass @class, FiscalYear year) =>
        rates.FirstOrDefault(r => r.Class == @class && r.From <= year && year <= r.To);

    /// <summary>
    /// One row a fiscal year of what one payer pays. A year counts what came; what is only planned counts where nothing came.
    /// Items that pay for the use of results are taken out by their share of the fixed price.
    /// </summary>
    /// <param name="receipts">Receipts of the one payer.</param>
    /// <param name="items">Items of the price; without any the whole payment counts.</param>
    public static IReadOnlyList<CreditYear> Estimate(
        IEnumerable<ReceiptTerms> receipts, IReadOnlyCollection<PriceItemTerms> items, CreditClass @class, IReadOnlyCollection<CreditRate> rates) =>
    [
        .. receipts.GroupBy(r => new FiscalYear(r.FiscalYear)).OrderBy(g => g.Key).Select(g =>
        {
            var came = g.Where(r => r.State == ReceiptState.Received).ToList();
            var paid = (came.Count > 0 ? came : [.. g]).Sum(r => r.DirectYen + r.IndirectYen);
            var counted = Counted(paid, items);
            var rate = RateOf(rates, @class, g.Key);
            return new CreditYear(g.Key, paid, counted, rate, rate is null ? null : (long)Math.Floor(counted * rate.RatePercent / 100m), came.Count == 0);
        }),
    ];

    /// <summary>The credit after the cap: not more than the share of the corporation tax that the company itself names.</summary>
    public static long Capped(long creditYen, long corporationTaxYen, decimal capPercent) =>
        Math.Min(creditYen, (long)Math.Floor(corporationTaxYen * capPercent / 100m));

    private static long Counted(long paid, IReadOnlyCollection<PriceItemTerms> items)
    {
        var total = PriceTotals.Of(items).FixedYen;
        if (total == 0) return paid;
        var counted = items.Where(i => !i.InKind && i.Kind.IsResearchCost()).Sum(i => i.Yen);
        return (long)((Int128)paid * counted / total);
    }
}
