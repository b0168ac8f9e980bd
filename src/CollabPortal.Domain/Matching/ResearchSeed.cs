using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Matching;

/// <summary>How near a seed is to use (domain.md §1: companies want fit and the present state, not a promise).</summary>
public enum SeedReadiness
{
    /// <summary>着想・理論.</summary>
    Idea,

    /// <summary>原理を確認.</summary>
    Principle,

    /// <summary>試作・実験室で実証.</summary>
    Prototype,

    /// <summary>実環境で実証.</summary>
    Field,

    /// <summary>製品・サービスあり.</summary>
    Product,
}

public enum SeedStatus
{
    Draft,
    Published,
}

/// <summary>What a form says of a seed.</summary>
public sealed record SeedTerms
{
    public string? Title { get; init; }

    public string? TitleEn { get; init; }

    /// <summary>The problem it solves, in the words of whoever has it.</summary>
    public string? Problem { get; init; }

    /// <summary>What it does better than today's solution.</summary>
    public string? Advantage { get; init; }

    /// <summary>What is looked for: a partner for development, a licensee, data, a place to try.</summary>
    public string? Sought { get; init; }

    public SeedReadiness? Readiness { get; init; }

    /// <summary>Field of research, 大区分 or finer.</summary>
    public string? FieldCode { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Researchers as they wish to be named in public.</summary>
    public IReadOnlyList<string> Researchers { get; init; } = [];

    public IReadOnlyList<Guid> PatentIds { get; init; } = [];

    /// <summary>Small and medium companies are welcome too.</summary>
    public bool ForSmall { get; init; }
}

/// <summary>研究シーズ: what an institution offers. Drafts are its own; published ones are everybody's.</summary>
public sealed class ResearchSeed : IRegisterRecord, IVersioned
{
    /// <summary>Longest texts and lists.</summary>
    public const int LongestTitle = 200, LongestText = 2_000, MostWords = 30, LongestWord = 60;

    private ResearchSeed()
    {
    }

    public ResearchSeed(Guid institutionId, SeedTerms terms)
    {
        (Id, InstitutionId) = (Guid.CreateVersion7(), institutionId);
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public string Title { get; private set; } = "";

    public string? TitleEn { get; private set; }

    public string? Problem { get; private set; }

    public string? Advantage { get; private set; }

    public string? Sought { get; private set; }

    public SeedReadiness? Readiness { get; private set; }

    public string? FieldCode { get; private set; }

    public string[] Keywords { get; private set; } = [];

    public string[] Researchers { get; private set; } = [];

    public Guid[] PatentIds { get; private set; } = [];

    public bool ForSmall { get; private set; }

    public SeedStatus Status { get; private set; }

    /// <summary>Day of the last publication; null for one that never was.</summary>
    public DateOnly? PublishedOn { get; private set; }

    public int Version { get; private set; }

    /// <exception cref="RuleViolation">"required" for the title, "too-long", "seed-words"; a published seed keeps what publication needs.</exception>
    public void Change(SeedTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Title)) throw new RuleViolation("required", nameof(Title));
        Bounded(terms.Title, nameof(Title), LongestTitle);
        Bounded(terms.TitleEn, nameof(TitleEn), LongestTitle);
        foreach (var (text, field) in (ReadOnlySpan<(string?, string)>)[(terms.Problem, nameof(Problem)), (terms.Advantage, nameof(Advantage)), (terms.Sought, nameof(Sought))]) Bounded(text, field, LongestText);
        (Title, TitleEn, Problem, Advantage, Sought) = (terms.Title.Trim(), Trimmed(terms.TitleEn), Trimmed(terms.Problem), Trimmed(terms.Advantage), Trimmed(terms.Sought));
        (Readiness, FieldCode, ForSmall) = (terms.Readiness, Trimmed(terms.FieldCode), terms.ForSmall);
        (Keywords, Researchers) = (Words(terms.Keywords, nameof(Keywords)), Words(terms.Researchers, nameof(Researchers)));
        PatentIds = [.. terms.PatentIds.Distinct()];
        if (Status == SeedStatus.Published && Missing().FirstOrDefault() is { } missing) throw missing;
    }

    /// <summary>What is still needed before it can be published: problem, advantage, readiness, field.</summary>
    public IEnumerable<RuleViolation> Missing()
    {
        if (Problem is null) yield return new RuleViolation("required", nameof(Problem));
        if (Advantage is null) yield return new RuleViolation("required", nameof(Advantage));
        if (Readiness is null) yield return new RuleViolation("required", nameof(Readiness));
        if (FieldCode is null) yield return new RuleViolation("required", nameof(FieldCode));
    }

    /// <exception cref="RuleViolation">The first of <see cref="Missing"/>.</exception>
    public void Publish(DateOnly today)
    {
        if (Missing().FirstOrDefault() is { } missing) throw missing;
        (Status, PublishedOn) = (SeedStatus.Published, today);
    }

    /// <summary>Takes it out of the search; it can be published again.</summary>
    public void TakeBack() => Status = SeedStatus.Draft;

    private static void Bounded(string? text, string field, int longest)
    {
        if (text?.Trim().Length > longest) throw new RuleViolation("too-long", field, longest);
    }

    private static string[] Words(IReadOnlyList<string> words, string field)
    {
        string[] bare = [.. words.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];
        if (bare.Length > MostWords || bare.Any(w => w.Length > LongestWord)) throw new RuleViolation("seed-words", field, MostWords, LongestWord);
        return bare;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
