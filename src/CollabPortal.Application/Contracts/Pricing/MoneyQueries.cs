using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Pricing;

/// <summary>Price, plan and receipts of one contract, for its money page and the tax credit sheet.</summary>
public sealed class MoneyQueries(ContractQueries contracts, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Null where the contract does not exist for the person asking, or where they are party to it and see no money.</summary>
    public async Task<MoneyView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        if (await contracts.FindAsync(id, ct) is not { SeesDetails: true } contract) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var items = await db.PriceItems.AsNoTracking().Where(i => i.ContractId == id).OrderBy(i => i.Ordinal).ToListAsync(ct);
        var kind = await db.Organisations.Where(o => o.Id == contract.Institution.Id).Select(o => o.Kind).SingleAsync(ct);
        var today = JapanTime.Today(clock);
        return new MoneyView(contract, [.. items.Select(i => i.Terms)], PlanComparison.Of(contract.Receipts.Select(r => r.Terms), contract.Status, today), kind, today);
    }
}

/// <summary>A contract with its price and what came of it.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Items">Items of the price in their order.</param>
/// <param name="Years">Plan beside receipts.</param>
/// <param name="InstitutionKind">Kind of the institution that keeps the contract.</param>
/// <param name="Today">The day in Japan on which this was read.</param>
public sealed record MoneyView(
    ContractView Contract, IReadOnlyList<PriceItemTerms> Items, IReadOnlyList<PlanRow> Years, OrganisationKind InstitutionKind, DateOnly Today)
{
    public PriceTotals Totals => PriceTotals.Of(Items);

    /// <summary>A proposed price that waits for approval, or null.</summary>
    public AmendmentView? Waiting => Contract.Amendments.FirstOrDefault(a => a.Status == Domain.Contracts.AmendmentStatus.Submitted);

    /// <summary>Price and plan may be written by the person asking: at once, or as an amendment.</summary>
    public bool MayPrice => Contract.May.Edit || Contract.May.Amend;
}
