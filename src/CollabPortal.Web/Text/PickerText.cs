namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the organisation picker (PickerText.resx, PickerText.en.resx).</summary>
public sealed class PickerText;
