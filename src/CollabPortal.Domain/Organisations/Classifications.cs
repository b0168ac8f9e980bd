namespace CollabPortal.Domain.Organisations;

/// <summary>A prefecture by its JIS X 0401 code (1 to 47).</summary>
public sealed record Prefecture(int Code, string NameJa, string NameEn, int RegionId);

/// <summary>A region of Japan as a group of prefectures.</summary>
public sealed record Region(int Id, string NameJa, string NameEn);

/// <summary>
/// A field of research of the 科研費審査区分 (2018): level 1 大区分 ("A"…"K"), level 2 中区分, level 3 小区分. A lower one may
/// belong to several higher ones in the source; <see cref="ParentCode"/> is the first.
/// </summary>
public sealed record ResearchField(string Code, string? ParentCode, int Level, string NameJa, string? NameEn);

/// <summary>
/// An organisation-to-organisation programme as a published fact (seed 004), not a record of anybody's register.
/// </summary>
public sealed record PublishedProgramme(
    string Key, string NameJa, string NameEn, string InstitutionName, string CompanyName, Guid? InstitutionId, Guid? CompanyId,
    long? AnnualYen, int? Years, string DescriptionJa, string DescriptionEn, string Source);
