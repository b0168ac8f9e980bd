namespace CollabPortal.Domain.Organisations;

/// <summary>What an organisation is. A closed vocabulary, because every indicator names its population by it (domain.md §0.3).</summary>
public enum OrganisationKind
{
    University,
    JuniorCollege,
    /// <summary>高等専門学校.</summary>
    Kosen,
    /// <summary>大学共同利用機関法人.</summary>
    InterUniversityInstitute,
    /// <summary>国立研究開発法人 and other R&amp;D corporations: outside 大学等, inside KPI 1 and 2.</summary>
    RdCorporation,
    /// <summary>公設試験研究機関.</summary>
    PublicTestInstitute,
    OtherPublicBody,
    NonprofitBody,
    Company,
    Startup,
    /// <summary>Technology licensing office.</summary>
    Tlo,
    /// <summary>技術研究組合 (collaborative innovation partnership).</summary>
    Cip,
    VentureCapital,
    FundingAgency,
    Municipality,
    Ministry,
    /// <summary>A body abroad that is not a company. A foreign company is a <see cref="Company"/> whose country is not JP.</summary>
    ForeignBody,
}

/// <summary>The three sectors of the researcher-mobility statistics (seed 004): 企業 / 大学等 / 非営利団体・公的機関.</summary>
public enum Sector
{
    Company,
    University,
    PublicOrNonprofit,
}

/// <summary>国立 / 公立 / 私立.</summary>
public enum Founder
{
    National,
    Public,
    Private,
}

/// <summary>Size class of a company; small firms stand apart only in figures to FY2008 (domain.md §3).</summary>
public enum CompanySize
{
    Large,
    Medium,
    Small,
}

/// <summary>Where a record of an organisation came from.</summary>
public enum OrganisationSource
{
    Mext,
    ResearchBodies,
    Edinet,
    Entered,
    Demo,
}

/// <summary>What follows from the kind of an organisation.</summary>
public static class OrganisationKinds
{
    /// <summary>The kinds for which <see cref="IsInstitution"/> holds.</summary>
    public static IReadOnlyList<OrganisationKind> Institutions { get; } =
    [
        OrganisationKind.University, OrganisationKind.JuniorCollege, OrganisationKind.Kosen,
        OrganisationKind.InterUniversityInstitute, OrganisationKind.RdCorporation, OrganisationKind.PublicTestInstitute,
    ];

    /// <summary>Kinds that ask institutions: what a company account may speak for.</summary>
    public static IReadOnlyList<OrganisationKind> Askers { get; } =
    [
        OrganisationKind.Company, OrganisationKind.Startup, OrganisationKind.Cip, OrganisationKind.NonprofitBody,
        OrganisationKind.OtherPublicBody, OrganisationKind.Municipality, OrganisationKind.ForeignBody,
    ];

    /// <summary>Bodies that do research with companies and keep a register here.</summary>
    public static bool IsInstitution(OrganisationKind kind) => Institutions.Contains(kind);

    /// <summary>
    /// The sector an organisation belongs to in the mobility statistics, or null for bodies abroad. 大学等 is university,
    /// junior college, 高専 and inter-university institute; R&amp;D corporations are public bodies (seed 004).
    /// </summary>
    public static Sector? SectorOf(OrganisationKind kind) => kind switch
    {
        OrganisationKind.University or OrganisationKind.JuniorCollege or OrganisationKind.Kosen
            or OrganisationKind.InterUniversityInstitute => Sector.University,
        OrganisationKind.Company or OrganisationKind.Startup or OrganisationKind.VentureCapital => Sector.Company,
        OrganisationKind.ForeignBody => null,
        _ => Sector.PublicOrNonprofit,
    };
}
