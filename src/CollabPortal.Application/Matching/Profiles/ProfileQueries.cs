using CollabPortal.Application.Data;
using CollabPortal.Domain.Matching.Profiles;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Profiles;

/// <summary>A prescription with what an institution says of it; null where it has said nothing.</summary>
public sealed record CheckedPrescription(Prescription Prescription, GuidelineCheck? Check);

/// <summary>A version that was published, to link to.</summary>
public sealed record ProfileEdition(int Number, DateOnly PublishedOn);

/// <summary>One published version as everybody reads it.</summary>
/// <param name="Checks">The ministry's list of today in its order; one that was retired since only where this version names it.</param>
/// <param name="Editions">All versions, the newest first.</param>
public sealed record PublishedProfile(int Number, DateOnly PublishedOn, ProfileTerms Terms, IReadOnlyList<CheckedPrescription> Checks, IReadOnlyList<ProfileEdition> Editions)
{
    public bool IsLatest => Editions[0].Number == Number;

    public ProfileText? Text(ProfilePart part) => Terms.Texts.FirstOrDefault(t => t.Part == part);
}

/// <summary>Published profiles, the same for every reader.</summary>
public sealed class ProfileQueries(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>The version with this number, or the last one; null where there is none.</summary>
    public async Task<PublishedProfile?> FindAsync(Guid institution, int? number = null, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var published = db.Profiles.AsNoTracking().Where(p => p.InstitutionId == institution && p.Status == ProfileStatus.Published);
        var editions = await published.OrderByDescending(p => p.Number).Select(p => new ProfileEdition(p.Number!.Value, p.PublishedOn!.Value)).ToListAsync(ct);
        if (editions.Count == 0) return null;
        var wanted = number ?? editions[0].Number;
        if (await published.SingleOrDefaultAsync(p => p.Number == wanted, ct) is not { } profile) return null;
        var list = await db.Prescriptions.AsNoTracking().OrderBy(p => p.Ordinal).ThenBy(p => p.Id).ToListAsync(ct);
        return new PublishedProfile(wanted, profile.PublishedOn!.Value, profile.Terms, Join(list, profile.Checks), editions);
    }

    internal static IReadOnlyList<CheckedPrescription> Join(IEnumerable<Prescription> list, IReadOnlyList<GuidelineCheck> checks) =>
        [.. list.Select(p => new CheckedPrescription(p, checks.FirstOrDefault(c => c.PrescriptionId == p.Id))).Where(c => c.Check is not null || !c.Prescription.Retired)];
}
