using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>What the undoing of an import asks of a contract.</summary>
public sealed partial class ResearchContract
{
    /// <summary>Takes back receipts that a file had recorded; the caller makes sure that nobody has touched the contract since.</summary>
    public void TakeBackReceipts(IReadOnlyCollection<Guid> ids, DateTimeOffset at)
    {
        if (!Status.Counts()) throw new RuleViolation("contract-wrong-status");
        receipts.RemoveAll(r => r.State == ReceiptState.Received && ids.Contains(r.Id));
        ChangedAt = at;
    }
}
