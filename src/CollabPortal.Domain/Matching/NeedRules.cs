namespace CollabPortal.Domain.Matching;

/// <summary>Whether a candidate meets a rule. What is not known is never met.</summary>
public enum RuleResult
{
    Met,
    Missed,
    Unknown,
}

/// <summary>A rule by which candidates for a need are told apart.</summary>
public enum NeedRule
{
    /// <summary>Words of the need stand in the seed, or in what the institution has published.</summary>
    Words,

    /// <summary>One of the fields of the need.</summary>
    Field,

    /// <summary>As near to use as wished.</summary>
    Readiness,

    /// <summary>The typical cost of a year lies within the budget.</summary>
    Budget,

    /// <summary>Small and medium companies are welcome; asked only for a need of one.</summary>
    Small,

    /// <summary>Somebody at the institution reads enquiries here.</summary>
    Reachable,
}

/// <summary>What is known of a candidate.</summary>
/// <param name="Weight">What the words found weigh together (<see cref="NeedRules.WeightOf"/>).</param>
/// <param name="Words">Words of the need that were found.</param>
/// <param name="Asked">Words of the need.</param>
/// <param name="Fields">Fields of what was found; empty where none is told.</param>
/// <param name="Readiness">1 to 5; null where none is told.</param>
/// <param name="CostYen">Typical cost of a year from published figures; null where hidden or not registered.</param>
/// <param name="ForSmall">Null where nothing is said.</param>
public sealed record NeedCandidate(double Weight, int Words, int Asked, IReadOnlyCollection<string> Fields, int? Readiness, long? CostYen, bool? ForSmall, bool IsReachable);

/// <summary>The rules of a match list, each met, missed or not known. A rule that the need does not ask for is left out.</summary>
public static class NeedRules
{
    // In a small index every word is rare: it is weighed as if there were so many documents.
    private const int LeastDocuments = 2_000;

    // A word that half of the documents have says nothing at all; and what weighs less than a fifth (about every tenth document has it) does not count.
    private const double SaysNothing = 0.5, LeastCounted = 0.2;

    // The title says what is looked for; the text says it again, and much besides.
    private const double TitleWeight = 2;

    private const double LeastTold = 0.3;

    /// <summary>
    /// What a word of a need says: near 1 for one that hardly any document has, less the more have it, and nothing where so many have it that it
    /// tells nobody apart, so that no number of such words makes a match; of the title twice that.
    /// </summary>
    /// <param name="documents">Published documents with the word.</param>
    /// <param name="all">Published documents that say what somebody does.</param>
    public static double WeightOf(int documents, int all, bool inTitle)
    {
        var nothing = SaysNothing * Math.Max(LeastDocuments, Math.Max(all, documents));
        var rarity = Math.Log(nothing / (documents + 1)) / Math.Log(nothing);
        return rarity < LeastCounted ? 0 : rarity * (inTitle ? TitleWeight : 1);
    }

    /// <summary>
    /// Whether a document is near enough to a need to stand in a list, for its company and for the office alike: what it has of the need's words
    /// weighs 1 (a telling word of the title, two telling words of the text, or several that many documents have), or it has all of them.
    /// It is the rule <see cref="NeedRule.Words"/> too, so nothing is listed that meets none.
    /// </summary>
    public static bool Fits(double weight, int words, int asked) => words > 0 && (weight >= 1 || words >= asked);

    /// <summary>Whether a word says enough to be told as one that a need shares: of those that many documents have (時間), three together would not do.</summary>
    public static bool Tells(double weight) => weight >= LeastTold;

    /// <summary>In the order of the list.</summary>
    public static IReadOnlyList<(NeedRule Rule, RuleResult Result)> Of(NeedTerms need, NeedCandidate candidate)
    {
        var rules = new List<(NeedRule, RuleResult)> { (NeedRule.Words, When(Fits(candidate.Weight, candidate.Words, candidate.Asked))) };
        if (need.Fields.Count > 0) rules.Add((NeedRule.Field, candidate.Fields.Count == 0 ? RuleResult.Unknown : When(candidate.Fields.Intersect(need.Fields).Any())));
        if (need.LeastReadiness is { } least) rules.Add((NeedRule.Readiness, candidate.Readiness is { } near ? When(near >= (int)least + 1) : RuleResult.Unknown));
        if (LimitYen(need.Budget) is { } limit) rules.Add((NeedRule.Budget, candidate.CostYen is { } yen ? When(yen <= limit) : RuleResult.Unknown));
        if (need.IsSmall) rules.Add((NeedRule.Small, candidate.ForSmall is { } welcome ? When(welcome) : RuleResult.Unknown));
        rules.Add((NeedRule.Reachable, When(candidate.IsReachable)));
        return rules;
    }

    /// <summary>
    /// The order of institutions: what the need asks for comes before words. Fewer conditions missed first, then more of them met (what is not known
    /// is neither); of two alike the one whose words weigh more.
    /// </summary>
    public static int Compare((IReadOnlyList<(NeedRule Rule, RuleResult Result)> Rules, double Weight) one, (IReadOnlyList<(NeedRule Rule, RuleResult Result)> Rules, double Weight) other)
    {
        var missed = Count(one.Rules, RuleResult.Missed).CompareTo(Count(other.Rules, RuleResult.Missed));
        var met = Count(other.Rules, RuleResult.Met).CompareTo(Count(one.Rules, RuleResult.Met));
        return missed != 0 ? missed : met != 0 ? met : other.Weight.CompareTo(one.Weight);

        static int Count(IReadOnlyList<(NeedRule Rule, RuleResult Result)> rules, RuleResult result) => rules.Count(r => r.Result == result);
    }

    /// <summary>Most that a budget band allows in a year, in yen; null where it sets no limit.</summary>
    public static long? LimitYen(BudgetBand band) => band switch
    {
        BudgetBand.UpToOneMillion => 1_000_000,
        BudgetBand.UpToThreeMillion => 3_000_000,
        BudgetBand.UpToTenMillion => 10_000_000,
        _ => null,
    };

    private static RuleResult When(bool met) => met ? RuleResult.Met : RuleResult.Missed;
}
