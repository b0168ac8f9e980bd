namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the public search and the pages of institutions (OrganisationsText.resx, OrganisationsText.en.resx).</summary>
public sealed class OrganisationsText;
