using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CollabPortal.Application.Matching;

/// <summary>
/// What speaks for an institution in the order of the search: how many contracts of joint research its public page shows for its latest year, in
/// four steps. It is worked out of what is told and of nothing else, so neither the order nor the hit says more than the page: what is withheld
/// there, or waits for its state, does not count (decisions 15 and 26).
/// </summary>
public sealed class InstitutionEvidence(OwnerContexts owner, PublicFieldIndex index)
{
    // Documents a transaction: each writes its words anew.
    private const int Portion = 100;

    private static readonly (int Contracts, float Evidence)[] Steps = [(100, 1f), (30, 0.75f), (10, 0.5f), (3, 0.25f)];

    /// <summary>What a number of told contracts counts for, 0 to 1.</summary>
    public static float Of(int contracts) => Steps.FirstOrDefault(s => contracts >= s.Contracts).Evidence;

    /// <summary>From how many contracts on an institution has such evidence; null where it has none.</summary>
    public static int? AtLeast(double evidence) => Steps.FirstOrDefault(s => evidence >= s.Evidence) is { Contracts: > 0 and var least } ? least : null;

    /// <summary>Writes it to the documents of institutions whose step has changed.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> FoldAsync(CancellationToken ct = default)
    {
        await using var db = owner.Create();
        var told = (await index.FiguresAsync(db, ct)).Select(f => (f.Key, Evidence: Of(Contracts(f.Value)))).Where(f => f.Evidence > 0).ToList();
        await using var connection = await owner.OpenAsync(ct);
        await using var write = new NpgsqlCommand(
            """
            update catalogue.search_document d set evidence = n.evidence
            from (select o.id, coalesce(t.evidence, 0) as evidence from catalogue.search_document o left join unnest($1::uuid[], $2::real[]) t (institution, evidence) on t.institution = o.subject_id
                  where o.document_kind = 0 and o.evidence <> coalesce(t.evidence, 0) order by o.id limit $3) n
            where d.id = n.id
            """, connection)
        { CommandTimeout = 0, Parameters = { new() { Value = told.Select(t => t.Key).ToArray() }, new() { Value = told.Select(t => t.Evidence).ToArray() }, new() { Value = Portion } } };
        for (var all = 0; ;)
        {
            var written = await write.ExecuteNonQueryAsync(ct);
            all += written;
            if (written < Portion) return all;
        }
    }

    private static int Contracts(InstitutionFigures figures) => figures.LatestYear is { } year ? figures.JointResearch.Single(y => y.FiscalYear == year).Figure.Contracts ?? 0 : 0;
}

/// <summary>Every ten minutes while the portal serves. Safe with several portals on one database.</summary>
public sealed partial class EvidenceFolding(InstitutionEvidence evidence, TimeProvider clock, ILogger<EvidenceFolding> log) : FoldingRound(TimeSpan.FromMinutes(10), clock)
{
    protected override Task FoldAsync(CancellationToken ct) => evidence.FoldAsync(ct);

    protected override void Failed(Exception e) => Failed(log, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Evidence of institutions could not be written; the search goes on with the last one")]
    private static partial void Failed(ILogger log, Exception e);
}
