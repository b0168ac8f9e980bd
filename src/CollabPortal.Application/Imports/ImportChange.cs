using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.Imports;

/// <summary>What a run did to a record, so that it can be taken back while the record still has the version that the run left.</summary>
public sealed class ImportChange
{
    private ImportChange()
    {
    }

    internal ImportChange(Guid runId, Guid institutionId, Guid recordId, int version, string? before) =>
        (RunId, InstitutionId, RecordId, Version, Before) = (runId, institutionId, recordId, version, before);

    public Guid RunId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public Guid RecordId { get; private set; }

    /// <summary>The version that the run left behind.</summary>
    public int Version { get; private set; }

    /// <summary>What was there before, as JSON; null for a record that the run made.</summary>
    public string? Before { get; private set; }

    internal static string Describe(ContractTerms? before, IReadOnlyList<Guid>? receipts) => JsonSerializer.Serialize(new ContractBefore(before, receipts), JsonColumn.Options);

    internal ContractBefore? Contract() => Before is null ? null : JsonSerializer.Deserialize<ContractBefore>(Before, JsonColumn.Options);
}

/// <summary>A contract before a run: its terms where the run rewrote it, or the receipts that the run added.</summary>
internal sealed record ContractBefore(ContractTerms? Terms, IReadOnlyList<Guid>? Receipts);
