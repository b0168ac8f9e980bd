using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.IntellectualProperty;

/// <summary>Filters of the list of patent rights.</summary>
public sealed record PatentFilter : ListFilter
{
    public PatentStatus? Status { get; init; }

    /// <summary>Only those open for licensing.</summary>
    public bool OpenOnly { get; init; }
}

/// <summary>A patent right as list and form show it.</summary>
/// <param name="Licences">Licences and assignments entered for it, options included.</param>
/// <param name="Own">The person asking may change it.</param>
public sealed record PatentView(Guid Id, OrganisationLabel Institution, PatentTerms Terms, int Licences, bool Own, int Version) : IRegisterView
{
    /// <summary>Registration number, else application number, else null before an application.</summary>
    public string? Number => Terms.RegistrationNumber ?? Terms.ApplicationNumber;
}

/// <summary>特許権, the right to obtain one included: enter, change, delete, list.</summary>
public sealed class PatentService(RegisterWriter writer, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    public Task<Outcome<Guid>> CreateAsync(PatentTerms terms, CancellationToken ct = default) =>
        writer.CreateAsync(async (db, institution) =>
        {
            RuleViolation.ThrowAny(await FaultsAsync(db, institution, null, terms, ct));
            return new PatentRight(institution, terms);
        }, ct);

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, PatentTerms terms, CancellationToken ct = default) =>
        writer.ChangeAsync<PatentRight>(id, version, async (db, right) =>
        {
            RuleViolation.ThrowAny(await FaultsAsync(db, right.InstitutionId, id, terms, ct));
            right.Change(terms);
        }, ct);

    /// <summary>Everything that stands against storing it, without storing it.</summary>
    /// <param name="terms">What the form says; a part that cannot be read is empty.</param>
    /// <param name="id">The right that is changed; null for a new one.</param>
    public Task<IReadOnlyList<Problem>> FaultsAsync(PatentTerms terms, Guid? id, CancellationToken ct = default) =>
        writer.FaultsAsync((db, institution) => FaultsAsync(db, institution, id, terms, ct), ct);

    /// <summary>"patent-in-use" while licences or assignments stand on it.</summary>
    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.DeleteAsync<PatentRight>(id, version, ct, async (db, right) =>
        {
            var licences = await db.Licences.CountAsync(l => l.PatentRightId == right.Id, ct);
            if (licences > 0) throw new RuleViolation("patent-in-use", null, licences);
        });

    /// <summary>Sort keys: title, applied. Newest entry first by itself.</summary>
    public async Task<ListPage<PatentView>> ListAsync(PatentFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rights = db.PatentRights.AsNoTracking();
        if (filter.Status is { } status) rights = rights.Where(p => p.Status == status);
        if (filter.OpenOnly) rights = rights.Where(p => p.OpenForLicensing);
        if (filter.Pattern is { } pattern)
        {
            var (hiragana, katakana) = filter.KanaPatterns;
            rights = rights.Where(p => EF.Functions.ILike(p.Title, pattern) || EF.Functions.ILike(p.Holder!, pattern)
                || EF.Functions.ILike(p.Title, hiragana) || EF.Functions.ILike(p.Holder!, hiragana) || EF.Functions.ILike(p.Title, katakana) || EF.Functions.ILike(p.Holder!, katakana)
                || EF.Functions.ILike(p.ApplicationNumber!, pattern) || EF.Functions.ILike(p.RegistrationNumber!, pattern));
        }

        var ordered = filter.Sort switch
        {
            "title" => rights.OrderBy(p => p.Title),
            "-title" => rights.OrderByDescending(p => p.Title),
            "applied" => rights.OrderBy(p => p.AppliedOn),
            "-applied" => rights.OrderByDescending(p => p.AppliedOn.HasValue).ThenByDescending(p => p.AppliedOn),
            _ => rights.OrderByDescending(p => p.Id),
        };
        var page = await ordered.ThenBy(p => p.Id).PageAsync(filter, ct);
        return await ViewsAsync(db, page, ct);
    }

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<PatentView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.PatentRights.AsNoTracking().Where(p => p.Id == id).ToListAsync(ct);
        return (await ViewsAsync(db, new ListPage<PatentRight>(found, found.Count, 1, ListFilter.Size), ct)).Items.SingleOrDefault();
    }

    private async Task<ListPage<PatentView>> ViewsAsync(PortalDb db, ListPage<PatentRight> page, CancellationToken ct)
    {
        Guid[] ids = [.. page.Items.Select(p => p.Id)];
        var licences = await db.Licences.Where(l => ids.Contains(l.PatentRightId)).GroupBy(l => l.PatentRightId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var labels = await db.LabelsAsync(page.Items.Select(p => p.InstitutionId), ct);
        return page.Select(p => new PatentView(
            p.Id, labels[p.InstitutionId], Terms(p), licences.GetValueOrDefault(p.Id), writer.Keeps(p.InstitutionId), p.Version));
    }

    private static PatentTerms Terms(PatentRight p) => new()
    {
        Title = p.Title,
        Country = p.Country,
        ApplicationNumber = p.ApplicationNumber,
        RegistrationNumber = p.RegistrationNumber,
        AppliedOn = p.AppliedOn,
        RegisteredOn = p.RegisteredOn,
        Holder = p.Holder,
        Status = p.Status,
        OpenForLicensing = p.OpenForLicensing,
    };

    /// <summary>What the right itself refuses; and a country gives a number once, so that the same right is not entered twice.</summary>
    private async Task<IReadOnlyList<RuleViolation>> FaultsAsync(PortalDb db, Guid institution, Guid? self, PatentTerms terms, CancellationToken ct)
    {
        List<RuleViolation> found = [.. PatentRight.Faults(terms, JapanTime.Today(clock))];
        var country = terms.Country.Trim().ToUpperInvariant();
        var others = db.PatentRights.Where(p => p.InstitutionId == institution && p.Country == country && p.Id != self);
        if (terms.ApplicationNumber?.Trim() is { Length: > 0 } application && await others.AnyAsync(p => p.ApplicationNumber == application, ct))
            found.Add(new RuleViolation("number-taken", nameof(terms.ApplicationNumber)));
        if (terms.RegistrationNumber?.Trim() is { Length: > 0 } registration && await others.AnyAsync(p => p.RegistrationNumber == registration, ct))
            found.Add(new RuleViolation("number-taken", nameof(terms.RegistrationNumber)));
        return found;
    }
}
