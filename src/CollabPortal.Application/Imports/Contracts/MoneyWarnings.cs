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
        foreach (var year in gaps.OutsideYears)
        {
            // Money that stood there before the file is told at its first row.
            var row = group.Lines.FirstOrDefault(l => l.Receipt?.FiscalYear == year)?.Source ?? group.First;
            row.Warn("import-outside-period", row.Text(ContractColumns.Year) is null ? ContractColumns.ReceivedOn : ContractColumns.Year, year);
        }
    }
}
