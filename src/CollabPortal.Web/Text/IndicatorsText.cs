namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of the policy indicators (IndicatorsText.resx, IndicatorsText.en.resx).</summary>
public sealed class IndicatorsText;
