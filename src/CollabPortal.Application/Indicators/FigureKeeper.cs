using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CollabPortal.Application.Indicators;

/// <summary>A figure that is read otherwise than the facts count.</summary>
/// <param name="Place">Institution, or population, scope and place.</param>
/// <param name="Stored">As it is read, or null.</param>
/// <param name="Counted">As the facts count, or null.</param>
public sealed record FigureDifference(string Series, string Dim, string Key, int FiscalYear, string Place, string? Stored, string? Counted);

/// <summary>
/// Keeps counted figures at hand: folds the marks that writes leave into the tables that are read (figures.sql). What is read is
/// true without it, only slower; so it may be late or stand still.
/// </summary>
public sealed class FigureKeeper(OwnerContexts owner)
{
    /// <summary>Counts what is marked.</summary>
    /// <returns>How many marks there were; -1 where another portal is at it.</returns>
    public async Task<int> FoldAsync(CancellationToken ct = default)
    {
        await using var connection = await owner.OpenAsync(ct);
        await using var fold = new NpgsqlCommand("select statistics.fold()", connection) { CommandTimeout = 0 };
        return (int)(await fold.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Keeps the days of enquiries and contracts that everybody reads, three cases at a time (response_counts.sql).</summary>
    /// <param name="since">Where the window of those days begins.</param>
    /// <returns>How many cases were told; -1 where another portal is at it.</returns>
    public async Task<int> TellDaysAsync(DateTimeOffset since, CancellationToken ct = default)
    {
        await using var connection = await owner.OpenAsync(ct);
        await using var tell = new NpgsqlCommand("select statistics.tell_days($1)", connection) { CommandTimeout = 0, Parameters = { new() { Value = since.ToUniversalTime() } } };
        return (int)(await tell.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Counts everything from scratch, in one transaction.</summary>
    public async Task RecountAsync(CancellationToken ct = default)
    {
        await using var connection = await owner.OpenAsync(ct);
        await using var recount = new NpgsqlCommand("select statistics.recount_all()", connection) { CommandTimeout = 0 };
        await recount.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Compares every figure with a count of the facts. Nothing comes back, unless somebody wrote past the triggers or rules changed.</summary>
    public async Task<IReadOnlyList<FigureDifference>> CheckAsync(CancellationToken ct = default)
    {
        await using var connection = await owner.OpenAsync(ct);
        await using var check = new NpgsqlCommand("select series, dim, key, fiscal_year, place, stored, counted from statistics.check_figures() union all select * from statistics.check_payers()", connection) { CommandTimeout = 0 };
        await using var reader = await check.ExecuteReaderAsync(ct);
        var differences = new List<FigureDifference>();
        while (await reader.ReadAsync(ct))
        {
            differences.Add(new FigureDifference(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return differences;
    }
}

/// <summary>
/// Folds every few seconds while the portal serves, and works out what everybody may see of the years that have changed before somebody waits for it.
/// Safe with several portals on one database.
/// </summary>
public sealed partial class FigureFolding(FigureKeeper keeper, Series.PublicCellIndex index, OwnerContexts owner, TimeProvider clock, ILogger<FigureFolding> log)
    : FoldingRound(TimeSpan.FromSeconds(5), clock)
{
    private static readonly TimeSpan BetweenDays = TimeSpan.FromMinutes(1);

    private DateTimeOffset? told;

    protected override async Task FoldAsync(CancellationToken ct)
    {
        await keeper.FoldAsync(ct);
        if (told is not { } last || Clock.GetUtcNow() - last is var age && (age >= BetweenDays || age < TimeSpan.Zero))
        {
            told = Clock.GetUtcNow();
            await keeper.TellDaysAsync(told.Value.AddYears(-1), ct);
        }

        // Another portal may have folded; where nothing has changed this asks for the versions only.
        await using var db = owner.Create();
        db.Database.SetCommandTimeout(0);
        await index.PrepareAsync(db, ct);
    }

    protected override void Failed(Exception e) => Failed(log, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Figures could not be folded; readers count them meanwhile")]
    private static partial void Failed(ILogger log, Exception e);
}
