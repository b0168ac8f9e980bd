using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;

namespace CollabPortal.Application.Demo;

internal sealed record PriceRow(Guid Id, Guid ContractId, Guid InstitutionId, int Ordinal, PriceItemKind Kind, long Yen, bool InKind, string? Note);

/// <summary>
/// Prices in items for every contract on the desks and an eighth of the others: most by cost alone, some with items that price
/// value. The items add up to the agreed total. Contracts that run also get the plan behind what came, a few of them behind
/// schedule.
/// </summary>
internal sealed class DemoPrices
{
    private const int Share = 8;
    private const long Shift = 100_000;
    private readonly Dice dice = new("prices");
    private readonly List<PriceRow> rows = [];
    private readonly HashSet<Guid> above = [];
    private long plans;

    public List<PriceRow> Make(IEnumerable<ContractRow> contracts, IEnumerable<ContractRow> desks)
    {
        foreach (var contract in contracts.Where((_, i) => i % Share == 0))
        {
            Price(contract);
            if (contract.Status == ContractStatus.Active) Plan(contract);
        }

        foreach (var contract in desks) Price(contract);
        return rows;
    }

    private void Price(ContractRow contract)
    {
        if (contract.AgreedYen is not > 0) return;
        var (direct, indirect) = (contract.Receipts.Sum(r => r.DirectYen), contract.Receipts.Sum(r => r.IndirectYen));
        if (direct + indirect != contract.AgreedYen) return;
        var value = dice.Chance(0.4) && direct >= 2_000_000 ? Value(direct) : [];
        List<PriceItemTerms> items = [new(PriceItemKind.Direct, direct - value.Sum(v => v.Yen), Note: "物品費、旅費、謝金（架空）"), new(PriceItemKind.Indirect, indirect), .. value];
        if (dice.Chance(0.08)) items.Add(new(PriceItemKind.SuccessFee, direct / 4 / 10_000 * 10_000, Note: "成功の基準を満たした場合（架空）"));
        if (contract.Receipts.Sum(r => r.InKindYen) is var inKind and > 0) items.Add(new(PriceItemKind.Direct, inKind, InKind: true, Note: "装置の利用（架空）"));
        for (var i = 0; i < items.Count; i++)
            rows.Add(new PriceRow(Dice.Id("price", rows.Count), contract.Id, contract.InstitutionId, i, items[i].Kind, items[i].Yen, items[i].InKind, items[i].Note));
    }

    private List<PriceItemTerms> Value(long direct)
    {
        List<PriceItemTerms> value = [new(PriceItemKind.AcademicContribution, Round(direct / 12), Note: "研究代表者の知見の提供（架空）")];
        if (dice.Chance(0.5)) value.Add(new(PriceItemKind.ResearcherPersonnel, Round(direct / 8), Note: "常勤研究者の従事分（架空）"));
        if (dice.Chance(0.4)) value.Add(new(PriceItemKind.CoveredDuties, Round(direct / 20), Note: "講義の代替（架空）"));
        if (dice.Chance(0.3)) value.Add(new(dice.Of([PriceItemKind.Material, PriceItemKind.Data, PriceItemKind.IntellectualProperty]), Round(direct / 25), Note: "成果の利用（架空）"));
        return value;
    }

    // What came was planned so; one in ten had planned a little more for a year that is over, and so much less for the last. One contract of an
    // institution is planned above its agreed total, for the queue to have something to say.
    private void Plan(ContractRow contract)
    {
        var late = dice.Chance(0.1);
        var years = contract.Receipts.Where(r => r.ReceivedOn is not null).GroupBy(r => r.FiscalYear).OrderBy(g => g.Key).ToList();
        var shifts = late && years.Count > 1 && years[^1].Sum(r => r.DirectYen) > Shift;
        var isAbove = late && !shifts && above.Add(contract.InstitutionId);
        foreach (var (year, at) in years.Select((y, i) => (y, i)))
        {
            var extra = at == 0 && (shifts || isAbove) ? Shift : shifts && at == years.Count - 1 ? -Shift : 0;
            contract.Receipts.Add(new ReceiptRow(
                Dice.Id("plan", plans++), contract.Id, contract.InstitutionId, contract.PartnerId, year.Key, null,
                year.Sum(r => r.DirectYen) + extra, year.Sum(r => r.IndirectYen), year.Sum(r => r.InKindYen)));
        }
    }

    private static long Round(long yen) => yen / 10_000 * 10_000;
}
