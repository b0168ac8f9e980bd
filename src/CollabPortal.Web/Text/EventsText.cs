namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the pages of events (EventsText.resx, EventsText.en.resx).</summary>
public sealed class EventsText;
