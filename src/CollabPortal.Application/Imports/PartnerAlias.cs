using System.Text.Json.Serialization;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Imports;

/// <summary>Whom an institution means by a name or number that its files use and the catalogue does not know, or knows twice. Chosen once, used from then on.</summary>
public sealed class PartnerAlias
{
    /// <summary>A number, or a normalised name of at most so many characters; longer ones are not remembered.</summary>
    public const int SignLimit = 320;

    private PartnerAlias()
    {
    }

    internal PartnerAlias(Guid institutionId, string sign, string name) => (InstitutionId, Sign, Name) = (institutionId, sign, name);

    public Guid InstitutionId { get; private set; }

    /// <summary>What the cell is compared by: see <see cref="SignOf"/>.</summary>
    public string Sign { get; private set; } = "";

    /// <summary>As the file has it.</summary>
    public string Name { get; private set; } = "";

    public Guid OrganisationId { get; internal set; }

    public string ChosenBy { get; internal set; } = "";

    public DateTimeOffset ChosenAt { get; internal set; }

    /// <summary>The 法人番号 where the file has one, else the name without width, case, spaces and legal form.</summary>
    internal static string SignOf(string? number, string? name) => number ?? SearchText.Normalise(name);
}

/// <summary>A partner of a file that was not found, or of whose name there are two.</summary>
/// <param name="CorporateNumber">法人番号 with a right check digit; null where the file names none.</param>
/// <param name="Name">The name in the file; null where it names none.</param>
/// <param name="Rows">How many rows name it.</param>
/// <param name="IsAmbiguous">Whether several organisations bear the name.</param>
/// <param name="Candidates">Organisations that may be meant, the likeliest first, at most three; empty where none is like it.</param>
public sealed record UnknownPartner(string? CorporateNumber, string? Name, int Rows, bool IsAmbiguous = false, IReadOnlyList<PartnerCandidate>? Candidates = null)
{
    /// <inheritdoc cref="Candidates"/>
    public IReadOnlyList<PartnerCandidate> Candidates { get; init; } = Candidates ?? [];

    /// <summary>Under what a choice is remembered.</summary>
    [JsonIgnore]
    public string Sign => PartnerAlias.SignOf(CorporateNumber, Name);
}

/// <summary>An organisation that may be meant.</summary>
/// <param name="Prefecture">JIS X 0401 code; null where unknown or abroad.</param>
/// <param name="CorporateNumber">法人番号; null where unknown.</param>
public sealed record PartnerCandidate(Guid Id, string NameJa, string? NameEn, OrganisationKind Kind, int? Prefecture, string? CorporateNumber);

/// <summary>A partner that was found by an earlier choice.</summary>
/// <param name="Sign">Under what the choice is remembered.</param>
/// <param name="Name">As a file has it.</param>
/// <param name="OrganisationId">The organisation chosen.</param>
/// <param name="Organisation">Its name.</param>
/// <param name="Rows">How many rows name it.</param>
public sealed record PartnerMatch(string Sign, string Name, Guid OrganisationId, string Organisation, int Rows);

/// <summary>What an officer decides of an unknown partner; without a decision its rows stay errors.</summary>
/// <param name="Partner">The partner of the check.</param>
/// <param name="OrganisationId">It is this organisation; null where it shall be entered.</param>
/// <param name="NewName">It shall be entered as a company of this name; null where it is known.</param>
public sealed record PartnerDecision(UnknownPartner Partner, Guid? OrganisationId, string? NewName = null);
