using Microsoft.Extensions.Hosting;

namespace CollabPortal.Application.Data;

/// <summary>
/// Puts together again and again what writers leave in many rows. What is read is true without it, only slower; so a failure is logged and
/// the next round tries again.
/// </summary>
/// <param name="pause">Between two rounds.</param>
public abstract class FoldingRound(TimeSpan pause, TimeProvider clock) : BackgroundService
{
    /// <summary>The clock that rounds go by.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>One round.</summary>
    protected abstract Task FoldAsync(CancellationToken ct);

    /// <summary>Tells the log.</summary>
    protected abstract void Failed(Exception e);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FoldAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is, a database that restarts or a setting that nobody can read: an exception that leaves here would stop the whole portal.
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Failed(e);
            }

            try
            {
                await Task.Delay(pause, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
