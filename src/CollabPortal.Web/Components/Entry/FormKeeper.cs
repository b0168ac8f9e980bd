namespace CollabPortal.Web.Components.Entry;

/// <summary>
/// Keeps what stands in a form without being asked: at the latest 1.5 s after the first key since the last time, so that with the store
/// itself nothing older than two seconds is lost. One keeping at a time, and the last one when the page goes away. What could not be kept
/// is tried again after five seconds.
/// </summary>
/// <param name="clock">Tells the time.</param>
/// <param name="render">Runs an act where the page renders.</param>
/// <param name="keep">Stores what stands in the form now; false where it could not.</param>
public sealed class FormKeeper(TimeProvider clock, Func<Func<Task>, Task> render, Func<Task<bool>> keep) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1.5), Again = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1);
    private ITimer? timer;
    private bool due, ended, disposed;

    /// <summary>Something was typed.</summary>
    public void Typed() => KeepIn(Longest);

    /// <summary>Runs an act that puts something else into the form: nothing is kept while it runs, and it waits for what is being kept.</summary>
    public async Task HoldAsync(Func<Task> act)
    {
        await gate.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Keeps no more: what is typed was sent, or is not wanted. What was just being kept is kept first.</summary>
    public async Task EndAsync()
    {
        (ended, due) = (true, false);
        await gate.WaitAsync();
        gate.Release();
    }

    /// <summary>Begins again after <see cref="EndAsync"/>.</summary>
    public void Resume() => ended = false;

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        if (timer is not null) await timer.DisposeAsync();
        // The tab was closed between a key and the keeping.
        if (due && !ended) await KeepAsync();
        ended = true;
    }

    private Task KeepAsync() => HoldAsync(async () =>
    {
        if (!due || ended) return;
        due = false;
        var done = false;
        try
        {
            done = await keep();
        }
        finally
        {
            if (!done)
            {
                due = false;
                KeepIn(Again);
            }
        }
    });

    private void KeepIn(TimeSpan time)
    {
        if (due || ended || disposed) return;
        due = true;
        timer ??= clock.CreateTimer(_ => _ = render(KeepAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(time, Timeout.InfiniteTimeSpan);
    }
}
