namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of search and seeds (MatchingText.resx, MatchingText.en.resx).</summary>
public sealed class MatchingText;
