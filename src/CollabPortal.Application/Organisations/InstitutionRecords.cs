using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Organisations;

/// <summary>An institution's names: Japanese always, the others null where unknown.</summary>
public sealed record InstitutionName(string Ja, string? En, string? Kana)
{
    /// <summary>The name for a language; Japanese where there is no English one.</summary>
    public string For(string language) => language == "en" && En is { Length: > 0 } ? En : Ja;
}

/// <summary>Another institution, to link to.</summary>
public sealed record InstitutionLink(Guid Id, InstitutionName Name);

/// <summary>One row of the public search.</summary>
/// <param name="Fields">大区分 codes with published joint research, most contracts first; empty is 未登録.</param>
/// <param name="HasFigures">Whether there is any published figure; without, the page says 未登録.</param>
/// <param name="Successors">What took its place, where it was abolished and that is known.</param>
public sealed record InstitutionSummary(
    Guid Id, OrganisationKind Kind, InstitutionName Name, Founder? Founder, int? Prefecture, string? Homepage,
    DateOnly? AbolishedOn, bool IsDemo, IReadOnlyList<string> FormerNames, IReadOnlyList<InstitutionLink> Successors,
    IReadOnlyList<string> Fields, bool HasFigures, bool TakesEnquiries = false);

/// <summary>Whom to ask at an institution; every part null where unknown.</summary>
public sealed record ContactOffice(string? NameJa, string? NameEn, string? Email, string? Phone)
{
    public bool IsKnown => (NameJa ?? NameEn ?? Email ?? Phone) is not null;
}

/// <summary>A former name with the days between which it was borne, where known.</summary>
public sealed record FormerName(string Name, DateOnly? From, DateOnly? To);

/// <summary>A number of the institution: scheme as in IdentifierSchemes.</summary>
public sealed record InstitutionNumber(string Scheme, string Value);

/// <summary>A published programme with its source in words.</summary>
public sealed record PublicProgramme(PublishedProgramme Programme, LocalText Source);

/// <summary>Everything public about one institution.</summary>
/// <param name="Figures">Null where nothing is registered.</param>
/// <param name="FinalYears">Years that the institution has locked; figures of all others are provisional.</param>
public sealed record InstitutionProfile(
    Guid Id, OrganisationKind Kind, InstitutionName Name, Founder? Founder, int? Prefecture, string? Address, string? Homepage,
    DateOnly? EstablishedOn, DateOnly? AbolishedOn, bool IsDemo, ContactOffice Contact, InstitutionLink? Parent,
    IReadOnlyList<FormerName> FormerNames, IReadOnlyList<InstitutionLink> Predecessors, IReadOnlyList<InstitutionLink> Successors,
    IReadOnlyList<InstitutionNumber> Numbers, IReadOnlyList<PublicProgramme> Programmes, InstitutionFigures? Figures,
    FurtherFigures? Further, IReadOnlyList<FiscalYear> FinalYears)
{
    /// <summary>The first number in a scheme, or null.</summary>
    public string? Number(string scheme) => Numbers.FirstOrDefault(n => n.Scheme == scheme)?.Value;
}

/// <summary>
/// A published figure of joint research or licences. Either shown, or suppressed (both null, <see cref="Suppressed"/>), or
/// missing: nothing registered (both null, not suppressed). Zero is a value.
/// </summary>
/// <param name="Contracts">Contracts, or pairs of patent right and agreement.</param>
/// <param name="Yen">Cash received, null also where no money is counted.</param>
public sealed record PublicFigure(int? Contracts, long? Yen, bool Suppressed)
{
    public static readonly PublicFigure Hidden = new(null, null, true);

    public static readonly PublicFigure Missing = new(null, null, false);

    public bool IsMissing => Contracts is null && !Suppressed;

    /// <summary>The amount is withheld though the contracts are told; that of no contract is no secret.</summary>
    public bool IsYenSuppressed { get; private init; }

    public static PublicFigure ContractsAlone(int contracts) => contracts == 0 ? new(0, 0, false) : new(contracts, null, false) { IsYenSuppressed = true };
}

/// <summary>A figure of one fiscal year.</summary>
public sealed record YearFigure(FiscalYear FiscalYear, PublicFigure Figure);

/// <summary>A figure of one size band; lower edge included, upper edge not, null is open.</summary>
public sealed record BandFigure(short BandId, long LowerYen, long? UpperYen, PublicFigure Figure);

/// <summary>A figure of one 大区分; the code is null for contracts without a field.</summary>
public sealed record FieldFigure(string? Code, PublicFigure Figure);

/// <summary>The public figures of one institution, suppressed by domain.md §3b and the same for every reader.</summary>
/// <param name="LatestYear">The last fiscal year that is over and has joint research; bands and fields are of it.</param>
/// <param name="JointResearch">Joint research with companies: the last five fiscal years that are over, oldest first.</param>
/// <param name="Licences">Patent licences and assignments of the same years.</param>
/// <param name="Bands">All size bands; a band without contracts is a zero.</param>
/// <param name="Fields">Fields with contracts; empty where all are hidden.</param>
/// <param name="FieldsHidden">Whether the breakdown by field is suppressed as a whole.</param>
public sealed record InstitutionFigures(
    FiscalYear? LatestYear, IReadOnlyList<YearFigure> JointResearch, IReadOnlyList<YearFigure> Licences,
    IReadOnlyList<BandFigure> Bands, IReadOnlyList<FieldFigure> Fields, bool FieldsHidden)
{
    /// <summary>
    /// Contracts of the latest year from an amount on, which is the edge of a band. Withheld where one of these bands is, unless the total and
    /// all smaller bands are shown: then everybody can subtract, and withholding the sum would protect nothing.
    /// </summary>
    public PublicFigure ContractsFrom(long yen)
    {
        if (LatestYear is not { } year || Bands.Count == 0) return PublicFigure.Missing;
        var bands = Bands.ToLookup(b => b.LowerYen >= yen, b => b.Figure);
        if (bands[true].All(f => !f.Suppressed)) return new PublicFigure(bands[true].Sum(f => f.Contracts ?? 0), null, false);
        return JointResearch.Single(y => y.FiscalYear == year).Figure.Contracts is { } all && bands[false].All(f => f.Contracts is not null)
            ? new PublicFigure(all - bands[false].Sum(f => f.Contracts!.Value), null, false) : PublicFigure.Hidden;
    }
}
