namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of releases of official values (ReleasesText.resx, ReleasesText.en.resx).</summary>
public sealed class ReleasesText;
