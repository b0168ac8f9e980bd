namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of search and seeds (CallsText.resx, CallsText.en.resx).</summary>
public sealed class CallsText;
