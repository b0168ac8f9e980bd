namespace CollabPortal.Web.Components;

/// <summary>One act of a page at a time: what is clicked while it runs does nothing, so a double click sends once.</summary>
public sealed class OneAct
{
    /// <summary>An act runs.</summary>
    public bool Runs { get; private set; }

    /// <summary>Runs the act, unless one runs already.</summary>
    public async Task DoAsync(Func<Task> act)
    {
        if (Runs) return;
        Runs = true;
        try
        {
            await act();
        }
        finally
        {
            Runs = false;
        }
    }
}
