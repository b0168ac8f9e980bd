namespace CollabPortal.Web.Components.Entry;

/// <summary>
/// Keeps what stands in a form without being asked: at the latest 1.5 s after the first key since the last time, so that with the store
/// itself nothing older than two seconds is lost. One keeping at a time, and the last one when the page goes away.
/// </summary>
/// <param name="clock">Tells the time.</param>
/// <param name="render">Runs an act where the page renders.</param>
/// <param name="keep">Stores what stands in the form now.</param>
public sealed class FormKeeper(TimeProvider clock, Func<Func<Task>, Task> render, Func<Task> keep) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1.5);

    private readonly SemaphoreSlim gate = new(1);
    private ITimer? timer;
    private bool due, ended;

    /// <summary>Something was typed.</summary>
    public void Typed()
    {
        if (due || ended) return;
        due = true;
        timer ??= clock.CreateTimer(_ => _ = render(KeepAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Longest, Timeout.InfiniteTimeSpan);
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
        if (timer is not null) await timer.DisposeAsync();
        // The tab was closed between a key and the keeping.
        if (due && !ended) await KeepAsync();
        ended = true;
    }

    private async Task KeepAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (!due || ended) return;
            due = false;
            await keep();
        }
        finally
        {
            gate.Release();
        }
    }
}
