using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.ReferenceData;

/// <summary>An organisation of the shipped files as it goes into the catalogue.</summary>
/// <param name="Identifiers">Its numbers; the first decides by which existing record it is recognised.</param>
internal sealed record ReferenceOrganisation(
    Guid Id, OrganisationKind Kind, OrganisationSource Source, string NameJa, string? NameEn,
    string? NameKana, Founder? Founder, int? Prefecture, string? Address, string? Homepage, string Country, string? Industry,
    DateOnly? AbolishedOn, string SearchText, IReadOnlyList<(string Scheme, string Value)> Identifiers);

/// <summary>Makes one list of organisations out of the three kinds of file.</summary>
internal static class ReferenceOrganisations
{
    internal static IReadOnlyList<ReferenceOrganisation> Of(ReferenceFiles files) =>
        [.. files.Institutions.Select(Of), .. files.Bodies.Select(Of), .. files.Companies.Select(Of)];

    internal static Guid IdOfInstitution(string code) => ReferenceId.Of(IdentifierSchemes.Mext, code);

    internal static Guid IdOfCompany(string edinetCode) => ReferenceId.Of(IdentifierSchemes.Edinet, edinetCode);

    private static ReferenceOrganisation Of(InstitutionRecord i) => new(
        IdOfInstitution(i.Code), i.Kind, OrganisationSource.Mext, i.NameJa, i.NameEn, i.NameKana,
        i.Founder, i.Prefecture, i.Address, i.Homepage, "JP", null, i.AbolishedOn, SearchText.Of(i.NameJa, i.NameEn, i.NameKana),
        Known((IdentifierSchemes.Mext, i.Code), (IdentifierSchemes.Ror, i.Ror)));

    // Six bodies have no ROR id: their record is recognised by the id that their name makes. Their founder is not stated in
    // the file; inter-university institutes are 国立大学法人法 corporations.
    private static ReferenceOrganisation Of(BodyRecord b) => new(
        ReferenceId.Of("research-body", b.NameJa), b.Kind, OrganisationSource.ResearchBodies,
        b.NameJa, b.NameEn, null, b.Kind == OrganisationKind.InterUniversityInstitute ? Founder.National : null, null, null, null, "JP", null, null,
        SearchText.Of(b.NameJa, b.NameEn), Known((IdentifierSchemes.Ror, b.Ror)));

    private static ReferenceOrganisation Of(CompanyRecord c) => new(
        IdOfCompany(c.EdinetCode), OrganisationKind.Company, OrganisationSource.Edinet, c.NameJa, c.NameEn,
        c.NameKana, null, c.Prefecture, c.Address, null, c.Country, c.Industry, null, SearchText.Of(c.NameJa, c.NameEn, c.NameKana, c.OtherName),
        Known((IdentifierSchemes.Edinet, c.EdinetCode), (IdentifierSchemes.CorporateNumber, c.CorporateNumber), (IdentifierSchemes.SecuritiesCode, c.SecuritiesCode)));

    private static IReadOnlyList<(string, string)> Known(params (string Scheme, string? Value)[] numbers) =>
        [.. numbers.Where(n => n.Value != null).Select(n => (n.Scheme, n.Value!))];
}
