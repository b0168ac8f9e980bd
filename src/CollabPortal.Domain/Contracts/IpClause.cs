namespace CollabPortal.Domain.Contracts;

/// <summary>
/// A model clause about rights in the results, as data (ReferenceData/Files/ip_clauses.csv). Only neutral standard names and
/// what the sources say; the wording of a contract is the contract's own.
/// </summary>
/// <param name="Code">Stable key.</param>
/// <param name="Ordinal">Order on screen.</param>
/// <param name="Holder">Whose the patent rights are.</param>
/// <param name="OthersMayUse">Whether the clause gives the other side a licence or first refusal.</param>
/// <param name="SourceJa">Where the name comes from.</param>
public sealed record IpClause(string Code, int Ordinal, string NameJa, string NameEn, RightsHolder Holder, bool OthersMayUse, string SourceJa, string SourceEn);

/// <summary>Whose the rights in a contract's results are.</summary>
public enum RightsHolder
{
    /// <summary>Each side's inventions are its own, common ones are shared.</summary>
    Inventor,
    Joint,
    Institution,
    Partner,
}
