namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of People (PeopleText.resx, PeopleText.en.resx).</summary>
public sealed class PeopleText;
