using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>
/// Contracts whose money is out of step when a fiscal year's figures go out: by the rule that the contract's own page shows
/// (<see cref="MoneyGaps"/>), contracts with money of this year outside their period by the same rule, and contracts of which nothing came in a year in which they ran.
/// </summary>
internal static class MoneyChecks
{
    /// <summary>Each check with the contracts that it found; with none where all is well.</summary>
    /// <param name="counted">The institution's contracts that count.</param>
    internal static async Task<IReadOnlyList<(string Key, FindingWeight Weight, List<Guid> Contracts)>> RunAsync(
        PortalDb db, IQueryable<ResearchContract> counted, FiscalYear year, DateOnly today, CancellationToken ct)
    {
        DateOnly first = year.Start, last = year.End;
        var touched = counted.Where(c => (c.StartsOn <= last && (c.EndedOn ?? c.EndsOn) >= first) || c.Receipts.Any(r => r.FiscalYear == year));
        var contracts = await touched.OrderBy(c => c.Id).Select(c => new { c.Id, c.Kind, c.Status, c.ApprovalReason, c.AgreedYen, c.StartsOn, c.EndsOn, Runs = c.StartsOn <= last && (c.EndedOn ?? c.EndsOn) >= first }).ToListAsync(ct);
        var ids = touched.Select(c => c.Id);
        var receipts = (await db.Receipts.AsNoTracking().Where(r => ids.Contains(r.ContractId))
                .Select(r => new { r.ContractId, r.FiscalYear, r.State, r.ReceivedOn, r.DirectYen, r.IndirectYen, r.InKindYen }).ToListAsync(ct))
            .ToLookup(r => r.ContractId, r => new ReceiptTerms(r.FiscalYear.Year, r.State, r.ReceivedOn, r.DirectYen, r.IndirectYen, r.InKindYen));
        var items = (await db.PriceItems.AsNoTracking().Where(i => ids.Contains(i.ContractId)).Select(i => new { i.ContractId, i.Kind, i.Yen, i.InKind }).ToListAsync(ct))
            .ToLookup(i => i.ContractId, i => new PriceItemTerms(i.Kind, i.Yen, i.InKind));
        var gaps = contracts.ConvertAll(c => (c.Id, IsExplained: c.ApprovalReason is not null, Gaps: MoneyGaps.Of(c.AgreedYen, items[c.Id], [.. receipts[c.Id]], c.StartsOn, c.EndsOn, c.Status)));
        // Only of a year that is over can it be said that nothing came, and only of a contract that has money to come.
        var silent = last >= today ? [] : contracts.Where(c => c.Runs && receipts[c.Id].All(r => r.FiscalYear != year.Year) && MoneyToCome(c.Kind, c.AgreedYen, [.. receipts[c.Id]]));
        return
        [
            ("money-excess", FindingWeight.Warning, [.. gaps.Where(g => g.Gaps.ExcessYen > 0 && !g.IsExplained).Select(g => g.Id)]),
            ("money-items", FindingWeight.Warning, [.. gaps.Where(g => g.Gaps.ItemsYen is not null).Select(g => g.Id)]),
            ("money-unplanned", FindingWeight.Warning, [.. gaps.Where(g => g.Gaps.UnplannedYen > 0).Select(g => g.Id)]),
            ("outside-period", FindingWeight.Warning, [.. gaps.Where(g => g.Gaps.OutsideYears.Contains(year.Year)).Select(g => g.Id)]),
            ("running-without-receipt", FindingWeight.Notice, [.. silent.Select(c => c.Id)]),
        ];
    }

    // Material goes without a price as a rule; what has all come needs no more.
    private static bool MoneyToCome(ContractKind kind, long? agreed, IReadOnlyCollection<ReceiptTerms> receipts) =>
        agreed is { } total ? receipts.Where(r => r.State == ReceiptState.Received).Sum(r => r.DirectYen + r.IndirectYen) < total : kind != ContractKind.MaterialTransfer;
}
