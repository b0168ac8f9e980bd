namespace CollabPortal.Web.Text;

/// <summary>Names the sentences by problem code (ErrorsText.resx, ErrorsText.en.resx).</summary>
public sealed class ErrorsText;
