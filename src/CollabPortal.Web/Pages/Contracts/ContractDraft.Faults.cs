using CollabPortal.Application;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.Contracts;

// Everything that is wrong with what was typed, said at once and field by field; the service asks again.
public sealed partial class ContractDraft
{
    /// <summary>The fields in the order of the form.</summary>
    private static readonly string[] Order =
        ["Title", "Number", "FieldCode", "PrincipalInvestigator", "ProgrammeId", "Parties", "StartsOn", "EndsOn", "AgreedYen", "Receipts", "OutsideReason", "Goal", "SuccessCriterion"];

    /// <summary>Codes that <see cref="Faults"/> finds; others come from the service.</summary>
    private static readonly HashSet<string> Found =
    [
        "required", "required-to-submit", "too-long", "date-invalid", "amount-invalid", "amount-commas", "amount-negative", "receipt-negative", "amount-too-large", "period-reversed", "received-on-missing",
        "fiscal-year-range", "outside-reason-required", "effort-range", "count-range", "check-without-state", "receipt-without-payer", "party-unchosen",
    ];

    /// <summary>All problems of what is typed, in the order of the form.</summary>
    /// <param name="submitting">Asks also for what an approver has to judge; else only for what a draft needs.</param>
    public List<Problem> Faults(bool submitting)
    {
        List<Problem> found = [];
        if (Lacks("Title")) found.Add(new Problem("required", "Title"));
        if (submitting)
        {
            foreach (var field in (string[])["Number", "Parties", "StartsOn", "EndsOn", "Goal", "SuccessCriterion"])
                if (Lacks(field)) found.Add(new Problem("required-to-submit", field));
        }
        else if (Lacks("Parties") && Receipts.Exists(r => !r.IsEmpty))
        {
            found.Add(new Problem("receipt-without-payer", "Parties"));
        }

        for (var row = 1; row < Parties.Count; row++)
            if (Parties[row].Id is null) found.Add(new Problem("party-unchosen", $"Parties-{row}"));
        var terms = Read(found);
        if (submitting && string.IsNullOrWhiteSpace(OutsideReason) && OutsideYears.ToList() is { Count: > 0 } outside)
            found.Add(new Problem("outside-reason-required", "OutsideReason", string.Join(", ", outside)));
        Long(OutsideReason, ResearchContract.ProseLimit, "OutsideReason");
        if (terms.EndsOn < terms.StartsOn) found.Add(new Problem("period-reversed", "EndsOn"));
        Long(Title, ResearchContract.TitleLimit, "Title");
        Long(Number, ResearchContract.NumberLimit, "Number");
        Long(Investigator, ResearchContract.TitleLimit, "PrincipalInvestigator");
        Long(Goal, ResearchContract.ProseLimit, "Goal");
        Long(Success, ResearchContract.ProseLimit, "SuccessCriterion");
        return [.. found.OrderBy(p => Array.FindIndex(Order, name => p.Field == name || p.Field!.StartsWith(name + "-", StringComparison.Ordinal)) is >= 0 and var at ? at : Order.Length)];

        void Long(string? typed, int limit, string field)
        {
            if (typed?.Trim().Length > limit) found.Add(new Problem("too-long", field, limit));
        }
    }

    /// <summary>Of the problems shown, those that what is typed now still has. What the service refused stays until it is asked again.</summary>
    public IReadOnlyList<Problem> StillWrong(IReadOnlyList<Problem> shown)
    {
        if (shown.Count == 0) return shown;
        var faults = Faults(submitting: true);
        if (shown.Any(p => p.Code == "receipt-without-payer")) faults.AddRange(Faults(submitting: false));
        return [.. shown.Where(p => !Found.Contains(p.Code) || faults.Exists(f => f.Code == p.Code && f.Field == p.Field))];
    }

    /// <summary>What is wrong with a day as typed, as the code of a problem; null for nothing, also where nothing is typed.</summary>
    public static string? DateFault(string? typed) => string.IsNullOrWhiteSpace(typed) || JapaneseInput.ParseDate(typed) is not null ? null : "date-invalid";

    /// <summary>What is wrong with the last day as typed: not readable, or before the first.</summary>
    public string? EndFault() =>
        DateFault(EndsOn) ?? (JapaneseInput.ParseDate(EndsOn) < JapaneseInput.ParseDate(StartsOn) ? "period-reversed" : null);

    /// <summary>What is wrong with an amount as typed; null for nothing, also where nothing is typed.</summary>
    public static string? AmountFault(string? typed) =>
        DraftReader.YenFault(typed) ?? (JapaneseInput.ParseYen(typed) > FiscalYearReceipt.YenLimit ? "amount-too-large" : null);

    /// <summary>The same for money that came: what went back is no receipt of its own.</summary>
    public static string? ReceivedFault(string? typed) => AmountFault(typed) is { } fault ? fault == "amount-negative" ? "receipt-negative" : fault : null;
}
