using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>The price in items, and the plan that is spread from it.</summary>
public sealed partial class ResearchContract
{
    /// <summary>Most items of one price.</summary>
    public const int PriceItemsLimit = 50;

    private readonly List<PriceItem> priceItems = [];

    /// <summary>In the order of mention by <see cref="PriceItem.Ordinal"/>. Load them before writing prices or amending.</summary>
    public IReadOnlyList<PriceItem> PriceItems => priceItems;

    /// <summary>Writes items and plan of a draft or returned contract. What came stays as it is; an approved contract changes by amendment.</summary>
    public void Price(PriceTerms terms, DateTimeOffset at)
    {
        if (!Status.IsOpenForEntry()) throw new RuleViolation("contract-not-open");
        WritePriceItems(terms.Items);
        WriteReceipts([.. receipts.Where(r => r.State == ReceiptState.Received).Select(TermsOf), .. terms.Planned.Select(p => p with { State = ReceiptState.Planned })]);
        ChangedAt = at;
    }

    /// <summary>The amendment that would give a contract in force this price and plan and leave all else as it stands.</summary>
    public AmendmentTerms Repriced(PriceTerms terms)
    {
        ExpectInForce();
        CheckPriceItems(terms.Items);
        return Standing() with { PriceItems = terms.Items, Planned = terms.Planned, AgreedYen = AgreedBy(terms.Items) ?? AgreedYen };
    }

    private void WritePriceItems(IReadOnlyList<PriceItemTerms> terms)
    {
        CheckPriceItems(terms);
        var wanted = terms.Select(t => t with { Note = Trimmed(t.Note) }).ToList();
        var kept = new List<PriceItem>();
        for (var i = 0; i < wanted.Count; i++)
        {
            var item = priceItems.Find(p => !kept.Contains(p) && p.Terms == wanted[i]) ?? new PriceItem(Id, InstitutionId, wanted[i], i);
            item.Ordinal = i;
            kept.Add(item);
        }

        priceItems.RemoveAll(p => !kept.Contains(p));
        priceItems.AddRange(kept.Where(p => !priceItems.Contains(p)));
        AgreedYen = AgreedBy(terms) ?? AgreedYen;
    }

    private static long? AgreedBy(IReadOnlyList<PriceItemTerms> items) =>
        items.Any(i => !i.InKind && !i.Kind.IsContingent()) ? PriceTotals.Of(items).FixedYen : null;

    private static void CheckPriceItems(IReadOnlyList<PriceItemTerms> items)
    {
        if (items.Count > PriceItemsLimit) throw new RuleViolation("too-many", nameof(PriceItems), PriceItemsLimit);
        for (var i = 0; i < items.Count; i++)
        {
            FiscalYearReceipt.CheckYen(items[i].Yen, $"PriceItems-{i}-Yen");
            CheckLength(items[i].Note, PriceItem.NoteLimit, $"PriceItems-{i}-Note");
            if (items[i].InKind && items[i].Kind.IsContingent()) throw new RuleViolation("success-fee-in-kind", $"PriceItems-{i}-Kind");
        }

        FiscalYearReceipt.CheckYen(PriceTotals.Of(items).FixedYen, nameof(PriceItems));
    }

    internal static ReceiptTerms TermsOf(FiscalYearReceipt r) => new(r.FiscalYear.Year, r.State, r.ReceivedOn, r.DirectYen, r.IndirectYen, r.InKindYen, r.PayerId);
}

/// <summary>Price and plan together, as they are written.</summary>
/// <param name="Items">Every item; with cash among them their fixed total becomes the agreed total.</param>
/// <param name="Planned">The whole plan; it takes the place of the one before.</param>
public sealed record PriceTerms(IReadOnlyList<PriceItemTerms> Items, IReadOnlyList<ReceiptTerms> Planned);
