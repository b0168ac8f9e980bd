using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators;

/// <summary>
/// The official joint research of 大学等 with private companies in one fiscal year: of each series every published value in the
/// order of the releases, first published first. An empty list is not registered.
/// </summary>
/// <param name="Amounts">Receipts in 億円.</param>
/// <param name="LargeAmounts">Receipts of contracts of ¥10m and more, 億円.</param>
/// <param name="Counts">Number of contracts.</param>
public sealed record OfficialJointResearchYear(
    FiscalYear Year, IReadOnlyList<ReleasedValue> Amounts, IReadOnlyList<ReleasedValue> LargeAmounts, IReadOnlyList<ReleasedValue> Counts)
{
    /// <summary>Receipts in 億円: of two releases with a value for the year the newer counts, as everywhere.</summary>
    public decimal? AmountOku => Amounts.Count > 0 ? Amounts[^1].Value : null;

    /// <summary>The newest value of the large contracts' receipts, 億円.</summary>
    public decimal? LargeOku => LargeAmounts.Count > 0 ? LargeAmounts[^1].Value : null;

    /// <summary>Whole and large contracts as the newest release with both prints them, 億円; null where no release has both. A share divides these, never two releases.</summary>
    public (decimal Amount, decimal Large)? Divided => Amounts.Reverse()
        .Select(a => LargeAmounts.LastOrDefault(l => l.ReleaseId == a.ReleaseId) is { } large && a.Value > 0 ? (a.Value, large.Value) : ((decimal, decimal)?)null)
        .FirstOrDefault(d => d is not null);

    /// <summary>Only the whole is registered, not how much of it came from large contracts.</summary>
    public bool IsUndivided => Amounts.Count > 0 && LargeAmounts.Count == 0;

    /// <summary>The newest number of contracts.</summary>
    public decimal? Contracts => Counts.Count > 0 ? Counts[^1].Value : null;

    /// <summary>The first published value of the receipts where a later release changed it, else null.</summary>
    public ReleasedValue? Restated => Amounts.FirstOrDefault(a => a.Value != Amounts[^1].Value);

    /// <summary>Every value of the year.</summary>
    public IEnumerable<ReleasedValue> All => Amounts.Concat(LargeAmounts).Concat(Counts);
}

/// <summary>A value with the release that it stands in.</summary>
/// <param name="Precision">How the value was obtained, as the reference file says: exact, computed …</param>
/// <param name="ReleaseId">Id of the release; <paramref name="Release"/> says it in words.</param>
public sealed record ReleasedValue(decimal Value, LocalText Release, string Precision, string ReleaseId)
{
    /// <summary>The release does not print the value; it is worked out from values that are printed.</summary>
    public bool IsComputed => Precision == "computed";
}

/// <summary>Measured joint research of 大学等 with companies in one fiscal year by three divisions, from the register's rollups.</summary>
/// <param name="Years">Fiscal years that have begun and have data, newest first.</param>
/// <param name="Institutions">Institutions with at least one contract in the year.</param>
/// <param name="IsDemo">The contracts are fictitious.</param>
/// <param name="IsSuppressed">At least one cell is withheld from this reader.</param>
/// <param name="IsRunning">The fiscal year is not over: its figures are what has come in so far.</param>
public sealed record MeasuredJointResearch(
    FiscalYear Year, IReadOnlyList<FiscalYear> Years, int Institutions, bool IsDemo, bool IsSuppressed, bool IsRunning, JointResearchSum Total,
    IReadOnlyList<BandSum> Bands, IReadOnlyList<GroupSum> Groups, IReadOnlyList<PrefectureSum> Prefectures)
{
    /// <summary>At least one figure that this reader sees is below the disclosure limits: not for publication.</summary>
    public bool HoldsSmallCells => Sums.Any(s => s.IsBelowLimits || s is { IsLargeBelowLimits: true, Large: not null });

    /// <summary>The whole and every part.</summary>
    public IEnumerable<JointResearchSum> Sums => Bands.Select(b => b.Sum).Concat(Groups.Select(g => g.Sum)).Concat(Prefectures.Select(p => p.Sum)).Prepend(Total);

    /// <summary>This reader sees how many of a place's contracts are large.</summary>
    public bool TellsLarge => Groups.Any(g => g.Sum.Large is not null);
}

/// <summary>Contracts and money of one cell. <paramref name="IsWithheld"/>: the reader may not see it; then the numbers are 0 and mean nothing.</summary>
/// <param name="Contracts">Contracts with a received receipt from a company, ¥0 included.</param>
/// <param name="Large">Of them those of ¥10,000,000 and more in the year; null where this alone is withheld.</param>
/// <param name="ReceivedYen">Cash received in the fiscal year, whole yen.</param>
/// <param name="IsBelowLimits">The reader sees it, everybody else may not, or reads another while a change is not yet public: it is not for publication.</param>
public sealed record JointResearchSum(int Contracts, int? Large, long ReceivedYen, bool IsWithheld = false, bool IsBelowLimits = false)
{
    /// <summary>What stands in the place of a withheld cell.</summary>
    public static readonly JointResearchSum Withheld = new(0, null, 0, IsWithheld: true);

    /// <summary><see cref="Large"/> is for this reader only.</summary>
    public bool IsLargeBelowLimits { get; init; }

    /// <summary>Of a place nothing is registered any more while the public still reads something: the numbers are 0 and mean nothing.</summary>
    public bool IsGone { get; init; }
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
