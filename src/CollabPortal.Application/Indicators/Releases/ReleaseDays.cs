using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>
/// When releases were surely out: the one rule of every look at the world as it was known on a day. A release whose day is not known counts where a
/// later one was published by then; otherwise nobody knows, and it is left out. One that was entered here stands where its day puts it: its place says nothing
/// of undated ones around it.
/// </summary>
internal sealed class ReleaseDays
{
    // Marks of sources that statistics.publish_release gives.
    private const string EnteredSource = "[P%";

    // By age, each with the day by which it and all before it were out.
    private readonly List<(int Sequence, DateOnly Day)> latest;

    /// <param name="dated">Shipped releases with a day, by age.</param>
    internal ReleaseDays(IEnumerable<(int Sequence, DateOnly Day)> dated)
    {
        latest = [];
        // Its own day, or a later one of a release before it: an old publication entered late says nothing of the ones before.
        foreach (var (sequence, day) in dated) latest.Add((sequence, latest.Count > 0 && latest[^1].Day > day ? latest[^1].Day : day));
    }

    internal static async Task<ReleaseDays> LoadAsync(PortalDb db, CancellationToken ct) => new(
        (await db.Releases.AsNoTracking().Where(r => r.PublishedOn != null && !db.OfficialValues.Any(v => v.ReleaseId == r.Id && EF.Functions.Like(v.Source, EnteredSource)))
            .OrderBy(r => r.Sequence).Select(r => new { r.Sequence, Day = r.PublishedOn!.Value }).ToListAsync(ct)).Select(r => (r.Sequence, r.Day)));

    /// <summary>Whether a release was surely out on a day.</summary>
    /// <param name="sequence">Its place among the releases by age.</param>
    /// <param name="publishedOn">Its own day; null where it is not known.</param>
    internal bool IsOut(int sequence, DateOnly? publishedOn, DateOnly day) =>
        (publishedOn ?? latest.Where(l => l.Sequence > sequence).Select(l => (DateOnly?)l.Day).FirstOrDefault()) <= day;
}
