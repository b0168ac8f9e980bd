using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching.Profiles;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Profiles;

/// <summary>A version of a profile as the office's form and list show it.</summary>
/// <param name="Own">The person asking may change it: a draft of the own institution.</param>
public sealed record ProfileView(
    Guid Id, OrganisationLabel Institution, ProfileTerms Terms, ProfileStatus Status, int? Number, DateOnly? PublishedOn, bool Own, int Version) : IRegisterView;

/// <summary>The liaison office's side of its profile: one draft at a time, published as the next version, never changed afterwards.</summary>
public sealed class ProfileDesk(RegisterWriter writer, CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>All versions of the own institution, the draft first, then the newest.</summary>
    public async Task<IReadOnlyList<ProfileView>> ListAsync(CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var versions = await db.Profiles.AsNoTracking().Where(p => p.InstitutionId == own).OrderByDescending(p => p.Number == null).ThenByDescending(p => p.Number).ToListAsync(ct);
        var labels = await db.LabelsAsync([own], ct);
        return [.. versions.Select(p => View(p, labels[own]))];
    }

    /// <summary>The own draft with this id; null for anything else.</summary>
    public async Task<ProfileView?> FindDraftAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var draft = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Status == ProfileStatus.Draft, ct);
        return draft is null ? null : View(draft, (await db.LabelsAsync([draft.InstitutionId], ct))[draft.InstitutionId]);
    }

    /// <summary>Begins the next version with what the form says. Problem "profile-draft-exists" where one is begun already.</summary>
    public Task<Outcome<Guid>> CreateAsync(ProfileTerms terms, CancellationToken ct = default) => writer.CreateAsync(async (db, institution) =>
    {
        if (await db.Profiles.AnyAsync(p => p.InstitutionId == institution && p.Status == ProfileStatus.Draft, ct)) throw new RuleViolation("profile-draft-exists");
        await CheckAsync(db, terms, ct);
        return new ProfileVersion(institution, terms);
    }, ct);

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, ProfileTerms terms, CancellationToken ct = default) => writer.ChangeAsync<ProfileVersion>(id, version, async (db, profile) =>
    {
        await CheckAsync(db, terms, ct);
        profile.Change(terms);
    }, ct);

    /// <summary>Puts the draft on the public page and into the search. Problems: all that <see cref="ProfileVersion.Missing"/> names, at once.</summary>
    public async Task<Outcome<Guid>> PublishAsync(Guid id, int version, CancellationToken ct = default)
    {
        List<Problem> missing = [];
        var today = JapanTime.Today(clock);
        var outcome = await writer.ChangeAsync<ProfileVersion>(id, version, async (db, profile) =>
        {
            missing = [.. profile.Missing(today).Select(Problem.Of)];
            var last = await db.Profiles.Where(p => p.InstitutionId == profile.InstitutionId).MaxAsync(p => p.Number, ct) ?? 0;
            profile.Publish(last + 1, today);
        }, ct);
        return missing.Count > 0 ? Outcome<Guid>.Failed(missing) : outcome;
    }

    /// <summary>Drops a draft; a published version stays readable for good.</summary>
    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) => writer.DeleteAsync<ProfileVersion>(id, version, ct, (_, profile) =>
        profile.Status == ProfileStatus.Draft ? Task.CompletedTask : throw new RuleViolation("profile-published"));

    private ProfileView View(ProfileVersion p, OrganisationLabel institution) =>
        new(p.Id, institution, p.Terms, p.Status, p.Number, p.PublishedOn, writer.Keeps(p.InstitutionId) && p.Status == ProfileStatus.Draft, p.Version);

    private static async Task CheckAsync(PortalDb db, ProfileTerms terms, CancellationToken ct)
    {
        var fields = terms.Strengths.Select(s => s.FieldCode).ToList();
        if (await db.ResearchFields.CountAsync(f => f.Level == 1 && fields.Contains(f.Code), ct) < fields.Distinct().Count()) throw new RuleViolation("not-found", nameof(terms.Strengths));
        var checks = terms.Checks.Select(c => c.PrescriptionId).ToList();
        if (await db.Prescriptions.CountAsync(p => checks.Contains(p.Id), ct) < checks.Distinct().Count()) throw new RuleViolation("not-found", nameof(terms.Checks));
    }
}
