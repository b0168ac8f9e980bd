namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages that ask further of the indicators (AnalysisText.resx, AnalysisText.en.resx).</summary>
public sealed class AnalysisText;
