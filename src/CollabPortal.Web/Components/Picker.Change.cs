namespace CollabPortal.Web.Components;

// What was chosen can be changed, and thought better of.
public partial class Picker
{
    private PickOption? before;

    private Task ClearAsync()
    {
        (before, chosen, moved, wrong, said) = (chosen, null, true, false, null);
        return ValueChanged.InvokeAsync(null);
    }

    // Thought better of it: what was chosen before the change stands there again. A question still under way has no answer any more.
    private async Task BackAsync(PickOption old)
    {
        await question.NextAsync();
        (chosen, before, hits, active, text, said, wrong, nothing, moved) = (old, null, [], -1, "", null, false, false, true);
        await ValueChanged.InvokeAsync(old.Id);
    }
}
