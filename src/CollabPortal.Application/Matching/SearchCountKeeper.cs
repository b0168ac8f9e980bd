using CollabPortal.Application.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CollabPortal.Application.Matching;

/// <summary>Keeps the counts of the search's words short (search_counts.sql): what writers added row by row is put together.</summary>
public sealed class SearchCountKeeper(OwnerContexts owner)
{
    // A portion is a transaction of its own: a first filling has millions of rows.
    private const int Portion = 500;

    /// <summary>Folds until nothing is worth it.</summary>
    /// <returns>How many words were folded.</returns>
    public async Task<int> FoldAsync(CancellationToken ct = default)
    {
        await using var connection = await owner.OpenAsync(ct);
        await using var fold = new NpgsqlCommand("select catalogue.fold_search_counts($1)", connection) { CommandTimeout = 0, Parameters = { new() { Value = Portion } } };
        for (var words = 0; ;)
        {
            var folded = (int)(await fold.ExecuteScalarAsync(ct))!;
            words += Math.Max(0, folded);
            if (folded < Portion) return words;
        }
    }
}

/// <summary>Folds every minute while the portal serves. Safe with several portals on one database.</summary>
public sealed partial class SearchCountFolding(SearchCountKeeper keeper, TimeProvider clock, ILogger<SearchCountFolding> log) : FoldingRound(TimeSpan.FromMinutes(1), clock)
{
    protected override Task FoldAsync(CancellationToken ct) => keeper.FoldAsync(ct);

    protected override void Failed(Exception e) => Failed(log, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Counts of the search could not be folded; readers add them up meanwhile")]
    private static partial void Failed(ILogger log, Exception e);
}
