using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>The public search for institutions. Reads published data only.</summary>
public sealed class InstitutionQueries(IDbContextFactory<PortalDb> contexts, PublicFieldIndex fieldIndex, Matching.Enquiries.ResponseTimes times)
{
    /// <summary>
    /// A page of what fits all conditions: best match first, then those with figures, then by reading or name. A page after the
    /// last is empty. A text of symbols only finds nothing.
    /// </summary>
    public async Task<InstitutionSearchResult> SearchAsync(InstitutionSearchRequest request, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var search = new Search(db, request, await fieldIndex.FieldsAsync(db, ct), await InstitutionWords.OfAsync(db, request.Text, ct), await times.TakersAsync(ct));
        var total = await search.Found().CountAsync(ct);
        var page = await PageAsync(search, ct);
        var kinds = await search.Found(SearchCondition.Kinds).GroupBy(o => o.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var prefectures = await search.Found(SearchCondition.Prefecture).Where(o => o.Prefecture != null)
            .GroupBy(o => o.Prefecture!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var without = new Dictionary<SearchCondition, int>();
        if (total == 0)
        {
            foreach (var condition in search.Conditions) without[condition] = await search.Found(condition).CountAsync(ct);
        }

        return new InstitutionSearchResult(request, total, page, kinds, prefectures, await FieldCountsAsync(search, ct), without);
    }

    private static async Task<IReadOnlyList<InstitutionSummary>> PageAsync(Search search, CancellationToken ct)
    {
        var withFigures = search.Fields.Keys.ToList();
        var page = await search.Found().ByRelevance(search.Question)
            .ThenByDescending(o => withFigures.Contains(o.Id))
            .ThenBy(o => o.NameKana == null).ThenBy(o => o.NameKana).ThenBy(o => o.NameJa).ThenBy(o => o.Id)
            .Skip((Math.Clamp(search.Request.Page, 1, InstitutionSearchRequest.LastPage) - 1) * InstitutionSearchRequest.PageSize)
            .Take(InstitutionSearchRequest.PageSize)
            .Select(o => new
            {
                o.Id,
                o.Kind,
                o.NameJa,
                o.NameEn,
                o.NameKana,
                o.Founder,
                o.Prefecture,
                o.Homepage,
                o.AbolishedOn,
                o.IsDemo,
                Former = o.Names.Select(n => n.Name).ToList(),
                Successors = search.Db.OrganisationSuccessions.Where(s => s.PredecessorId == o.Id)
                    .Join(search.Db.Organisations, s => s.SuccessorId, n => n.Id, (s, n) => new { n.Id, n.NameJa, n.NameEn, n.NameKana }).ToList(),
            })
            .AsSplitQuery().ToListAsync(ct);
        return
        [
            .. page.Select(o => new InstitutionSummary(
                o.Id, o.Kind, new InstitutionName(o.NameJa, o.NameEn, o.NameKana), o.Founder, o.Prefecture, o.Homepage, o.AbolishedOn, o.IsDemo,
                o.Former, [.. o.Successors.Select(s => new InstitutionLink(s.Id, new InstitutionName(s.NameJa, s.NameEn, s.NameKana)))],
                search.Fields.GetValueOrDefault(o.Id) ?? [], search.Fields.ContainsKey(o.Id), search.Takers.Contains(o.Id))),
        ];
    }

    private static async Task<IReadOnlyDictionary<string, int>> FieldCountsAsync(Search search, CancellationToken ct)
    {
        var named = search.Fields.Where(f => f.Value.Count > 0).Select(f => f.Key).ToList();
        if (named.Count == 0) return new Dictionary<string, int>();
        var found = await search.Found(SearchCondition.Field).Where(o => named.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct);
        return found.SelectMany(id => search.Fields[id]).GroupBy(code => code).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>The conditions of one request as queries, each of which can be left out.</summary>
    private sealed record Search(PortalDb Db, InstitutionSearchRequest Request, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Fields, InstitutionWords Words, IReadOnlySet<Guid> Takers)
    {
        internal NameMatching.Question Question { get; } = NameMatching.Question.Of(Request.Text);

        internal IEnumerable<SearchCondition> Conditions
        {
            get
            {
                if (Request.HasText) yield return SearchCondition.Text;
                if (Request.Prefecture != null) yield return SearchCondition.Prefecture;
                if (Request.HasKinds) yield return SearchCondition.Kinds;
                if (Request.Field != null) yield return SearchCondition.Field;
                if (Request.TakesEnquiries) yield return SearchCondition.TakesEnquiries;
            }
        }

        internal IQueryable<Organisation> Found(SearchCondition? without = null)
        {
            var kinds = Request.HasKinds && without != SearchCondition.Kinds
                ? Request.Kinds!.Where(OrganisationKinds.IsInstitution).ToList()
                : [.. OrganisationKinds.Institutions];
            var found = Db.Organisations.AsNoTracking().Where(o => kinds.Contains(o.Kind));
            if (Request.Prefecture is { } prefecture && without != SearchCondition.Prefecture) found = found.Where(o => o.Prefecture == prefecture);
            if (Request.Field is { } field && without != SearchCondition.Field)
            {
                var ids = Fields.Where(f => f.Value.Contains(field)).Select(f => f.Key).ToList();
                found = found.Where(o => ids.Contains(o.Id));
            }

            if (Request.TakesEnquiries && without != SearchCondition.TakesEnquiries)
            {
                var takers = Takers.ToList();
                found = found.Where(o => takers.Contains(o.Id));
            }

            if (!Request.HasText || without == SearchCondition.Text) return found;
            return Question.Words.Count == 0 ? found.Where(_ => false) : Words.Matching(found, Db, Question, Fields);
        }
    }
}
