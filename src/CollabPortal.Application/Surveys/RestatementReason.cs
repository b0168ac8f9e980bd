namespace CollabPortal.Application.Surveys;

/// <summary>
/// Why figures of a locked fiscal year are changed, for the writes of one circuit, request or job. Empty unless somebody gave
/// a reason; the connection tells it to the database, which refuses a restatement without one ("year-locked").
/// </summary>
public sealed class RestatementReason
{
    /// <summary>Longest reason in characters.</summary>
    public const int Limit = 1000;

    private string? text;

    /// <summary>What the person wrote, trimmed; null for none.</summary>
    public string? Text
    {
        get => text;
        set => text = string.IsNullOrWhiteSpace(value) ? null : value.Trim()[..Math.Min(value.Trim().Length, Limit)];
    }
}
