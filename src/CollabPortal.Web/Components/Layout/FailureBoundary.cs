using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CollabPortal.Web.Components.Layout;

/// <summary>
/// Keeps the frame alive when a page fails inside a circuit, shows a number that also stands in the log, and nothing of the cause.
/// Static pages do without it: their failure goes on to the error page, which has the right status.
/// </summary>
public sealed partial class FailureBoundary(ILogger<FailureBoundary> log) : ErrorBoundaryBase
{
    private string number = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        number = Guid.CreateVersion7().ToString("N")[^12..];
        PageFailed(log, exception, number);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }
        builder.OpenComponent<FailureSheet>(1);
        builder.AddComponentParameter(2, nameof(FailureSheet.Number), number);
        builder.CloseComponent();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed in a circuit, error number {Number}")]
    private static partial void PageFailed(ILogger log, Exception exception, string number);
}
