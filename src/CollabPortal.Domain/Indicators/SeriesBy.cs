namespace CollabPortal.Domain.Indicators;

/// <summary>By what a measured series is divided. The parts of every division but <see cref="StartupType"/> and <see cref="PartnerSector"/> add up.</summary>
public enum SeriesBy
{
    /// <summary>Not divided: one line.</summary>
    Nation,

    /// <summary>Size band of the contract's cash of the year.</summary>
    Band,

    /// <summary>Large, SME, foreign, other; a contract counts at the payer with most cash.</summary>
    PartnerKind,

    /// <summary>Kind of contract.</summary>
    Kind,

    /// <summary>科研費 大区分.</summary>
    Field,

    /// <summary>国立, 公立, 私立 and the kinds without such a division.</summary>
    Group,

    InstitutionKind,
    Prefecture,
    Region,
    Institution,
    LicenceKind,
    IncomeKind,

    /// <summary>From which sector to which, "University&gt;Company".</summary>
    SectorPair,

    /// <summary>A startup may have several types.</summary>
    StartupType,

    /// <summary>Sector of the other employer; a person may have several.</summary>
    PartnerSector,
    GoalResult,
}

/// <summary>Names of divisions in addresses and in the cubes.</summary>
public static class SeriesCuts
{
    /// <summary>Those that follow from the institution; the others follow from the fact.</summary>
    public static bool IsPlace(SeriesBy by) => by is SeriesBy.Nation or SeriesBy.Group or SeriesBy.InstitutionKind or SeriesBy.Prefecture or SeriesBy.Region or SeriesBy.Institution;

    /// <summary>Kebab-case, as in addresses: partner-kind.</summary>
    public static string CodeOf(SeriesBy by) => string.Concat(by.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The division of a code, or null.</summary>
    public static SeriesBy? Find(string? code) => Enum.GetValues<SeriesBy>().Where(b => CodeOf(b) == code).Select(b => (SeriesBy?)b).FirstOrDefault();
}
