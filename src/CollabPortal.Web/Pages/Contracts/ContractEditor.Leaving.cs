using CollabPortal.Web.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CollabPortal.Web.Pages.Contracts;

// The page is left for another one.
public abstract partial class ContractEditor
{
    /// <summary>
    /// What is typed saves itself before leaving, a new contract as one that is there already: as a draft, or word for word where it is
    /// none yet. Only what can be neither is asked about.
    /// </summary>
    protected async Task LeaveAsync(LocationChangingContext moving)
    {
        if (moving.TargetLocation.Contains('#', StringComparison.Ordinal)) return;
        await LeavesAsync();
        if (!Dirty) return;
        if (Newer is null && await SaveAsync(quietly: true))
        {
            LetGo();
            await moving.SettleAsync(Browser);
            return;
        }

        // While the question stands, and after it, nothing saves itself.
        await HoldAsync(true);
        var goes = false;
        await moving.AskAsync(Browser, C["Leave"], () =>
        {
            goes = true;
            StateHasChanged();
        });
        if (goes) await AbandonAsync();
        else await HoldAsync(false);
    }

    /// <summary>The page is being left for another one, be it a new contract again. What was typed and taken back does not stay behind.</summary>
    private async Task LeavesAsync()
    {
        renamed = false;
        if (!Loading && !Dirty) await SaveAsync(quietly: true);
    }

    /// <summary>Holds what saves itself while the person is asked whether to leave, or lets it go on.</summary>
    private async Task HoldAsync(bool hold)
    {
        await gate.WaitAsync();
        left = hold;
        gate.Release();
        if (!hold) Typed();
    }

    /// <summary>Goes away: what is typed is stored or kept, and nothing more saves itself.</summary>
    private void LetGo()
    {
        (left, departed) = (true, true);
        StateHasChanged();
    }

    /// <summary>Goes away without what is typed, knowingly. It was held before.</summary>
    private Task AbandonAsync()
    {
        departed = true;
        return ForgetKeptAsync();
    }
}
