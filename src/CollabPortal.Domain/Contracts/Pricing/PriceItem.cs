namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>One item of a price as it is agreed.</summary>
/// <param name="Kind">What it pays for.</param>
/// <param name="Yen">Whole yen, zero or more. Zero is a price.</param>
/// <param name="InKind">Given as goods, people or use of equipment: stands beside cash and is never added to it.</param>
/// <param name="Note">What it is made of, or why this much.</param>
public sealed record PriceItemTerms(PriceItemKind Kind, long Yen, bool InKind = false, string? Note = null);

/// <summary>対価の項目: one item of a contract's price.</summary>
public sealed class PriceItem
{
    /// <summary>Longest note in characters.</summary>
    public const int NoteLimit = 300;

    private PriceItem()
    {
    }

    internal PriceItem(Guid contractId, Guid institutionId, PriceItemTerms terms, int ordinal)
    {
        Id = Guid.CreateVersion7();
        (ContractId, InstitutionId, Ordinal) = (contractId, institutionId, ordinal);
        (Kind, Yen, InKind, Note) = (terms.Kind, terms.Yen, terms.InKind, terms.Note);
    }

    public Guid Id { get; private set; }

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>Order of mention, from 0.</summary>
    public int Ordinal { get; internal set; }

    public PriceItemKind Kind { get; private set; }

    /// <summary>Whole yen.</summary>
    public long Yen { get; private set; }

    public bool InKind { get; private set; }

    public string? Note { get; private set; }

    public PriceItemTerms Terms => new(Kind, Yen, InKind, Note);
}
