using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Organisations;

/// <summary>
/// A university, institute, company or public body. Published: everybody may see it. Its id is our own; the numbers that
/// others give it stand in <see cref="Identifiers"/> (domain.md §5: a 法人番号 does not name one university).
/// </summary>
public sealed class Organisation : IVersioned
{
    private readonly List<OrganisationIdentifier> identifiers = [];
    private readonly List<OrganisationName> names = [];

    private Organisation()
    {
    }

    public Organisation(OrganisationKind kind, string nameJa, OrganisationSource source, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        Kind = kind;
        Sector = OrganisationKinds.SectorOf(kind);
        NameJa = nameJa;
        Source = source;
        IsDemo = source == OrganisationSource.Demo;
    }

    public Guid Id { get; private set; }

    public OrganisationKind Kind { get; private set; }

    /// <summary>Derived from the kind and stored, so that statistics in SQL use the same rule.</summary>
    public Sector? Sector { get; private set; }

    public string NameJa { get; private set; } = "";

    /// <summary>Missing is missing: a list then shows the Japanese name.</summary>
    public string? NameEn { get; set; }

    public string? NameKana { get; set; }

    public Founder? Founder { get; set; }

    /// <summary>JIS X 0401 code, 1 to 47.</summary>
    public int? Prefecture { get; set; }

    public string? Address { get; set; }

    public string? Homepage { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "JP";

    public CompanySize? SizeClass { get; set; }

    /// <summary>外資系: a company in Japan under foreign capital.</summary>
    public bool IsForeignAffiliated { get; set; }

    public DateOnly? EstablishedOn { get; set; }

    public DateOnly? AbolishedOn { get; set; }

    /// <summary>The corporation that runs this body, where it is one of several.</summary>
    public Guid? ParentId { get; set; }

    public string? Industry { get; set; }

    public string? ContactOfficeJa { get; set; }

    public string? ContactOfficeEn { get; set; }

    public string? ContactEmail { get; set; }

    public string? ContactPhone { get; set; }

    public OrganisationSource Source { get; private set; }

    /// <summary>Fictitious, made by the demo generator.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>Normalised text of all names for searching.</summary>
    public string SearchText { get; private set; } = "";

    public int Version { get; private set; }

    public IReadOnlyList<OrganisationIdentifier> Identifiers => identifiers;

    /// <summary>Former names with their periods.</summary>
    public IReadOnlyList<OrganisationName> Names => names;

    public bool IsDomestic => Country == "JP";

    /// <summary>Adds a number that another body gives this organisation; its check digit is the caller's to test.</summary>
    public void Identify(string scheme, string value, bool primary = true)
    {
        if (identifiers.Any(i => i.Scheme == scheme && i.Value == value)) return;
        identifiers.Add(new OrganisationIdentifier(Id, scheme, value, primary));
    }

    public void WasNamed(string name, DateOnly? from, DateOnly? to) => names.Add(new OrganisationName(Id, name, from, to));

    /// <summary>Sets the text that searches look in; see SearchText.Normalise.</summary>
    public void IndexAs(string normalised) => SearchText = normalised;
}

/// <summary>A number of an organisation in somebody's scheme. Unique by (scheme, value).</summary>
public sealed class OrganisationIdentifier(Guid organisationId, string scheme, string value, bool isPrimary)
{
    public Guid OrganisationId { get; private set; } = organisationId;

    /// <summary>One of <see cref="IdentifierSchemes"/>.</summary>
    public string Scheme { get; private set; } = scheme;

    public string Value { get; private set; } = value;

    public bool IsPrimary { get; private set; } = isPrimary;
}

/// <summary>Names of the identifier schemes in use.</summary>
public static class IdentifierSchemes
{
    /// <summary>学校コード, 13 characters.</summary>
    public const string Mext = "mext";

    /// <summary>法人番号, 13 digits with check digit.</summary>
    public const string CorporateNumber = "houjin-bangou";

    public const string Ror = "ror";

    public const string Edinet = "edinet";

    public const string SecuritiesCode = "securities-code";
}

/// <summary>A name that an organisation bore, with the days from and to which it was valid where known.</summary>
public sealed class OrganisationName(Guid organisationId, string name, DateOnly? validFrom, DateOnly? validTo)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; private set; } = organisationId;

    public string Name { get; private set; } = name;

    public DateOnly? ValidFrom { get; private set; } = validFrom;

    public DateOnly? ValidTo { get; private set; } = validTo;
}

/// <summary>One organisation took another's place (merger, renaming into a new code).</summary>
public sealed class OrganisationSuccession(Guid predecessorId, Guid successorId, DateOnly? happenedOn)
{
    public Guid PredecessorId { get; private set; } = predecessorId;

    public Guid SuccessorId { get; private set; } = successorId;

    public DateOnly? HappenedOn { get; private set; } = happenedOn;
}
