using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>
/// What a person should look at in the money of a contract that a file brings: by the rule of the contract's own pages (<see cref="MoneyGaps"/>).
/// It stops nothing; price items are not in a file and are judged on the contract's page.
/// </summary>
internal static class MoneyWarnings
{
    /// <param name="group">The rows of the contract.</param>
    /// <param name="terms">What the contract would be.</param>
    internal static void Note(ContractGroup group, ContractTerms terms, ContractStatus status)
    {
        var gaps = MoneyGaps.Of(terms.AgreedYen, [], terms.Receipts, terms.StartsOn, terms.EndsOn, status);
        if (!gaps.Any) return;
        var agreed = terms.AgreedYen ?? 0;
        var column = group.First.Has(ContractColumns.AgreedYen) ? ContractColumns.AgreedYen : ContractColumns.DirectYen;
        if (gaps.ExcessYen > 0)
        {
            var received = terms.Receipts.Where(r => r.State == ReceiptState.Received).Sum(r => r.DirectYen + r.IndirectYen);
            group.First.Warn(received > agreed ? "import-received-above" : "import-plan-above", column, agreed + gaps.ExcessYen, agreed);
        }

        if (gaps.UnplannedYen > 0) group.First.Warn("import-plan-below", column, agreed - gaps.UnplannedYen, agreed);
        // What a changed period leaves behind is told already, with its amount.
        foreach (var year in gaps.OutsideYears.Where(y => !group.First.Warnings.Any(w => w.Code == "import-plan-left-outside" && w.Args is [int told, ..] && told == y)))
        {
            // Money that stood there before the file is told at its first row.
            var row = group.Lines.FirstOrDefault(l => l.Receipt?.FiscalYear == year)?.Source ?? group.First;
            row.Warn("import-outside-period", row.Text(ContractColumns.Year) is null ? ContractColumns.ReceivedOn : ContractColumns.Year, year);
        }
    }

    /// <summary>
    /// What a change of a known contract leaves behind: planned money of years that its period no longer has, told with the year and the amount (also of the
    /// year after the end, which a plan that was made for it does not mean as a settlement), and price items that no longer make the agreed total.
    /// </summary>
    /// <param name="items">Price items of the contract, which no file has.</param>
    internal static void NoteChange(ContractGroup group, ContractTerms before, ContractTerms after, IReadOnlyCollection<PriceItemTerms> items)
    {
        foreach (var left in PeriodChange.LeftOutside((before.StartsOn, before.EndsOn), (after.StartsOn, after.EndsOn), after.Receipts.Where(r => r.State == ReceiptState.Planned)).GroupBy(r => r.FiscalYear))
            group.First.Warn("import-plan-left-outside", group.First.Has(ContractColumns.EndsOn) ? ContractColumns.EndsOn : ContractColumns.StartsOn, left.Key, left.Sum(r => r.DirectYen + r.IndirectYen + r.InKindYen));

        var cash = items.Where(i => !i.InKind && !i.Kind.IsContingent()).ToList();
        if (cash.Count == 0) return;
        var total = PriceTotals.Of(cash).FixedYen;
        if (before.AgreedYen != after.AgreedYen && after.AgreedYen is { } agreed && total != agreed) group.First.Warn("import-items-differ", ContractColumns.AgreedYen, total, agreed);
    }
}
