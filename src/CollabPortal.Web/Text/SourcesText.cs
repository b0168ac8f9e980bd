namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of Startups (SourcesText.resx, SourcesText.en.resx).</summary>
public sealed class SourcesText;
