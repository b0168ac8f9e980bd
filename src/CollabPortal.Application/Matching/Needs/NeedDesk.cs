using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Needs;

/// <summary>
/// The company's side of needs: write, publish, close, and begin a thread with an institution that answered. Problems beside those of the
/// verbs: "need-many" beyond <see cref="Most"/> that are not closed, "need-name-told" (argument: the name as it stands there) for each text that names the company of a
/// need that is, or is to be, published without its name, "not-found", "stale-version", "not-allowed".
/// </summary>
public sealed class NeedDesk(CurrentUser user, Access access, AccountCompany company, IDbContextFactory<PortalDb> contexts, EnquiryDesk enquiries, TimeProvider clock)
{
    /// <summary>Most drafts and published needs of one account.</summary>
    public const int Most = 50;

    /// <summary>Writes a draft for the account's own company. The same <see cref="NeedTerms.Key"/> twice makes one need.</summary>
    public async Task<Outcome<Guid>> CreateAsync(NeedTerms terms, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        if (terms.Key is { } key && await Own(db).AnyAsync(n => n.Id == key, ct)) return key;
        if (await Own(db).CountAsync(n => n.Status != NeedStatus.Closed, ct) >= Most) return new Problem("need-many", null, Most);
        return await db.SaveOnceAsync(async () =>
        {
            var need = new CompanyNeed(await CheckedAsync(db, terms, ct), user.UserId!.Value);
            db.Add(need);
            return need.Id;
        }, terms.Key, ct);
    }

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, NeedTerms terms, CancellationToken ct = default) => OwnAsync(id, version, async (db, need) =>
    {
        need.Change(await CheckedAsync(db, terms, ct));
        if (need.Status == NeedStatus.Published) RuleViolation.ThrowAny(await NamedAsync(db, need, ct));
    }, ct);

    /// <summary>Shows it to its readers. Problems: everything that <see cref="CompanyNeed.Missing"/> names, and every text that says a name which is not to be told, at once.</summary>
    public async Task<Outcome<Guid>> PublishAsync(Guid id, int version, CancellationToken ct = default)
    {
        List<Problem> missing = [];
        var outcome = await OwnAsync(id, version, async (db, need) =>
        {
            var named = await NamedAsync(db, need, ct);
            missing = [.. need.Missing().Concat(named).Select(Problem.Of)];
            if (missing.Count == named.Count && named.Count > 0) throw named[0];
            need.Publish(JapanTime.Today(clock));
        }, ct);
        return missing.Count > 0 ? Outcome<Guid>.Failed(missing) : outcome;
    }

    /// <summary>Takes it out of everybody's sight; threads that run go on.</summary>
    public Task<Outcome<Guid>> CloseAsync(Guid id, int version, CancellationToken ct = default) => OwnAsync(id, version, (_, need) =>
    {
        need.Close();
        return Task.CompletedTask;
    }, ct);

    /// <summary>Throws a draft away; "need-published" for one that somebody may have read.</summary>
    public async Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        // Without its owner, whose row the database takes away after it: the other way round the need would be nobody's to delete.
        if (await Own(db).SingleOrDefaultAsync(n => n.Id == id, ct) is not { } need) return new Problem("not-found");
        if (need.PublishedOn is not null) return new Problem("need-published");
        if (need.Version != version) return new Problem("stale-version");
        return await db.SaveOutcomeAsync(() =>
        {
            db.Remove(need);
            return Task.FromResult(id);
        }, ct);
    }

    /// <summary>
    /// Begins the thread with an institution that answered. Where the need is anonymous the institution learns the company now, and no other
    /// institution does. The answer is the first word of the thread and the reply to it: the company has the next one.
    /// </summary>
    /// <param name="secrecy">Who may see it there; the office alone unless the company says more.</param>
    /// <returns>The enquiry's id.</returns>
    public async Task<Outcome<Guid>> BeginAsync(Guid answerId, EnquirySecrecy secrecy = EnquirySecrecy.OfficeOnly, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        if (await db.NeedAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.Id == answerId, ct) is not { } answer) return new Problem("not-found");
        if (await Own(db).AsNoTracking().Include(n => n.Owner).SingleOrDefaultAsync(n => n.Id == answer.NeedId, ct) is not { Owner: { } owner } need) return new Problem("not-found");
        return await enquiries.AskAsync(answer.InstitutionId, Enquiry.TermsOf(need, owner) with { Secrecy = secrecy }, stored => stored.NeedAnswers.SingleAsync(a => a.Id == answerId, ct), ct);
    }

    /// <summary>The own needs, drafts first, then the newest.</summary>
    public async Task<IReadOnlyList<NeedLine>> ListAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.AskInstitutions)) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        return await Own(db).AsNoTracking().OrderBy(n => n.Status == NeedStatus.Closed).ThenBy(n => n.PublishedOn != null).ThenByDescending(n => n.PublishedOn).ThenByDescending(n => n.Id)
            .Select(n => new NeedLine(n.Id, n.Title, n.Status, n.Audience, n.IsAnonymous, n.PublishedOn, db.NeedAnswers.Count(a => a.NeedId == n.Id), db.NeedAnswers.Count(a => a.NeedId == n.Id && a.EnquiryId == null)))
            .ToListAsync(ct);
    }

    /// <summary>Ids of the own needs that the search finds: published, for everybody. Empty for anybody but a company.</summary>
    public async Task<IReadOnlyList<Guid>> FoundAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.AskInstitutions)) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        return await Own(db).AsNoTracking().Where(n => n.Status == NeedStatus.Published && n.Audience == NeedAudience.Everybody).Select(n => n.Id).ToListAsync(ct);
    }

    // What names the company of a need that is to be published without its name: no reader would be kept from it.
    private static async Task<IReadOnlyList<RuleViolation>> NamedAsync(PortalDb db, CompanyNeed need, CancellationToken ct)
    {
        if (!need.IsAnonymous || need.Owner?.CompanyId is not { } id) return [];
        if (await db.Organisations.AsNoTracking().Include(o => o.Names).SingleOrDefaultAsync(o => o.Id == id, ct) is not { } company) return [];
        string?[] names = [company.NameJa, company.NameEn, company.NameKana, .. company.Names.Select(n => n.Name)];
        (string Field, string? Text)[] texts =
        [
            (nameof(NeedTerms.Title), need.Title), (nameof(NeedTerms.Problem), need.Problem), (nameof(NeedTerms.Sought), need.Sought),
            (nameof(NeedTerms.Keywords), string.Join('、', need.Keywords)),
        ];
        return [.. texts.Select(t => (t.Field, Said: NameInText.Find(t.Text, names))).Where(t => t.Said is not null).Select(t => new RuleViolation("need-name-told", t.Field, t.Said!))];
    }

    // Row-level security says the same; the condition lets the index answer.
    private IQueryable<CompanyNeed> Own(PortalDb db) => db.Needs.Where(n => n.Owner!.PostedBy == user.UserId);

    private async Task<Outcome<Guid>> OwnAsync(Guid id, int version, Func<PortalDb, CompanyNeed, Task> verb, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        if (await Own(db).Include(n => n.Owner!).ThenInclude(o => o.Choices).SingleOrDefaultAsync(n => n.Id == id, ct) is not { } need) return new Problem("not-found");
        if (need.Version != version) return new Problem("stale-version");
        return await db.SaveOutcomeAsync(async () =>
        {
            await verb(db, need);
            // The version counts changes of who and for whom too.
            if (db.Entry(need).State == EntityState.Unchanged) db.Entry(need).Property(nameof(CompanyNeed.Version)).IsModified = true;
            return id;
        }, ct);
    }

    // The company is the account's, whatever the form says.
    private async Task<NeedTerms> CheckedAsync(PortalDb db, NeedTerms terms, CancellationToken ct)
    {
        Guid[] chosen = [.. terms.Institutions.Distinct()];
        if (chosen.Length > 0 && await db.Organisations.CountAsync(o => chosen.Contains(o.Id) && OrganisationKinds.Institutions.Contains(o.Kind), ct) < chosen.Length) throw new RuleViolation("not-found", nameof(terms.Institutions));
        return terms with { CompanyId = await company.IdAsync(db, ct) };
    }
}
