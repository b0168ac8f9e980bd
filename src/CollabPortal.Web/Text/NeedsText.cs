namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of search and seeds (NeedsText.resx, NeedsText.en.resx).</summary>
public sealed class NeedsText;
