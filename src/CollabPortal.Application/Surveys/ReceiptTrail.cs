using System.Text.Json;
using CollabPortal.Application.Audit;
using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.Surveys;

/// <summary>How one receipt is put back: <paramref name="Was"/> null takes it away, <paramref name="Id"/> null brings it back.</summary>
internal sealed record ReceiptStep(Guid? Id, ReceiptTerms? Was);

/// <summary>The way back of a change that recorded, corrected or cancelled receipts, read from its audit entries.</summary>
internal static class ReceiptTrail
{
    /// <summary>Null where the change did anything else, or where the receipts are no longer as it left them.</summary>
    /// <param name="entries">All that the change wrote.</param>
    /// <param name="contract">With its receipts as they are.</param>
    internal static IReadOnlyList<ReceiptStep>? Read(IReadOnlyList<AuditEntry> entries, ResearchContract contract)
    {
        if (!contract.Status.Counts()) return null;
        var steps = new List<ReceiptStep>();
        foreach (var entry in entries)
        {
            using var json = JsonDocument.Parse(entry.Changes);
            var fields = json.RootElement.EnumerateObject().ToDictionary(f => f.Name, f => (Was: f.Value[0].Clone(), Now: f.Value[1].Clone()), StringComparer.Ordinal);
            if (entry.Entity == nameof(ResearchContract) && fields.Keys.All(f => f == nameof(ResearchContract.ChangedAt))) continue;
            if (entry.Entity != nameof(FiscalYearReceipt) || Step(entry, fields, contract) is not { } step) return null;
            steps.Add(step);
        }

        return steps.Count > 0 ? steps : null;
    }

    private static ReceiptStep? Step(AuditEntry entry, Dictionary<string, (JsonElement Was, JsonElement Now)> fields, ResearchContract contract)
    {
        var standing = contract.Receipts.SingleOrDefault(r => r.Id == entry.EntityId);
        if (entry.Action == "Deleted") return standing is null && Terms(fields, null, was: true) is { State: ReceiptState.Received } was ? new ReceiptStep(null, was) : null;
        // Somebody has gone on from there: taking back the first step would take theirs too.
        if (standing is not { State: ReceiptState.Received } || !Matches(Terms(fields, standing, was: false), standing)) return null;
        return new ReceiptStep(standing.Id, entry.Action == "Created" ? null : Terms(fields, standing, was: true));
    }

    /// <summary>The terms before or after; what the entry does not name is as it stands.</summary>
    private static ReceiptTerms Terms(Dictionary<string, (JsonElement Was, JsonElement Now)> fields, FiscalYearReceipt? standing, bool was)
    {
        T? Of<T>(string name, T? otherwise) =>
            fields.TryGetValue(name, out var field) ? (was ? field.Was : field.Now) is { ValueKind: not JsonValueKind.Null } value ? value.Deserialize<T>(Data.JsonColumn.Options) : default : otherwise;
        return new ReceiptTerms(
            Of<int?>(nameof(FiscalYearReceipt.FiscalYear), standing?.FiscalYear.Year) ?? 0, Of<ReceiptState?>(nameof(FiscalYearReceipt.State), standing?.State) ?? ReceiptState.Received,
            Of<DateOnly?>(nameof(FiscalYearReceipt.ReceivedOn), standing?.ReceivedOn), Of<long?>(nameof(FiscalYearReceipt.DirectYen), standing?.DirectYen) ?? 0,
            Of<long?>(nameof(FiscalYearReceipt.IndirectYen), standing?.IndirectYen) ?? 0, Of<long?>(nameof(FiscalYearReceipt.InKindYen), standing?.InKindYen) ?? 0,
            Of<Guid?>(nameof(FiscalYearReceipt.PayerId), standing?.PayerId));
    }

    private static bool Matches(ReceiptTerms terms, FiscalYearReceipt receipt) =>
        (terms.ReceivedOn, terms.DirectYen, terms.IndirectYen, terms.InKindYen, terms.PayerId) == (receipt.ReceivedOn, receipt.DirectYen, receipt.IndirectYen, receipt.InKindYen, receipt.PayerId);
}
