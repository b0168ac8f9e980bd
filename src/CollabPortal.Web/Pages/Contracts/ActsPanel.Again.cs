using Microsoft.AspNetCore.Components;

namespace CollabPortal.Web.Pages.Contracts;

// Another window or person saved first.
public sealed partial class ActsPanel
{
    // What is open may have become impossible meanwhile.
    protected override void OnParametersSet()
    {
        if (open switch { "return" => !View.May.Decide, "complete" => !View.May.Complete, "terminate" => !View.May.Terminate, "receipt" => !View.May.RecordReceipt, _ => false }) Close();
    }

    private async Task AgainAsync()
    {
        await Again.InvokeAsync();
        problems = [];
        await heading.FocusAsync();
    }
}
