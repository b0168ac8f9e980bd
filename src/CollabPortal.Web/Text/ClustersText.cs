namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the page of clusters of institutions (ClustersText.resx, ClustersText.en.resx).</summary>
public sealed class ClustersText;
