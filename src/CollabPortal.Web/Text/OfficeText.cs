namespace CollabPortal.Web.Text;

/// <summary>Words of the office's daily work: keeping what is typed, duplicates, work queue, past days, undo, views of lists.</summary>
public sealed class OfficeText;
