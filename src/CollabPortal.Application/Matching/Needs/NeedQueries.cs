using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Needs;

/// <summary>A need as the person asking may read it; row-level security says what exists and whether its company is known.</summary>
public sealed class NeedQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
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
