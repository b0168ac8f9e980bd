namespace CollabPortal.Domain.Contracts;

/// <summary>
/// Who works on a contract and what was checked. Facts, not agreements: they are kept true while the work goes on, without a
/// new approval. Every member may be empty; missing is not zero.
/// </summary>
public sealed record FactTerms
{
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Share of the principal investigator's working time, 0–100 %.</summary>
    public int? InvestigatorEffortPercent { get; init; }

    public IReadOnlyList<MemberTerms> Members { get; init; } = [];

    /// <summary>Doctoral students employed for the contract (seed 002).</summary>
    public int? DoctoralStudents { get; init; }

    /// <summary>Their pay in whole yen over the whole term.</summary>
    public long? DoctoralPayYen { get; init; }

    /// <summary>Internships at the partners.</summary>
    public int? Internships { get; init; }

    /// <summary>The partners' people who study for a doctorate at the institution.</summary>
    public int? CompanyDoctorates { get; init; }

    /// <summary>安全保障輸出管理の確認.</summary>
    public CheckTerms? ExportCheck { get; init; }

    /// <summary>利益相反の確認.</summary>
    public CheckTerms? ConflictCheck { get; init; }
}

/// <summary>A person who works on the contract beside the principal investigator.</summary>
/// <param name="Name">As the institution writes it.</param>
/// <param name="Role">What the person does in it.</param>
/// <param name="Affiliation">Department or partner.</param>
/// <param name="EffortPercent">Share of the person's working time, 0–100 %.</param>
public sealed record MemberTerms(string Name, MemberRole Role, string? Affiliation = null, int? EffortPercent = null);

/// <summary>A check that the institution makes before or during a contract.</summary>
/// <param name="State">How far it is.</param>
/// <param name="By">Person or committee.</param>
/// <param name="On">Day of the decision, in Japan.</param>
public sealed record CheckTerms(CheckState State, string? By = null, DateOnly? On = null);

public enum MemberRole
{
    /// <summary>研究分担者.</summary>
    CoInvestigator,
    /// <summary>博士課程学生.</summary>
    DoctoralStudent,
    /// <summary>相手方の研究者.</summary>
    PartnerResearcher,
    /// <summary>URA, リサーチ・アドミニストレーター.</summary>
    ResearchAdministrator,
    /// <summary>研究支援者.</summary>
    Support,
}

/// <summary>State of an export-control or conflict-of-interest check.</summary>
public enum CheckState
{
    NotNeeded,
    UnderReview,
    Cleared,
    /// <summary>Cleared under conditions.</summary>
    Conditional,
    Refused,
}
