using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>
/// 受入額: what one payer pays (or will pay) for one contract in one fiscal year. A received one belongs to the fiscal year of
/// the day on which it came; ¥0 is a receipt of its own right (domain.md §0.7). In kind stands apart and is never counted as cash.
/// </summary>
public sealed class FiscalYearReceipt : IRegisterRecord, IVersioned
{
    /// <summary>Largest amount taken for one item, ¥10 trillion: above it a typing error is certain, and sums stay in 64 bits.</summary>
    public const long YenLimit = 10_000_000_000_000;

    private FiscalYearReceipt()
    {
    }

    internal FiscalYearReceipt(Guid contractId, Guid institutionId, Guid payerId, ReceiptTerms terms)
    {
        Check(terms);
        Id = Guid.CreateVersion7();
        ContractId = contractId;
        InstitutionId = institutionId;
        PayerId = payerId;
        State = terms.State;
        ReceivedOn = terms.State == ReceiptState.Received ? terms.ReceivedOn : null;
        FiscalYear = ReceivedOn is { } day ? FiscalYear.Of(day) : new FiscalYear(terms.FiscalYear);
        DirectYen = terms.DirectYen;
        IndirectYen = terms.IndirectYen;
        InKindYen = terms.InKindYen;
    }

    public Guid Id { get; private set; }

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public Guid PayerId { get; private set; }

    public FiscalYear FiscalYear { get; private set; }

    public ReceiptState State { get; private set; }

    /// <summary>Day on which the money came (Japan); null while planned.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>直接経費 in yen.</summary>
    public long DirectYen { get; private set; }

    /// <summary>間接経費 in yen.</summary>
    public long IndirectYen { get; private set; }

    /// <summary>Value of what was given in kind, in yen; outside every cash figure.</summary>
    public long InKindYen { get; private set; }

    public int Version { get; private set; }

    /// <summary>Why a person corrects or cancels it, told to the audit trail by the save at hand; stored nowhere else.</summary>
    public string? CorrectionReason { get; internal set; }

    /// <summary>Cash: direct and indirect together.</summary>
    public Yen Cash => new(DirectYen + IndirectYen);

    /// <summary>Puts right what was recorded by mistake; it stays the same receipt.</summary>
    internal void Correct(ReceiptTerms terms, Guid payerId)
    {
        Check(terms);
        (PayerId, ReceivedOn, FiscalYear) = (payerId, terms.ReceivedOn, FiscalYear.Of(terms.ReceivedOn!.Value));
        (DirectYen, IndirectYen, InKindYen) = (terms.DirectYen, terms.IndirectYen, terms.InKindYen);
    }

    /// <summary>Refuses amounts below zero or absurdly large, a received one without its day, years outside 1950–2100.</summary>
    internal static void Check(ReceiptTerms terms)
    {
        foreach (var yen in (long[])[terms.DirectYen, terms.IndirectYen, terms.InKindYen]) CheckYen(yen, "Receipts");
        if (terms.State == ReceiptState.Received && terms.ReceivedOn is null) throw new RuleViolation("received-on-missing", "Receipts");
        var year = terms is { State: ReceiptState.Received, ReceivedOn: { } day } ? Values.FiscalYear.Of(day).Year : terms.FiscalYear;
        if (year is < 1950 or > 2100) throw new RuleViolation("fiscal-year-range", "Receipts");
    }

    internal static void CheckYen(long? yen, string field)
    {
        if (yen < 0) throw new RuleViolation("amount-negative", field);
        if (yen > YenLimit) throw new RuleViolation("amount-too-large", field);
    }

    internal bool Matches(ReceiptTerms terms) =>
        PayerId == terms.PayerId && State == terms.State && ReceivedOn == terms.ReceivedOn
        && DirectYen == terms.DirectYen && IndirectYen == terms.IndirectYen && InKindYen == terms.InKindYen
        && (State == ReceiptState.Received || FiscalYear.Year == terms.FiscalYear);
}
