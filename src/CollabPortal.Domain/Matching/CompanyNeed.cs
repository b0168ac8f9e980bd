using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Matching;

/// <summary>
/// 企業ニーズ: what a company looks for. Draft → published → closed. Who posted it stands in <see cref="NeedOwner"/>, a row of its own that
/// readers of an anonymous need do not get: nothing here names the company.
/// </summary>
public sealed class CompanyNeed : IVersioned
{
    /// <summary>Longest texts in characters, longest lists.</summary>
    public const int LongestTitle = 120, LongestText = 4_000, MostFields = 3, MostWords = 20, LongestWord = 60, MostInstitutions = 20, LongestPerson = 100;

    private CompanyNeed()
    {
    }

    /// <exception cref="RuleViolation">As <see cref="Change"/>.</exception>
    public CompanyNeed(NeedTerms terms, Guid by)
    {
        Id = terms.Key ?? Guid.CreateVersion7();
        Owner = new NeedOwner(Id, by);
        Change(terms);
    }

    public Guid Id { get; private set; }

    public string Title { get; private set; } = "";

    public string? Problem { get; private set; }

    public string? Sought { get; private set; }

    public BudgetBand Budget { get; private set; }

    public WishedStart Start { get; private set; }

    public string[] Fields { get; private set; } = [];

    public string[] Keywords { get; private set; } = [];

    public SeedReadiness? LeastReadiness { get; private set; }

    public bool IsSmall { get; private set; }

    public NeedAudience Audience { get; private set; }

    public bool IsAnonymous { get; private set; }

    public NeedStatus Status { get; private set; }

    /// <summary>Day of the last publication; null for one that never was.</summary>
    public DateOnly? PublishedOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>Null where the reader may not know who posted it.</summary>
    public NeedOwner? Owner { get; private set; }

    /// <exception cref="RuleViolation">"required" for title and company, "too-long", "seed-words", "too-many", "need-named"; a published need keeps what publication needs.</exception>
    public void Change(NeedTerms terms)
    {
        if (Status == NeedStatus.Closed) throw new RuleViolation("need-closed");
        // Whoever has read the name knows it: hiding it afterwards would be a promise that cannot be kept.
        if (PublishedOn is not null && terms.IsAnonymous && !IsAnonymous) throw new RuleViolation("need-named", nameof(IsAnonymous));
        (Title, Problem, Sought) = (Bounded(terms.Title, nameof(Title), LongestTitle) ?? throw new RuleViolation("required", nameof(Title)),
            Bounded(terms.Problem, nameof(Problem), LongestText), Bounded(terms.Sought, nameof(Sought), LongestText));
        (Budget, Start, LeastReadiness, IsSmall, Audience, IsAnonymous) = (terms.Budget, terms.Start, terms.LeastReadiness, terms.IsSmall, terms.Audience, terms.IsAnonymous);
        Fields = [.. terms.Fields.Where(f => f is [>= 'A' and <= 'K', ..]).Select(f => f[..1]).Distinct()];
        if (Fields.Length > MostFields) throw new RuleViolation("too-many", nameof(Fields), MostFields);
        Keywords = [.. terms.Keywords.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];
        if (Keywords.Length > MostWords || Keywords.Any(w => w.Length > LongestWord)) throw new RuleViolation("seed-words", nameof(Keywords), MostWords, LongestWord);
        Owner!.Change(terms, Bounded(terms.Person, nameof(terms.Person), LongestPerson));
        if (Status == NeedStatus.Published && Missing().FirstOrDefault() is { } missing) throw missing;
    }

    /// <summary>What is still needed before it can be published, in the order of the form.</summary>
    public IEnumerable<RuleViolation> Missing()
    {
        if (Problem is null) yield return new RuleViolation("required", nameof(Problem));
        if (Sought is null) yield return new RuleViolation("required", nameof(Sought));
        if (Fields.Length == 0) yield return new RuleViolation("required", nameof(Fields));
        if (Audience == NeedAudience.Chosen && Owner!.Choices.Count == 0) yield return new RuleViolation("required", "Institutions");
        if (Owner!.CompanyId is null) yield return new RuleViolation("account-company", nameof(NeedTerms.CompanyId));
        if (Owner!.Person is null) yield return new RuleViolation("required", nameof(NeedTerms.Person));
    }

    /// <exception cref="RuleViolation">The first of <see cref="Missing"/>.</exception>
    public void Publish(DateOnly today)
    {
        if (Missing().FirstOrDefault() is { } missing) throw missing;
        (Status, PublishedOn) = (NeedStatus.Published, today);
    }

    /// <summary>Takes it out of everybody's sight; it can be published again.</summary>
    public void Close() => Status = NeedStatus.Closed;

    private static string? Bounded(string? text, string field, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return text.Trim() is var trimmed && trimmed.Length <= longest ? trimmed : throw new RuleViolation("too-long", field, longest);
    }
}
