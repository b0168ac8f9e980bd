using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CollabPortal.Application.Contracts;

/// <summary>
/// What the calendar does by itself: approved contracts become active on their first day; when a fiscal year begins the
/// open-ended licences are counted into it; events that are over leave the search. Runs at start, every hour, and just after midnight in Japan. Harmless to repeat,
/// and safe with several portals on one database.
/// </summary>
public sealed partial class ContractCalendar(PortalDataSources sources, OwnerContexts owner, TimeProvider clock, ILogger<ContractCalendar> log) : BackgroundService
{
    private FiscalYear? counted;

    /// <summary>One look at the calendar. Public for tests.</summary>
    /// <returns>Contracts that became active.</returns>
    public async Task<int> TurnAsync(CancellationToken ct = default)
    {
        var today = JapanTime.Today(clock);
        await using var command = sources.Portal.CreateCommand("select register.begin_contracts($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = today });
        var begun = (int)(await command.ExecuteScalarAsync(ct))!;
        if (begun > 0) Begun(log, begun, today);

        await using var over = sources.Portal.CreateCommand("select catalogue.end_events($1)");
        over.Parameters.Add(new NpgsqlParameter { Value = today });
        await over.ExecuteScalarAsync(ct);

        // What counts in a year without a write (licences in force, startups in existence) is counted again when one begins.
        var year = FiscalYear.Of(today);
        if (counted is { } before && before != year)
        {
            await using var connection = await owner.OpenAsync(ct);
            await using var recount = new NpgsqlCommand("select statistics.begin_year()", connection) { CommandTimeout = 0 };
            await recount.ExecuteNonQueryAsync(ct);
            Recounted(log, year.Year);
        }

        counted = year;
        return begun;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                Failed(log, e);
            }

            try
            {
                await Task.Delay(UntilNext(), clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>An hour, or less to be just past midnight in Japan.</summary>
    private TimeSpan UntilNext()
    {
        var now = JapanTime.Local(clock.GetUtcNow());
        var midnight = now.Date.AddDays(1).AddSeconds(5) - now;
        return midnight < TimeSpan.FromHours(1) ? midnight : TimeSpan.FromHours(1);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Begun} contracts became active on {Day}")]
    private static partial void Begun(ILogger log, int begun, DateOnly day);

    [LoggerMessage(Level = LogLevel.Information, Message = "Figures marked for the fiscal year {Year}")]
    private static partial void Recounted(ILogger log, int year);

    [LoggerMessage(Level = LogLevel.Error, Message = "The contract calendar failed; it tries again within the hour")]
    private static partial void Failed(ILogger log, Exception e);
}
