using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Events;
using CollabPortal.Application.Matching.Needs;
using CollabPortal.Application.Matching.Profiles;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Matching.Profiles;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>An organisation with its names; without an English name the Japanese one stands in both.</summary>
public sealed record OrganisationDocument(Guid Id, LocalText Name)
{
    internal static OrganisationDocument? Of(OrganisationLabel? label) => label is null ? null : new(label.Id, label.Name);
}

/// <summary>A word that was asked for, the words that count as the same, and how many documents have it.</summary>
public sealed record TermDocument(string Text, IReadOnlyList<string> Words, int Documents);

/// <summary>Why a document was found: which word stands where.</summary>
public sealed record ReasonDocument(string Term, string Word, HitPlace Place);

/// <summary>A document of the search. Day: of publication, filing or founding; of an event the day it is held or its deadline. Page is its address; null where it has none of its own.</summary>
public sealed record HitDocument(
    DocumentKind Kind, Guid Id, LocalText Title, LocalText? Institution, Guid? InstitutionId, int? Prefecture, string? Field, int? Readiness, bool ForSmall, DateOnly? Day,
    IReadOnlyList<ReasonDocument> Reasons, string? Page, bool Demo);

/// <summary>A page of the one search, best first, with the number of documents for each further condition. Nearby: documents with some of the words, uncounted.</summary>
public sealed record SearchDocument(
    int Total, int Page, int PageSize, IReadOnlyList<TermDocument> Terms, IReadOnlyList<HitDocument> Hits, IReadOnlyList<HitDocument> Nearby, SearchFacetsDocument Facets, bool Demo);

/// <summary>How many documents there would be by kind, prefecture code, 大区分 and readiness (1 to 5).</summary>
public sealed record SearchFacetsDocument(
    IReadOnlyDictionary<string, int> Kinds, IReadOnlyDictionary<string, int> Prefectures, IReadOnlyDictionary<string, int> Fields, IReadOnlyDictionary<string, int> Readiness);

/// <summary>A published research seed (研究シーズ).</summary>
public sealed record SeedDocument(
    Guid Id, OrganisationDocument Institution, LocalText Title, string? Problem, string? Advantage, string? Sought, SeedReadiness? Readiness, string? Field,
    IReadOnlyList<string> Keywords, IReadOnlyList<string> Researchers, IReadOnlyList<SeedPatentDocument> Patents, bool ForSmall, DateOnly? PublishedOn, bool Demo)
{
    internal static SeedDocument Of(SeedView s, IReadOnlyList<OfferedPatent> patents, bool demo) => new(s.Id, OrganisationDocument.Of(s.Institution)!, s.Title, s.Terms.Problem, s.Terms.Advantage, s.Terms.Sought, s.Terms.Readiness, s.Terms.FieldCode,
        s.Terms.Keywords, s.Terms.Researchers, [.. patents.Select(p => new SeedPatentDocument(p.Id, p.Title, p.Number, "/open-patents/" + p.Id))], s.Terms.ForSmall, s.PublishedOn, demo);
}

/// <summary>An open patent that a seed names; Page is its address.</summary>
public sealed record SeedPatentDocument(Guid Id, string Title, string? Number, string Page);

/// <summary>A published need of a company that is for everybody. Company is null where it does not name itself; nobody's name stands here.</summary>
public sealed record NeedDocument(
    Guid Id, OrganisationDocument? Company, bool Anonymous, string Title, string? Problem, string? Sought, BudgetBand Budget, WishedStart Start, IReadOnlyList<string> Fields,
    IReadOnlyList<string> Keywords, SeedReadiness? LeastReadiness, bool SmallCompany, DateOnly? PublishedOn, bool Demo)
{
    internal static NeedDocument Of(NeedView n, bool demo) => new(n.Id, OrganisationDocument.Of(n.Company), n.Terms.IsAnonymous, n.Terms.Title!, n.Terms.Problem, n.Terms.Sought, n.Terms.Budget, n.Terms.Start, n.Terms.Fields,
        n.Terms.Keywords, n.Terms.LeastReadiness, n.Terms.IsSmall, n.PublishedOn, demo);
}

