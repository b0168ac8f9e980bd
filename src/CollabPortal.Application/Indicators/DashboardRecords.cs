using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators;

/// <summary>The official joint research of 大学等 with private companies in one fiscal year. What is null is not registered.</summary>
/// <param name="AmountOku">Receipts in 億円 as first published.</param>
/// <param name="LargeOku">Receipts of contracts of ¥10m and more, 億円.</param>
/// <param name="Contracts">Number of contracts.</param>
/// <param name="Restated">The newest value of the receipts where a later release changed it, else null.</param>
/// <param name="Release">Release of <paramref name="AmountOku"/>.</param>
public sealed record OfficialJointResearchYear(
    FiscalYear Year, decimal? AmountOku, decimal? LargeOku, decimal? Contracts, RestatedAmount? Restated, LocalText? Release);

/// <summary>A value that a later release changed.</summary>
public sealed record RestatedAmount(decimal AmountOku, LocalText Release);

/// <summary>Measured joint research with companies in one fiscal year by three divisions, from the register's rollups.</summary>
/// <param name="Years">Fiscal years that have begun and have data, newest first.</param>
/// <param name="Institutions">Institutions with at least one contract in the year.</param>
/// <param name="IsDemo">The contracts are fictitious.</param>
/// <param name="IsSuppressed">At least one cell is withheld from this reader.</param>
public sealed record MeasuredJointResearch(
    FiscalYear Year, IReadOnlyList<FiscalYear> Years, int Institutions, bool IsDemo, bool IsSuppressed, JointResearchSum Total,
    IReadOnlyList<BandSum> Bands, IReadOnlyList<GroupSum> Groups, IReadOnlyList<PrefectureSum> Prefectures);

/// <summary>Contracts and money of one cell. <paramref name="IsWithheld"/>: the reader may not see it; then the numbers are 0 and mean nothing.</summary>
/// <param name="Contracts">Contracts with a received receipt from a company, ¥0 included.</param>
/// <param name="Large">Of them those of ¥10,000,000 and more in the year.</param>
/// <param name="ReceivedYen">Cash received in the fiscal year, whole yen.</param>
public sealed record JointResearchSum(int Contracts, int Large, long ReceivedYen, bool IsWithheld = false)
{
    /// <summary>What stands in the place of a withheld cell.</summary>
    public static readonly JointResearchSum Withheld = new(0, 0, 0, IsWithheld: true);
}

/// <summary>One size band: lower edge included, upper excluded, whole yen; null is open.</summary>
public sealed record BandSum(short Id, long LowerYen, long? UpperYen, JointResearchSum Sum);

/// <summary>国立, 公立, 私立 and the kinds that have no such division.</summary>
public enum InstitutionGroup
{
    National,
    Public,
    Private,
    Kosen,
    InterUniversity,
    RdCorporation,
    PublicTest,
    Unknown,
}

/// <summary>One group of institutions.</summary>
public sealed record GroupSum(InstitutionGroup Group, int Institutions, JointResearchSum Sum)
{
    /// <summary>Universities and junior colleges by founder, the others by kind.</summary>
    public static InstitutionGroup Of(OrganisationKind kind, Founder? founder) => (kind, founder) switch
    {
        (OrganisationKind.Kosen, _) => InstitutionGroup.Kosen,
        (OrganisationKind.InterUniversityInstitute, _) => InstitutionGroup.InterUniversity,
        (OrganisationKind.RdCorporation, _) => InstitutionGroup.RdCorporation,
        (OrganisationKind.PublicTestInstitute, _) => InstitutionGroup.PublicTest,
        (_, Founder.National) => InstitutionGroup.National,
        (_, Founder.Public) => InstitutionGroup.Public,
        (_, Founder.Private) => InstitutionGroup.Private,
        _ => InstitutionGroup.Unknown,
    };
}

/// <summary>One prefecture by JIS code; null code: the institution's prefecture is not registered.</summary>
public sealed record PrefectureSum(int? Code, string NameJa, string NameEn, int? RegionId, string RegionJa, string RegionEn, JointResearchSum Sum);
