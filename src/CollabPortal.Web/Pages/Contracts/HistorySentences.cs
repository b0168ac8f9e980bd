using CollabPortal.Application.Audit;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>Steps of a contract's history in the words of the screen: what each was, and line by line what moved.</summary>
/// <param name="c">Words of contracts.</param>
/// <param name="o">Words of deleting and restoring.</param>
/// <param name="t">Names of list values.</param>
/// <param name="organisation">Name of an organisation by its id.</param>
/// <param name="programme">Name of an umbrella agreement by its id.</param>
/// <param name="parts">Words of clauses, prices, attachments and outcomes.</param>
internal sealed class HistorySentences(
    IStringLocalizer<ContractsText> c, IStringLocalizer<OfficeText> o, IStringLocalizer<SharedText> t, Func<Guid, string?> organisation, Func<Guid, string?> programme, HistoryWords parts)
{
    private const int LongestValue = 60;

    /// <summary>What a step was.</summary>
    /// <param name="steps">All of the record: what was deleted before was restored.</param>
    internal string Title(HistoryStep step, IReadOnlyList<HistoryStep> steps)
    {
        var main = step.Acts[0];
        var status = main.Entity == "ResearchContract" ? main.Fields.FirstOrDefault(f => f.Name == "Status")?.Now : null;
        var byFile = FileOf(step);
        if (main.Action == "Created" && main.Entity == "ResearchContract")
            return steps.Any(s => s.At < step.At && IsDelete(s)) ? o["History.Restored"] : c[byFile is not null ? "History.Created.Import" : SourceOf(step) is not null ? "History.Created.Copy" : "History.Created"];
        if (IsDelete(step)) return o["History.Deleted"];
        if (byFile is not null) return c[byFile.Name == AuditEntry.ImportFile ? "History.Import" : "History.Import.Undone"];
        // Out of approval without a comment: who asked took it back.
        if (main.Fields.Any(f => f is { Name: "Status", Was: "Submitted", Now: "Draft" or "Returned" }) && main.Fields.All(f => f.Name != "ReturnedComment")) return c["History.TakenBack"];
        if (status is not null) return c["History." + status];
        if (step.Acts.FirstOrDefault(a => a.Entity == "Restatement") is { } restated)
            return c[restated.Fields.Any(f => f.Name == "Refusal") ? "History.Restatement.Refused" : "History.Restatement.Confirmed"];
        if (step.Acts.FirstOrDefault(a => a.Entity == "ContractAmendment") is { } amendment)
            return c["History.Amendment." + (amendment.Fields.FirstOrDefault(f => f.Name == "Status")?.Now ?? "Submitted")];
        return HistoryWords.TopicOf(step) is { } topic ? c["History." + topic] : c["History.Changed"];
    }

    /// <summary>The record's own fields, then parties and money in a line each. What came with the first save needs no list.</summary>
    internal IEnumerable<(string Name, string? Was, string Now)> Lines(HistoryStep step)
    {
        if (IsDelete(step)) yield break;
        if (FileOf(step) is { Now: { } file }) yield return (c["Audit.ImportFile"], null, file);
        if (SourceOf(step) is { Now: { } source }) yield return (c["Audit.CopiedFrom"], null, source);
        foreach (var act in step.Acts)
        {
            if (act.Entity == "ResearchContract" && act.Action != "Created")
            {
                foreach (var field in act.Fields.Where(f => f.Name != "Status" && !(f.Name == "ReturnedComment" && f.Now is null) && !c["Audit." + f.Name].ResourceNotFound))
                    yield return (c["Audit." + field.Name], Value(field.Name, field.Was), Value(field.Name, field.Now) ?? "—");
            }
            else if (act.Entity == "ContractParty" && organisation(act.EntityId) is { } party && !IsFirst(step))
            {
                yield return (c["Audit.Party"], act.Action == "Deleted" ? party : null, act.Action == "Deleted" ? "—" : party);
            }
        }

        if (IsFirst(step))
        {
            // People and clauses are typed into a draft long after its title: they are told.
            foreach (var line in parts.Lines(step)) yield return line;
            yield break;
        }

        foreach (var act in step.Acts.Where(a => a.Entity == "ContractAmendment"))
        {
            foreach (var field in act.Fields.Where(f => f is { Name: "Reason" or "Comment", Now: not null }))
                yield return (c[field.Name == "Reason" ? "Amend.Reason" : "Audit.ReturnedComment"], null, Value(field.Name, field.Now)!);
        }

        foreach (var refusal in step.Acts.Where(a => a.Entity == "Restatement").SelectMany(a => a.Fields).Where(f => f is { Name: "Refusal", Now: not null }))
            yield return (c["Audit.ReturnedComment"], null, Value(refusal.Name, refusal.Now)!);
        foreach (var line in parts.Lines(step)) yield return line;
        // Money is written anew when it changes: what went and what came of a fiscal year stand in one line.
        foreach (var year in step.Acts.Where(a => a is { Entity: "FiscalYearReceipt", Action: not "Changed" })
            .GroupBy(a => (Year: Part(a, "FiscalYear") ?? "?", State: Part(a, "State"))).OrderBy(g => g.Key.Year, StringComparer.Ordinal).ThenBy(g => g.Key.State, StringComparer.Ordinal))
        {
            var (was, now) = (year.Where(a => a.Action == "Deleted").ToList(), year.Where(a => a.Action != "Deleted").ToList());
            var name = year.Key.State is { } state ? $"{t["FiscalYear", year.Key.Year].Value} {t["ReceiptState." + state].Value}" : t["FiscalYear", year.Key.Year].Value;
            foreach (var line in Money(name, was, now)) yield return line;
        }

        // A corrected receipt stays the same one: each field that moved, and why.
        foreach (var act in step.Acts.Where(a => a.Entity == "FiscalYearReceipt"))
        {
            foreach (var field in act.Fields.Where(f => act.Action == "Changed" && !c["Receipt.Audit." + f.Name].ResourceNotFound))
                yield return (c["Receipt.Audit." + field.Name], Receipt(field.Name, field.Was), Receipt(field.Name, field.Now) ?? "—");
            if (Part(act, "CorrectionReason") is { } reason) yield return (c["Receipt.Reason"], null, reason);
        }
    }

    // Written anew with the same amounts is no change; with the same total, the parts that moved are told.
    private IEnumerable<(string Name, string? Was, string Now)> Money(string name, List<HistoryAct> was, List<HistoryAct> now)
    {
        if (was.Count == 0 || now.Count == 0 || Cash(was, was: true) != Cash(now, was: false))
        {
            yield return (name, was.Count == 0 ? null : Cash(was, was: true), now.Count == 0 ? "—" : Cash(now, was: false));
            yield break;
        }

        foreach (var part in (string[])["DirectYen", "IndirectYen", "InKindYen"])
        {
            var (old, then) = (Cash(was, was: true, part), Cash(now, was: false, part));
            if (old != then) yield return ($"{name} {c["Receipt.Audit." + part].Value}", old, then);
        }
    }

    private static HistoryField? FileOf(HistoryStep step) => step.Acts.SelectMany(a => a.Fields).FirstOrDefault(f => f.Name is AuditEntry.ImportFile or AuditEntry.UndoneFile);

    private static HistoryField? SourceOf(HistoryStep step) => step.Acts.FirstOrDefault(a => a.Entity == AuditEntry.Copy)?.Fields.FirstOrDefault(f => f.Name == AuditEntry.CopiedFrom);

    private static bool IsDelete(HistoryStep step) => step.Acts[0] is { Entity: "ResearchContract", Action: "Deleted" };

    private static bool IsFirst(HistoryStep step) => step.Acts[0] is { Entity: "ResearchContract", Action: "Created" };

    private static string? Part(HistoryAct act, string field) => act.Fields.FirstOrDefault(f => f.Name == field) is { } f ? f.Now ?? f.Was : null;

    private string Cash(List<HistoryAct> acts, bool was, string? part = null) => t.Yen(acts.SelectMany(a => a.Fields).Where(f => part is null ? f.Name is "DirectYen" or "IndirectYen" : f.Name == part).Sum(f => long.TryParse(was ? f.Was : f.Now, out var yen) ? yen : 0));

    private string? Receipt(string field, string? value) => field switch
    {
        "FiscalYear" when value is not null => t["FiscalYear", value],
        "PayerId" => Guid.TryParse(value, out var id) && organisation(id) is { } payer ? payer : "…",
        _ => Value(field, value),
    };

    private string? Value(string field, string? value) => value switch
    {
        null => null,
        _ when field.EndsWith("Yen", StringComparison.Ordinal) && long.TryParse(value, out var yen) => t.Yen(yen),
        _ when field == "Kind" => t["ContractKind." + value],
        _ when field == "ProgrammeId" => (Guid.TryParse(value, out var id) ? programme(id) : null) ?? "…",
        _ => Excerpt.Of(value, LongestValue),
    };
}
