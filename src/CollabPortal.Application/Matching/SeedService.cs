using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>Filters of the list of seeds.</summary>
public sealed record SeedFilter : ListFilter
{
    public SeedStatus? Status { get; init; }
}

/// <summary>A seed as list, form and public page show it.</summary>
/// <param name="Own">The person asking may change it.</param>
public sealed record SeedView(Guid Id, OrganisationLabel Institution, SeedTerms Terms, SeedStatus Status, DateOnly? PublishedOn, bool Own, int Version) : IRegisterView
{
    /// <summary>Without an English title the Japanese one stands in both languages.</summary>
    public LocalText Title => new(Terms.Title!, Terms.TitleEn ?? Terms.Title!);
}

/// <summary>研究シーズ: enter, change, publish, take back, delete, list. Published ones are read by everybody (row-level security).</summary>
public sealed class SeedService(RegisterWriter writer, Accounts.CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    public Task<Outcome<Guid>> CreateAsync(SeedTerms terms, CancellationToken ct = default) =>
        writer.CreateAsync(async (db, institution) =>
        {
            var seed = new ResearchSeed(institution, terms);
            await CheckAsync(db, seed, ct);
            return seed;
        }, ct);

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, SeedTerms terms, CancellationToken ct = default) =>
        writer.ChangeAsync<ResearchSeed>(id, version, async (db, seed) =>
        {
            seed.Change(terms);
            await CheckAsync(db, seed, ct);
        }, ct);

    /// <summary>Puts it into the public search. Problems: everything that <see cref="ResearchSeed.Missing"/> names, at once.</summary>
    public async Task<Outcome<Guid>> PublishAsync(Guid id, int version, CancellationToken ct = default)
    {
        List<Problem> missing = [];
        var outcome = await writer.ChangeAsync<ResearchSeed>(id, version, (_, seed) =>
        {
            missing = [.. seed.Missing().Select(Problem.Of)];
            seed.Publish(JapanTime.Today(clock));
            return Task.CompletedTask;
        }, ct);
        return missing.Count > 0 ? Outcome<Guid>.Failed(missing) : outcome;
    }

    /// <summary>Takes it out of the public search.</summary>
    public Task<Outcome<Guid>> TakeBackAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.ChangeAsync<ResearchSeed>(id, version, (_, seed) =>
        {
            seed.TakeBack();
            return Task.CompletedTask;
        }, ct);

    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) => writer.DeleteAsync<ResearchSeed>(id, version, ct);

    /// <summary>The own institution's seeds, drafts included. Sort keys: title, published. Drafts first by themselves.</summary>
    public async Task<ListPage<SeedView>> ListAsync(SeedFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var own = user.InstitutionId;
        var seeds = db.Seeds.AsNoTracking().Where(s => s.InstitutionId == own);
        if (filter.Status is { } status) seeds = seeds.Where(s => s.Status == status);
        if (filter.Pattern is { } pattern) seeds = seeds.Where(s => EF.Functions.ILike(s.Title, pattern) || EF.Functions.ILike(s.Problem!, pattern) || EF.Functions.ILike(s.Advantage!, pattern));
        var ordered = filter.Sort switch
        {
            "title" => seeds.OrderBy(s => s.Title),
            "-title" => seeds.OrderByDescending(s => s.Title),
            "published" => seeds.OrderBy(s => s.PublishedOn),
            _ => seeds.OrderByDescending(s => s.Status == SeedStatus.Draft).ThenByDescending(s => s.PublishedOn),
        };
        var page = await ordered.ThenBy(s => s.Id).PageAsync(filter, ct);
        var labels = await db.LabelsAsync(page.Items.Select(s => s.InstitutionId), ct);
        return page.Select(s => View(s, labels));
    }

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<SeedView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        if (await db.Seeds.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } seed) return null;
        return View(seed, await db.LabelsAsync([seed.InstitutionId], ct));
    }

    private SeedView View(ResearchSeed s, IReadOnlyDictionary<Guid, OrganisationLabel> labels) => new(
        s.Id, labels[s.InstitutionId],
        TermsOf(s),
        s.Status, s.PublishedOn, writer.Keeps(s.InstitutionId), s.Version);

    internal static SeedTerms TermsOf(ResearchSeed s) => new()
    {
        Title = s.Title,
        TitleEn = s.TitleEn,
        Problem = s.Problem,
        Advantage = s.Advantage,
        Sought = s.Sought,
        Readiness = s.Readiness,
        FieldCode = s.FieldCode,
        Keywords = s.Keywords,
        Researchers = s.Researchers,
        PatentIds = s.PatentIds,
        ForSmall = s.ForSmall,
    };

    private static async Task CheckAsync(PortalDb db, ResearchSeed seed, CancellationToken ct)
    {
        if (seed.FieldCode is { } field && !await db.ResearchFields.AnyAsync(f => f.Code == field, ct)) throw new RuleViolation("not-found", nameof(seed.FieldCode));
        var known = await db.PatentRights.CountAsync(p => p.InstitutionId == seed.InstitutionId && seed.PatentIds.Contains(p.Id), ct);
        if (known != seed.PatentIds.Length) throw new RuleViolation("not-found", nameof(seed.PatentIds));
    }
}
