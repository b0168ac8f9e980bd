using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>Something on a shortlist.</summary>
/// <param name="Title">Null where it is no longer published.</param>
/// <param name="Institution">Whose it is, or the institution itself.</param>
/// <param name="Note">Why it is here, in the owner's words; empty for none.</param>
/// <param name="Field">大区分 "A" to "K"; null where it has none.</param>
/// <param name="FreshOn">Published, filed, founded or recorded, as a hit of the search says: what tells two of one name apart.</param>
public sealed record ShortlistEntry(DocumentKind Kind, Guid SubjectId, LocalText? Title, OrganisationLabel? Institution, string Note, DateTimeOffset AddedAt, string? Field, DateOnly? FreshOn = null);

/// <summary>
/// 候補リスト of a company account: institutions, and seeds, startups, patents and cases that were found, each with a note. Kept as saved views
/// of the account (accounts.saved_view: row-level security by person), one a candidate, so that no institution and no colleague can see it.
/// </summary>
public sealed class Shortlist(CurrentUser user, Access access, SavedViews views, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Longest note in characters.</summary>
    public const int LongestNote = 500;

    private const string List = "/shortlist";

    /// <summary>What can be a candidate: what an institution offers.</summary>
    public static bool Takes(DocumentKind kind) => kind is not (DocumentKind.Need or DocumentKind.Event);

    /// <summary>In the order of adding. Empty for anybody but a company.</summary>
    public async Task<IReadOnlyList<ShortlistEntry>> ReadAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.AskInstitutions)) return [];
        var kept = (await views.OfAsync(List, ct)).OrderBy(v => v.SavedAt).ThenBy(v => v.Id).Select(v => (View: v, Of: Read(v.Name))).Where(v => v.Of is not null).ToList();
        if (kept.Count == 0) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        Guid[] ids = [.. kept.Select(k => k.Of!.Value.Subject)];
        var published = (await db.Database.SqlQuery<Published>($"""
            select d.document_kind::int as "Kind", d.subject_id as "Subject", d.title as "Ja", d.title_en as "En", d.institution_id as "Institution", d.field::text as "Field", d.fresh_on as "FreshOn"
            from catalogue.search_document d where d.subject_id = any ({ids})
            """).ToListAsync(ct)).ToDictionary(p => ((DocumentKind)p.Kind, p.Subject));
        var labels = await db.LabelsAsync(published.Values.Select(p => p.Institution).OfType<Guid>(), ct);
        return [.. kept.Select(k =>
        {
            var one = published.GetValueOrDefault(k.Of!.Value);
            return new ShortlistEntry(k.Of.Value.Kind, k.Of.Value.Subject, one is null ? null : new LocalText(one.Ja, one.En ?? one.Ja), one?.Institution is { } id ? labels.GetValueOrDefault(id) : null, k.View.Query, k.View.SavedAt, one?.Field, one?.FreshOn);
        })];
    }

    /// <summary>The institutions of the candidates, each once, in the order of adding.</summary>
    public async Task<IReadOnlyList<OrganisationLabel>> InstitutionsAsync(CancellationToken ct = default) => InstitutionsOf(await ReadAsync(ct));

    /// <summary>The institutions of candidates, each once.</summary>
    public static IReadOnlyList<OrganisationLabel> InstitutionsOf(IEnumerable<ShortlistEntry> entries) => [.. entries.Select(e => e.Institution).OfType<OrganisationLabel>().DistinctBy(i => i.Id)];

    /// <summary>Twice is once. Problems: "not-allowed", "not-found" for what is not published, "too-many-candidates".</summary>
    public async Task<Outcome<Guid>> AddAsync(DocumentKind kind, Guid subject, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        var name = Name(kind, subject);
        if ((await views.OfAsync(List, ct)).FirstOrDefault(v => v.Name == name) is { } known) return known.Id;
        await using var db = await contexts.OpenContextAsync(ct);
        if (!Takes(kind)) return new Problem("not-found");
        var isThere = kind == DocumentKind.Institution ? await db.Organisations.AnyAsync(o => o.Id == subject && OrganisationKinds.Institutions.Contains(o.Kind), ct)
            : await db.Database.SqlQuery<int>($"""select 1 as "Value" from catalogue.search_document where document_kind = {(int)kind} and subject_id = {subject}""").AnyAsync(ct);
        if (!isThere) return new Problem("not-found");
        var added = await views.SaveAsync(List, name, "", ct);
        return added is { Ok: false, Problems: [{ Code: "too-many-views" }, ..] } ? new Problem("too-many-candidates", null, SavedViews.Most) : added;
    }

    /// <summary>Writes why it is here; the day of adding stays. Problems: "not-allowed", "not-found", "too-long".</summary>
    public async Task<Outcome<Guid>> NoteAsync(DocumentKind kind, Guid subject, string? note, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        // A browser sends two characters for each end of a line.
        var text = note?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim() ?? "";
        if (text.Length > LongestNote) return new Problem("too-long", "Note", LongestNote);
        var name = Name(kind, subject);
        await using var db = await contexts.OpenContextAsync(ct);
        if (await db.SavedViews.SingleOrDefaultAsync(v => v.UserId == user.UserId && v.List == List && v.Name == name, ct) is not { } view) return new Problem("not-found");
        view.Query = text;
        await db.SaveChangesAsync(ct);
        return view.Id;
    }

    /// <summary>Something was written of it, which would go with it.</summary>
    public async Task<bool> HasNoteAsync(DocumentKind kind, Guid subject, CancellationToken ct = default)
    {
        var name = Name(kind, subject);
        return (await views.OfAsync(List, ct)).Any(v => v.Name == name && v.Query.Length > 0);
    }

    /// <summary>With its note.</summary>
    public async Task RemoveAsync(DocumentKind kind, Guid subject, CancellationToken ct = default)
    {
        var name = Name(kind, subject);
        foreach (var view in (await views.OfAsync(List, ct)).Where(v => v.Name == name)) await views.DeleteAsync(view.Id, ct);
    }

    // Institutions came first and have no kind before their id.
    private static string Name(DocumentKind kind, Guid subject) => kind == DocumentKind.Institution ? subject.ToString() : $"{kind}:{subject}";

    private static (DocumentKind Kind, Guid Subject)? Read(string name) => name.Split(':') switch
    {
        [var id] when Guid.TryParse(id, out var institution) => (DocumentKind.Institution, institution),
        [var kind, var id] when Enum.TryParse<DocumentKind>(kind, out var of) && Guid.TryParse(id, out var subject) => (of, subject),
        _ => null,
    };

    private sealed record Published(int Kind, Guid Subject, string Ja, string? En, Guid? Institution, string? Field, DateOnly? FreshOn);
}
