namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of search and seeds (SynonymsText.resx, SynonymsText.en.resx).</summary>
public sealed class SynonymsText;
