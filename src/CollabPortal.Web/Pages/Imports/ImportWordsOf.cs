using CollabPortal.Application.Imports;
using CollabPortal.Web.Components;

namespace CollabPortal.Web.Pages.Imports;

/// <summary>States of runs in words and tones.</summary>
internal static class ImportWordsOf
{
    private static bool IsSilent(ImportRun run, ImportDesk desk) =>
        run.Status is ImportStatus.Checking or ImportStatus.Applying or ImportStatus.Undoing && !desk.IsBusy(run);

    /// <summary>Key in ImportsText.</summary>
    internal static string State(ImportRun run, ImportDesk desk) => IsSilent(run, desk) ? "Status.Silent" : "Status." + run.Status;

    internal static StatusTone Tone(ImportRun run, ImportDesk desk) => run.Status switch
    {
        ImportStatus.Applied => StatusTone.Good,
        ImportStatus.Failed => StatusTone.Bad,
        ImportStatus.Undone => StatusTone.Neutral,
        _ => IsSilent(run, desk) ? StatusTone.Bad : StatusTone.Waiting,
    };
}
