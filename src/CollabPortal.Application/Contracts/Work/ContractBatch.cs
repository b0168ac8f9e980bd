namespace CollabPortal.Application.Contracts.Work;

/// <summary>A contract picked out of a list, as it was read.</summary>
public sealed record BatchItem(Guid Id, int Version, string Title);

/// <summary>What became of one of many.</summary>
/// <param name="Problems">Empty when it was done.</param>
public sealed record BatchResult(BatchItem Item, IReadOnlyList<Problem> Problems)
{
    public bool Done => Problems.Count == 0;
}

/// <summary>
/// Submits, approves or returns many contracts. Each is a save of its own with its own rules (two persons, version, required
/// fields): one that is refused stops none of the others, and each says what became of it.
/// </summary>
public sealed class ContractBatch(ContractService contracts)
{
    /// <summary>Most at once.</summary>
    public const int Most = 200;

    public Task<IReadOnlyList<BatchResult>> SubmitAsync(IReadOnlyList<BatchItem> items, CancellationToken ct = default) =>
        EachAsync(items, item => contracts.SubmitAsync(item.Id, item.Version, ct: ct));

    /// <param name="reason">For those whose receipts sum above the agreed total; the others do not keep it.</param>
    public Task<IReadOnlyList<BatchResult>> ApproveAsync(IReadOnlyList<BatchItem> items, string? reason = null, CancellationToken ct = default) =>
        EachAsync(items, item => contracts.ApproveAsync(item.Id, item.Version, reason, ct));

    /// <summary>Sends each back with the same comment. Without one nothing is touched: "comment-required".</summary>
    public Task<IReadOnlyList<BatchResult>> ReturnAsync(IReadOnlyList<BatchItem> items, string comment, CancellationToken ct = default) =>
        EachAsync(items, item => contracts.ReturnAsync(item.Id, item.Version, comment, ct));

    private static async Task<IReadOnlyList<BatchResult>> EachAsync(IReadOnlyList<BatchItem> items, Func<BatchItem, Task<Outcome<ContractSaved>>> act)
    {
        var results = new List<BatchResult>();
        foreach (var item in items.Take(Most)) results.Add(new BatchResult(item, (await act(item)).Problems));
        return results;
    }
}
