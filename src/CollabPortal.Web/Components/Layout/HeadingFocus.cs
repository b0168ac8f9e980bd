using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CollabPortal.Web.Components.Layout;

/// <summary>
/// After a step to another page within the circuit its heading takes the focus, so that a screen reader says where one is. A page that the browser has just loaded
/// is left as it is: its first stop is the way past the menu. Blazor's own FocusOnNavigate takes the focus then, too.
/// </summary>
public sealed class HeadingFocus : ComponentBase
{
    private Type? page;
    private bool moved;

    [Parameter, EditorRequired] public required Microsoft.AspNetCore.Components.RouteData RouteData { get; set; }

    [Inject] private IJSRuntime Browser { get; set; } = null!;

    protected override void OnParametersSet()
    {
        moved |= page is not null && page != RouteData.PageType;
        page = RouteData.PageType;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!moved) return;
        moved = false;
        await Browser.FocusHeadingAsync();
    }
}
