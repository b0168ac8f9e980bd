using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>Names of a body; null where unknown.</summary>
public sealed record NamesDocument(string Ja, string? En, string? Kana);

/// <summary>An entry of a closed list: a prefecture's JIS code or a 大区分's letter with its names.</summary>
public sealed record CodeDocument(string Code, string Ja, string? En);

/// <summary>Another institution.</summary>
public sealed record InstitutionLinkDocument(Guid Id, NamesDocument Names);

/// <summary>One institution of a search.</summary>
public sealed record InstitutionDocument(
    Guid Id, NamesDocument Names, OrganisationKind Kind, Founder? Founder, CodeDocument? Prefecture, string? Homepage,
    DateOnly? AbolishedOn, IReadOnlyList<InstitutionLinkDocument> Successors, IReadOnlyList<CodeDocument> Fields, bool HasFigures, bool Demo);

/// <summary>A page of a search, with the number of institutions for each further condition.</summary>
public sealed record InstitutionListDocument(
    int Total, int Page, int Pages, int PageSize, IReadOnlyList<InstitutionDocument> Institutions, FacetsDocument Facets, bool Demo);

/// <summary>How many institutions there would be by kind, prefecture code and 大区分.</summary>
public sealed record FacetsDocument(
    IReadOnlyDictionary<string, int> Kinds, IReadOnlyDictionary<string, int> Prefectures, IReadOnlyDictionary<string, int> Fields);

/// <summary>A figure of a fiscal year. Contracts and yen are null when it is suppressed, and when nothing is registered (then suppressed is false).</summary>
public sealed record YearFigureDocument(int FiscalYear, int? Contracts, long? Yen, bool Suppressed);

/// <summary>Patent licences in force and assignments made in a fiscal year.</summary>
public sealed record LicencesDocument(int FiscalYear, int? Cases, bool Suppressed);

/// <summary>A figure of a size band: lower edge included, upper edge not, null is open. yenSuppressed: the contracts are told, the amount is withheld.</summary>
public sealed record BandFigureDocument(long LowerYen, long? UpperYen, int? Contracts, long? Yen, bool Suppressed, bool YenSuppressed);

/// <summary>A figure of a 大区分; field is null for contracts without one.</summary>
public sealed record FieldFigureDocument(CodeDocument? Field, int? Contracts, long? Yen, bool Suppressed);

/// <summary>Public figures. Bands and fields are of latestFiscalYear; fieldsSuppressed: the whole breakdown by field is withheld.</summary>
public sealed record FiguresDocument(
    int? LatestFiscalYear, IReadOnlyList<YearFigureDocument> JointResearch, IReadOnlyList<LicencesDocument> PatentLicences,
    IReadOnlyList<BandFigureDocument> JointResearchByBand, IReadOnlyList<FieldFigureDocument> JointResearchByField, bool FieldsSuppressed);

/// <summary>A number in somebody's scheme.</summary>
public sealed record IdentifierDocument(string Scheme, string Value);

/// <summary>A former name.</summary>
public sealed record FormerNameDocument(string Name, DateOnly? From, DateOnly? To);

/// <summary>Whom to ask.</summary>
public sealed record ContactDocument(string? NameJa, string? NameEn, string? Email, string? Phone);

/// <summary>A published organisation-to-organisation programme.</summary>
public sealed record ProgrammeDocument(string Ja, string En, string Company, long? AnnualYen, int? Years, LocalText Source);

/// <summary>Everything public about one institution; figures is null where nothing is registered.</summary>
public sealed record InstitutionProfileDocument(
    Guid Id, NamesDocument Names, OrganisationKind Kind, Founder? Founder, CodeDocument? Prefecture, string? Address, string? Homepage,
    DateOnly? EstablishedOn, DateOnly? AbolishedOn, IReadOnlyList<IdentifierDocument> Identifiers, ContactDocument? Contact,
    IReadOnlyList<FormerNameDocument> FormerNames, IReadOnlyList<InstitutionLinkDocument> Predecessors, IReadOnlyList<InstitutionLinkDocument> Successors,
    IReadOnlyList<ProgrammeDocument> Programmes, FiguresDocument? Figures, bool Demo);