/// <summary>A page of needs, the newest first.</summary>
public sealed record NeedListDocument(int Total, int Page, int PageSize, IReadOnlyList<NeedDocument> Needs, bool Demo);

/// <summary>A published or cancelled event or call. Organiser is null where the ministry announces it. Joined: how many people; who they are is the organiser's alone.</summary>
public sealed record EventDocument(
    Guid Id, OrganisationDocument? Organiser, EventKind Kind, EventStatus Status, LocalText Title, string? Description, string? Audience, DateOnly? StartsOn, DateOnly? EndsOn, DateOnly? Deadline,
    string? Place, int? Prefecture, bool Online, string? Link, string? Field, bool JoinedInPortal, int? Capacity, int Joined, bool Over, DateOnly? PublishedOn, bool Demo)
{
    internal static EventDocument Of(EventView e) => new(e.Id, OrganisationDocument.Of(e.Organiser), e.Kind, e.Status, e.Title, e.Terms.Description, e.Terms.Audience, e.Terms.StartsOn, e.Terms.EndsOn, e.Terms.Deadline,
        e.Terms.Place, e.Terms.Prefecture, e.Terms.IsOnline, e.Terms.Link, e.Terms.Field, e.Terms.TakesJoining, e.Terms.Capacity, e.Joined, e.IsOver, e.PublishedOn, e.IsDemo);
}

/// <summary>A page of events: what comes next first, of those that are over the latest.</summary>
public sealed record EventListDocument(int Total, int Page, int PageSize, IReadOnlyList<EventDocument> Events, bool Demo);

/// <summary>A part of a profile in both languages.</summary>
public sealed record ProfilePartDocument(ProfilePart Part, string? Ja, string? En);

/// <summary>A strong field with an example.</summary>
public sealed record StrengthDocument(string Field, string? Ja, string? En);

/// <summary>What an institution says of a prescription of the ministry's list; state is null where it has said nothing.</summary>
public sealed record CheckDocument(Guid Prescription, LocalText Text, string Source, GuidelineState? State, string? EvidenceJa, string? EvidenceEn);

/// <summary>A published version of an institution's profile: what its office entered. Figures stand in the institution's own document.</summary>
public sealed record PublishedProfileDocument(
    Guid InstitutionId, int Version, DateOnly PublishedOn, DateOnly? AsOf, ProfileDataState? DataState, IReadOnlyList<ProfilePartDocument> Parts, IReadOnlyList<StrengthDocument> Strengths,
    IReadOnlyList<ContractKind> ContractModels, IReadOnlyList<CheckDocument> Checks, ContactDocument Contact, bool ForSmall, IReadOnlyList<int> Versions, bool Demo)
{
    internal static PublishedProfileDocument Of(Guid institution, PublishedProfile p, bool demo) => new(
        institution, p.Number, p.PublishedOn, p.Terms.AsOf, p.Terms.DataState, [.. p.Terms.Texts.Select(t => new ProfilePartDocument(t.Part, t.Ja, t.En))],
        [.. p.Terms.Strengths.Select(s => new StrengthDocument(s.FieldCode, s.Ja, s.En))], p.Terms.Models,
        [.. p.Checks.Select(c => new CheckDocument(c.Prescription.Id, new LocalText(c.Prescription.TextJa, c.Prescription.TextEn), c.Prescription.Source, c.Check?.State, c.Check?.EvidenceJa, c.Check?.EvidenceEn))],
        new ContactDocument(p.Terms.ContactJa, p.Terms.ContactEn, p.Terms.Email, p.Terms.Phone), p.Terms.ForSmall, [.. p.Editions.Select(e => e.Number)], demo);
}
