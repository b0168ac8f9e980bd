namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of IntellectualProperty (IntellectualPropertyText.resx, IntellectualPropertyText.en.resx).</summary>
public sealed class IntellectualPropertyText;
