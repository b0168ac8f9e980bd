namespace CollabPortal.Web.Components;

/// <summary>One thing to do in a <see cref="WorkList"/>.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Details">Partner, amount, period: each kept on one line.</param>
/// <param name="Strong">What presses: "残り41日".</param>
/// <param name="Act">Words of the button: 直す, 続ける.</param>
/// <param name="Comment">Why it was returned, in the approver's words.</param>
/// <param name="CommentBy">Who said so and when.</param>
public sealed record WorkItem(
    string Title, string Address, IReadOnlyList<string> Details, string? Strong = null, string? Act = null, string? Comment = null, string? CommentBy = null);

/// <summary>One count in a <see cref="CountStrip"/>.</summary>
public sealed record CountLine(string Label, long Number, string Address, string Act);