/// <summary>Turns what the services answer into documents of the API.</summary>
internal sealed class InstitutionWriter(IReadOnlyList<Prefecture> prefectures, IReadOnlyList<ResearchField> fields)
{
    internal InstitutionListDocument List(InstitutionSearchResult result, bool demo) => new(
        result.Total, result.Request.Page, result.Pages, InstitutionSearchRequest.PageSize, [.. result.Institutions.Select(Row)],
        new FacetsDocument(
            result.Kinds.OrderBy(k => k.Key).ToDictionary(k => k.Key.ToString(), k => k.Value),
            result.Prefectures.OrderBy(p => p.Key).ToDictionary(p => p.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), p => p.Value),
            result.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Value)),
        demo);

    internal InstitutionProfileDocument Profile(InstitutionProfile p) => new(
        p.Id, Names(p.Name), p.Kind, p.Founder, PrefectureOf(p.Prefecture), p.Address, p.Homepage, p.EstablishedOn, p.AbolishedOn,
        [.. p.Numbers.Select(n => new IdentifierDocument(n.Scheme, n.Value))],
        p.Contact.IsKnown ? new ContactDocument(p.Contact.NameJa, p.Contact.NameEn, p.Contact.Email, p.Contact.Phone) : null,
        [.. p.FormerNames.Select(n => new FormerNameDocument(n.Name, n.From, n.To))], [.. p.Predecessors.Select(Link)], [.. p.Successors.Select(Link)],
        [.. p.Programmes.Select(m => new ProgrammeDocument(m.Programme.NameJa, m.Programme.NameEn, m.Programme.CompanyName, m.Programme.AnnualYen, m.Programme.Years, m.Source))],
        p.Figures is { } figures ? Figures(figures) : null, p.IsDemo);

    private InstitutionDocument Row(InstitutionSummary i) => new(
        i.Id, Names(i.Name), i.Kind, i.Founder, PrefectureOf(i.Prefecture), i.Homepage, i.AbolishedOn, [.. i.Successors.Select(Link)],
        [.. i.Fields.Select(FieldOf)], i.HasFigures, i.IsDemo);

    private FiguresDocument Figures(InstitutionFigures f) => new(
        f.LatestYear?.Year,
        [.. f.JointResearch.Select(y => new YearFigureDocument(y.FiscalYear.Year, y.Figure.Contracts, y.Figure.Yen, y.Figure.Suppressed))],
        [.. f.Licences.Select(y => new LicencesDocument(y.FiscalYear.Year, y.Figure.Contracts, y.Figure.Suppressed))],
        [.. f.Bands.Select(b => new BandFigureDocument(b.LowerYen, b.UpperYen, b.Figure.Contracts, b.Figure.Yen, b.Figure.Suppressed, b.Figure.Suppressed || b.Figure.IsYenSuppressed))],
        [.. f.Fields.Select(x => new FieldFigureDocument(x.Code is { } code ? FieldOf(code) : null, x.Figure.Contracts, x.Figure.Yen, x.Figure.Suppressed))],
        f.FieldsHidden);

    private static NamesDocument Names(InstitutionName n) => new(n.Ja, n.En, n.Kana);

    private static InstitutionLinkDocument Link(InstitutionLink l) => new(l.Id, Names(l.Name));

    internal CodeDocument? PrefectureOf(int? code) =>
        prefectures.FirstOrDefault(p => p.Code == code) is { } p ? new(p.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), p.NameJa, p.NameEn) : null;

    internal CodeDocument FieldOf(string code) => fields.FirstOrDefault(f => f.Code == code) is { } f ? new(f.Code, f.NameJa, f.NameEn) : new(code, code, null);
}
