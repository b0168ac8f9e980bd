namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the frame, of shared components and of the domain's enums (SharedText.resx, SharedText.en.resx).</summary>
public sealed class SharedText;
