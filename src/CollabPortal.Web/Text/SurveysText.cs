namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of Startups (SurveysText.resx, SurveysText.en.resx).</summary>
public sealed class SurveysText;
