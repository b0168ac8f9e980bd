namespace CollabPortal.Domain.Contracts;

/// <summary>What the guideline on business with startups names as one-sided.</summary>
public enum FairTermsRule
{
    /// <summary>特許権の独占: one side other than the startup alone gets the patent rights.</summary>
    ExclusivePatents,
    /// <summary>周辺特許の囲い込み: one side other than the startup alone may file for inventions around the results.</summary>
    SurroundingFilings,
}

/// <summary>A clause that is one-sided against a startup, and the side that it favours.</summary>
public sealed record OneSidedClause(FairTermsRule Rule, Guid Favoured);

/// <summary>A party as the check sees it.</summary>
public sealed record FairTermsParty(Guid Id, PartyRole Role, bool IsStartup);

/// <summary>
/// Checks the clauses of a contract with a startup against the two practices that seed 003 names (METI annual policy report
/// FY2020, section 5: patents monopolised by the larger side, surrounding patents fenced in; 「スタートアップとの事業連携に
/// 関する指針」 of 29 March 2021). Nothing else is judged.
/// </summary>
public static class FairTerms
{
    /// <param name="institution">The institution that keeps the record.</param>
    /// <param name="parties">In the order of mention.</param>
    /// <param name="clauses">What was agreed.</param>
    /// <param name="model">The chosen model clause, or null.</param>
    /// <returns>Empty where no party is a startup or nothing is one-sided.</returns>
    public static IReadOnlyList<OneSidedClause> Check(Guid institution, IReadOnlyList<FairTermsParty> parties, ClauseTerms clauses, IpClause? model)
    {
        if (!parties.Any(p => p.IsStartup)) return [];
        var found = new List<OneSidedClause>();
        if ((clauses.ExclusivePatentsTo ?? AloneBy(institution, parties, model)) is { } holder && !IsStartup(holder))
            found.Add(new OneSidedClause(FairTermsRule.ExclusivePatents, holder));
        if (clauses.SurroundingFilingsBy is { } filer && !IsStartup(filer))
            found.Add(new OneSidedClause(FairTermsRule.SurroundingFilings, filer));
        return found;

        bool IsStartup(Guid id) => parties.Any(p => p.Id == id && p.IsStartup);
    }

    /// <summary>The side that a model clause leaves the rights to, where it gives nothing to the others.</summary>
    private static Guid? AloneBy(Guid institution, IReadOnlyList<FairTermsParty> parties, IpClause? model) => model switch
    {
        { OthersMayUse: false, Holder: RightsHolder.Institution } => institution,
        { OthersMayUse: false, Holder: RightsHolder.Partner } => parties.FirstOrDefault(p => p.Role == PartyRole.Partner)?.Id,
        _ => null,
    };
}
