namespace CollabPortal.Application.Audit;

/// <summary>
/// A form that saves itself leaves many small saves. What one person wrote without a longer pause is told as one step, from the
/// first value to the last; what was undone on the way is left out. Steps of the record (submitted, approved), corrections with a reason and what a file did stay apart,
/// and so do unlike events: prices written on the money page, a file attached, money that came for a contract in force (each receipt by itself), an outcome. A record was made when it
/// was first stored.
/// </summary>
public static class WritingSessions
{
    /// <summary>A longer pause than this begins a new step.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <param name="steps">Newest first, all of one record.</param>
    /// <returns>Newest first.</returns>
    public static IReadOnlyList<HistoryStep> Joined(IReadOnlyList<HistoryStep> steps)
    {
        var joined = new List<HistoryStep>();
        // Without its creation the list begins in the midst, long after approval as a rule.
        var (inForce, sort, written) = (!steps.Any(s => s.Acts.Any(a => a is { Entity: "ResearchContract", Action: "Created" })), "", DateTimeOffset.MinValue);
        foreach (var step in steps.Reverse())
        {
            if (StatusOf(step) is { } status) inForce = status is "Approved" or "Active" or "Completed" or "Terminated";
            var before = sort;
            sort = SortOf(step, inForce);
            if (joined.Count > 0 && sort == before && sort != "receipt" && step.At - written <= Pause && Continues(joined[^1], step)) joined[^1] = Join(joined[^1], step);
            else joined.Add(step);
            written = step.At;
        }

        joined.RemoveAll(s => s.Acts.Count == 0);
        joined.Reverse();
        return joined;
    }

    private static bool Continues(HistoryStep earlier, HistoryStep later) =>
        earlier.Person is not null && earlier.Person == later.Person && IsWriting(earlier) && IsWriting(later);

    private static string? StatusOf(HistoryStep step) =>
        step.Acts.Where(a => a.Entity == "ResearchContract").SelectMany(a => a.Fields).FirstOrDefault(f => f.Name == "Status")?.Now;

    private static string SortOf(HistoryStep step, bool inForce)
    {
        var parts = step.Acts.Where(a => a.Entity != "ResearchContract" || a.Fields.Count > 0).ToList();
        return parts.Exists(a => a.Entity == "ContractAttachment") ? "file"
            : parts.Exists(a => a.Entity is "ContractOutcome" or "ContractFollowUp") ? "outcome"
            : parts.Exists(a => a.Entity == "PriceItem") ? "price"
            : inForce && parts.Count > 0 && parts.TrueForAll(a => a is { Entity: "FiscalYearReceipt", Action: "Created" } && a.Fields.Any(f => f is { Name: "State", Now: "Received" })) ? "receipt" : "form";
    }

    private static bool IsWriting(HistoryStep step) => step.Acts.All(a =>
        a.Entity is not ("ContractAmendment" or "Restatement") && a.Fields.All(f => f.Name is not ("CorrectionReason" or AuditEntry.ImportFile or AuditEntry.UndoneFile)) && (a.Action == "Created" || a.Fields.All(f => f.Name != "Status")));

    private static HistoryStep Join(HistoryStep earlier, HistoryStep later)
    {
        var acts = earlier.Acts.ToList();
        foreach (var act in later.Acts)
        {
            var at = acts.FindIndex(a => a.Entity == act.Entity && a.EntityId == act.EntityId);
            if (at < 0)
            {
                acts.Add(act);
                continue;
            }

            var before = acts[at];
            acts.RemoveAt(at);
            if (Join(before, act) is { } both) acts.Insert(at, both);
        }

        return (earlier.Acts[0] is { Entity: "ResearchContract", Action: "Created" } ? earlier : later) with { Acts = acts };
    }

    private static HistoryAct? Join(HistoryAct earlier, HistoryAct later) => (earlier.Action, later.Action) switch
    {
        ("Created", "Deleted") or ("Deleted", "Created") => null,
        ("Changed", "Deleted") => later,
        (var action, _) => new HistoryAct(earlier.Entity, earlier.EntityId, action, Fields(earlier.Fields, later.Fields)) is { Fields.Count: > 0 } both ? both : null,
    };

    private static List<HistoryField> Fields(IReadOnlyList<HistoryField> earlier, IReadOnlyList<HistoryField> later)
    {
        var all = earlier.Select(e => later.FirstOrDefault(l => l.Name == e.Name) is { } l ? new HistoryField(e.Name, e.Was, l.Now) : e)
            .Concat(later.Where(l => earlier.All(e => e.Name != l.Name)));
        return [.. all.Where(f => f.Was != f.Now)];
    }
}
