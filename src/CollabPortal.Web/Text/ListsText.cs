namespace CollabPortal.Web.Text;

/// <summary>Names the resources that lists and entry forms of the thin registers share (ListsText.resx, ListsText.en.resx).</summary>
public sealed class ListsText;
