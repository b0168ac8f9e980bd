using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Needs;

/// <summary>A need as the person asking may read it; row-level security says what exists and whether its company is known.</summary>
public sealed class NeedQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Needs on a page of the public list.</summary>
    public const int PageSize = 20;

    /// <summary>Null where it does not exist for the reader.</summary>
    public async Task<NeedView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        if (await db.Needs.AsNoTracking().Include(n => n.Owner).SingleOrDefaultAsync(n => n.Id == id, ct) is not { } need) return null;
        var isOwn = need.Owner is { } owner && owner.PostedBy == user.UserId;
        var choices = await db.Set<NeedChoice>().AsNoTracking().Where(c => c.NeedId == id).Select(c => c.InstitutionId).ToListAsync(ct);
        var answers = await db.NeedAnswers.AsNoTracking().Where(a => a.NeedId == id).OrderBy(a => a.At).ToListAsync(ct);
        Guid?[] named = [need.Owner?.CompanyId, .. choices, .. answers.Select(a => a.InstitutionId)];
        var labels = await db.LabelsAsync(named.OfType<Guid>(), ct);
        // A name to answer to is for institutions; visitors learn the company alone.
        var terms = TermsOf(need) with { Institutions = choices, Person = isOwn || user.InstitutionId is not null ? need.Owner?.Person : null };
        return new NeedView(need.Id, terms, Company(need, labels), need.Status, need.PublishedOn, isOwn, need.Version, [.. choices.Where(labels.ContainsKey).Select(c => labels[c])],
            [.. answers.Select(a => new NeedAnswerView(a.Id, labels[a.InstitutionId], a.Text, a.ByName, a.At, a.EnquiryId))]);
    }

    /// <summary>Published needs for everybody, the newest first; and how many there are. Whoever posted one sees its company, hidden from others or not (<see cref="NeedView.IsOwn"/>).</summary>
    /// <param name="field">大区分 "A" to "K"; null for all.</param>
    public async Task<(IReadOnlyList<NeedView> Needs, int Total)> PublicAsync(string? field, int page, BudgetBand? budget = null, WishedStart? start = null, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var needs = db.Needs.AsNoTracking().Where(n => n.Status == NeedStatus.Published && n.Audience == NeedAudience.Everybody && (field == null || n.Fields.Contains(field)) && (budget == null || n.Budget == budget) && (start == null || n.Start == start));
        var found = await needs.Include(n => n.Owner).OrderByDescending(n => n.PublishedOn).ThenByDescending(n => n.Id).Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var labels = await db.LabelsAsync(found.Select(n => n.Owner?.CompanyId).OfType<Guid>(), ct);
        return ([.. found.Select(n => new NeedView(n.Id, TermsOf(n), Company(n, labels), n.Status, n.PublishedOn, n.Owner is { } owner && owner.PostedBy == user.UserId, n.Version, [], []))], await needs.CountAsync(ct));
    }

    internal static NeedTerms TermsOf(CompanyNeed need) => new()
    {
        Title = need.Title,
        Problem = need.Problem,
        Sought = need.Sought,
        Budget = need.Budget,
        Start = need.Start,
        Fields = need.Fields,
        Keywords = need.Keywords,
        LeastReadiness = need.LeastReadiness,
        IsSmall = need.IsSmall,
        Audience = need.Audience,
        IsAnonymous = need.IsAnonymous,
        CompanyId = need.Owner?.CompanyId,
    };

    internal static OrganisationLabel? Company(CompanyNeed need, IReadOnlyDictionary<Guid, OrganisationLabel> labels) =>
        need.Owner?.CompanyId is { } company ? labels.GetValueOrDefault(company) : null;
}
