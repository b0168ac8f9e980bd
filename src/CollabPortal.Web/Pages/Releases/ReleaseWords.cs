using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Web.Components;

namespace CollabPortal.Web.Pages.Releases;

/// <summary>How states of releases look.</summary>
internal static class ReleaseWords
{
    internal static StatusTone Tone(ReleaseState state) => state switch
    {
        ReleaseState.Published => StatusTone.Good,
        ReleaseState.Returned => StatusTone.Bad,
        ReleaseState.Proposed => StatusTone.Waiting,
        _ => StatusTone.Neutral,
    };
}
