namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of search and seeds (MailText.resx, MailText.en.resx).</summary>
public sealed class MailText;
