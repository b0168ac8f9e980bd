namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of profiles, prescriptions and cases (ProfilesText.resx, ProfilesText.en.resx).</summary>
public sealed class ProfilesText;
