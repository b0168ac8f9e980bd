namespace CollabPortal.Web.Components;

/// <summary>
/// Of questions that follow each other quickly, as keys do, only the last is to be answered: each has a token of its own, and the one after it
/// ends it. Events of quick typing interleave at every await.
/// </summary>
public sealed class LastQuestion : IDisposable
{
    private CancellationTokenSource? asked;

    /// <summary>Ends the question before and gives the token of the new one.</summary>
    public async Task<CancellationToken> NextAsync()
    {
        var (before, mine) = (asked, new CancellationTokenSource());
        var token = mine.Token;
        asked = mine;
        if (before is not null)
        {
            await before.CancelAsync();
            before.Dispose();
        }

        return token;
    }

    public void Dispose()
    {
        asked?.Cancel();
        asked?.Dispose();
    }
}
