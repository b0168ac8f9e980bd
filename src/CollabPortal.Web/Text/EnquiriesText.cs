namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of enquiries (EnquiriesText.resx, EnquiriesText.en.resx).</summary>
public sealed class EnquiriesText;
