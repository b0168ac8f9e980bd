namespace CollabPortal.Web.Text;

/// <summary>Names the texts of the import pages, and the sentences about rows and files (ImportsText.resx, ImportsText.en.resx).</summary>
public sealed class ImportsText;
