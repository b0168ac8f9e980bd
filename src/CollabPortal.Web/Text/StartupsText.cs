namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of Startups (StartupsText.resx, StartupsText.en.resx).</summary>
public sealed class StartupsText;
