using CollabPortal.Application.Audit;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Components.Entry;

/// <summary>The history of a record of a smaller register in the words of its form.</summary>
/// <param name="t">Names of list values.</param>
/// <param name="label">Label of a field of the form, or of a part by its type; null for what is not shown.</param>
/// <param name="longest">Characters of a value before it is cut.</param>
/// <param name="names">Organisations that values name by id.</param>
public sealed class RecordChanges(
    IStringLocalizer<SharedText> t, Func<string, string?> label, int longest = RecordChanges.LongestValue, IReadOnlyDictionary<Guid, OrganisationLabel>? names = null)
{
    /// <summary>Enough to know a value again.</summary>
    public const int LongestValue = 60;

    private readonly StoredWords words = new(t, longest, names ?? new Dictionary<Guid, OrganisationLabel>());

    /// <summary>A line for each field that changed and each part that came or went; without values where they say nothing to a reader (ids of what is gone).</summary>
    public IEnumerable<(string Name, string? Was, string? Now)> Lines(HistoryStep step)
    {
        // What was entered or deleted as a whole is told as such.
        var isWhole = step.Acts.Any(a => a.Action != "Changed" && !StoredWords.IsPart(a.Entity));
        foreach (var act in step.Acts)
        {
            if (act.Action == "Changed")
            {
                foreach (var field in act.Fields)
                {
                    if (label(field.Name) is { } name) yield return (name, words.Of(act.Entity, field.Name, field.Was), words.Of(act.Entity, field.Name, field.Now));
                }
            }
            else if (!isWhole && label(act.Entity) is { } part && (words.Part(act, then: true), words.Part(act, then: false)) is var (was, now) && (was ?? now) is not null)
            {
                yield return (part, was, now);
            }
        }
    }

    /// <summary>
    /// Where the record said something else at the end of a day in Japan than it says now, then beside now; null where it was not there yet.
    /// All other fields, and parts, stood as they stand.
    /// </summary>
    /// <param name="steps">Its history, newest first.</param>
    /// <param name="record">Its id.</param>
    public IReadOnlyList<(string Name, string? Then, string? Now)>? On(IReadOnlyList<HistoryStep> steps, Guid record, DateOnly day)
    {
        HistoryAct[] since = [.. steps.Reverse().Where(s => JapanTime.DateOf(s.At) > day).SelectMany(s => s.Acts)];
        if (since.FirstOrDefault(a => a.EntityId == record && a.Action is "Created" or "Deleted") is { Action: "Created" }) return null;
        return
        [
            .. since.Where(a => a.Action == "Changed").SelectMany(a => a.Fields.Select(field => (Act: a, Field: field))).GroupBy(x => (x.Act.Entity, x.Act.EntityId, x.Field.Name))
                .Select(g => (Name: label(g.Key.Name), Then: Value(g.Key.Entity, g.Key.Name, g.First().Field.Was), Now: Value(g.Key.Entity, g.Key.Name, g.Last().Field.Now), Moved: g.First().Field.Was != g.Last().Field.Now))
                .Where(line => line.Name is not null && line.Moved).Select(line => (line.Name!, line.Then, line.Now)),
            // Parts that are replaced, not changed: what was there then and is gone, and what came since.
            .. since.Where(a => StoredWords.IsPart(a.Entity)).GroupBy(a => (a.Entity, a.EntityId))
                .Select(g => (Name: label(g.Key.Entity), Then: words.Part(g.First(), then: true), Now: words.Part(g.Last(), then: false)))
                .Where(line => line.Name is not null && line.Then != line.Now).Select(line => (line.Name!, line.Then ?? "—", line.Now)),
        ];
    }

    /// <summary>A stored value as a person reads it; null where there is none or none to show.</summary>
    internal string? Value(string entity, string field, string? stored) => words.Of(entity, field, stored);
}
