using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>The contracts of the register that rows of a file speak of, by number, with the price items that a file never has.</summary>
internal sealed class KnownContracts
{
    private readonly Dictionary<string, ResearchContract> exact = new(StringComparer.Ordinal), folded = new(StringComparer.Ordinal);
    private ILookup<Guid, PriceItemTerms> items = Array.Empty<PriceItem>().ToLookup(i => i.ContractId, i => i.Terms);

    internal static async Task<KnownContracts> ReadAsync(ImportContext context, IEnumerable<string> numbers, CancellationToken ct)
    {
        var known = new KnownContracts();
        string[] keys = [.. numbers.Select(ContractNumber.Key).Distinct(StringComparer.Ordinal)];
        var institution = context.Actor.InstitutionId;
#pragma warning disable CA1304, CA1311, CA1862 // upper() of the database, by its index
        var contracts = context.Db.Contracts.Where(c => c.InstitutionId == institution && keys.Contains(c.Number!.ToUpper()));
#pragma warning restore CA1304, CA1311, CA1862
        // Nothing is loaded with its parts where nothing is known: most files are new.
        if (keys.Length == 0 || !await contracts.AnyAsync(ct)) return known;
        foreach (var contract in await contracts.Include(c => c.Parties).Include(c => c.Receipts).AsSplitQuery().OrderBy(c => c.Id).ToListAsync(ct))
        {
            known.exact.TryAdd(contract.Number!, contract);
            known.folded.TryAdd(ContractNumber.Key(contract.Number!), contract);
        }

        Guid[] ids = [.. known.exact.Values.Select(c => c.Id)];
        known.items = (await context.Db.PriceItems.AsNoTracking().Where(i => ids.Contains(i.ContractId)).OrderBy(i => i.Ordinal).ToListAsync(ct)).ToLookup(i => i.ContractId, i => i.Terms);
        return known;
    }

    /// <summary>The contract that bears the number; written exactly so before one that differs in case.</summary>
    internal ResearchContract? Find(string number) => exact.GetValueOrDefault(number) ?? folded.GetValueOrDefault(ContractNumber.Key(number));

    internal IReadOnlyList<PriceItemTerms> ItemsOf(ResearchContract contract) => [.. items[contract.Id]];
}
