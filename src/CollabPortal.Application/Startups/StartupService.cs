using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Startups;

/// <summary>Filters of the list of startups.</summary>
public sealed record StartupFilter : ListFilter
{
    public StartupType? Type { get; init; }

    public StartupStatus? Status { get; init; }
}

/// <summary>A startup as list and form show it.</summary>
/// <param name="Parents">Institutions it came from, the keeper of the record first.</param>
/// <param name="FoundedIn">Fiscal year of founding by MEXT's rule: an unknown month counts as April or later.</param>
/// <param name="Own">The person asking may change it.</param>
public sealed record StartupView(
    Guid Id, OrganisationLabel Institution, StartupTerms Terms, IReadOnlyList<OrganisationLabel> Parents, FiscalYear FoundedIn, bool Own, int Version) : IRegisterView
{
    /// <summary>Without an English name the Japanese one stands in both languages.</summary>
    public LocalText Name => new(Terms.NameJa, Terms.NameEn ?? Terms.NameJa);
}

/// <summary>大学発ベンチャー: enter, change, delete, list. Parent institutions read the record.</summary>
public sealed class StartupService(RegisterWriter writer, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    public Task<Outcome<Guid>> CreateAsync(StartupTerms terms, CancellationToken ct = default) =>
        writer.CreateAsync(async (db, institution) =>
        {
            RuleViolation.ThrowAny(await FaultsAsync(db, institution, null, Normalised(terms), ct));
            return new Startup(institution, Normalised(terms));
        }, ct);

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, StartupTerms terms, CancellationToken ct = default) =>
        writer.ChangeAsync<Startup>(id, version, async (db, startup) =>
        {
            RuleViolation.ThrowAny(await FaultsAsync(db, startup.InstitutionId, id, Normalised(terms), ct));
            startup.Change(Normalised(terms));
        }, ct);

    /// <summary>Everything that stands against storing it, without storing it.</summary>
    /// <param name="terms">What the form says; a part that cannot be read is empty.</param>
    /// <param name="id">The startup that is changed; null for a new one.</param>
    public Task<IReadOnlyList<Problem>> FaultsAsync(StartupTerms terms, Guid? id, CancellationToken ct = default) =>
        writer.FaultsAsync((db, institution) => FaultsAsync(db, institution, id, Normalised(terms), ct), ct);

    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.DeleteAsync<Startup>(id, version, ct);

    /// <summary>Sort keys: name, founded. Newest founding first by itself.</summary>
    public async Task<ListPage<StartupView>> ListAsync(StartupFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var startups = db.Startups.AsNoTracking();
        if (filter.Type is { } type) startups = startups.Where(s => s.Types.Contains(type));
        if (filter.Status is { } status) startups = startups.Where(s => s.Status == status);
        if (filter.Pattern is { } pattern)
        {
            // Some hundred records of an office, some thousand of the nation: their names are matched here, by the same function as names of the catalogue.
            var names = await startups.Select(s => new { s.Id, s.NameJa, s.NameKana, s.NameEn }).ToListAsync(ct);
            List<Guid> said = [.. names.Where(s => SearchText.Says(filter.Text, s.NameJa, s.NameKana, s.NameEn)).Select(s => s.Id)];
            startups = startups.Where(s => said.Contains(s.Id) || EF.Functions.ILike(s.CorporateNumber!, pattern));
        }

        // An unknown month or day sorts as the last of its year or month.
        var ordered = filter.Sort switch
        {
            "name" => startups.OrderBy(s => s.NameKana ?? s.NameJa),
            "-name" => startups.OrderByDescending(s => s.NameKana ?? s.NameJa),
            "founded" => startups.OrderBy(s => s.FoundedYear).ThenBy(s => s.FoundedMonth ?? 13).ThenBy(s => s.FoundedDay ?? 32),
            _ => startups.OrderByDescending(s => s.FoundedYear).ThenByDescending(s => s.FoundedMonth ?? 13).ThenByDescending(s => s.FoundedDay ?? 32),
        };
        var page = await ordered.ThenBy(s => s.Id).PageAsync(filter, ct);
        var labels = await db.LabelsAsync(page.Items.SelectMany(s => s.Parents), ct);
        return page.Select(s => View(s, labels));
    }

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<StartupView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Startups.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } startup) return null;
        return View(startup, await db.LabelsAsync(startup.Parents, ct));
    }

    private StartupView View(Startup s, IReadOnlyDictionary<Guid, OrganisationLabel> labels) => new(
        s.Id, labels[s.InstitutionId],
        new StartupTerms
        {
            NameJa = s.NameJa,
            NameEn = s.NameEn,
            NameKana = s.NameKana,
            CorporateNumber = s.CorporateNumber,
            Types = s.Types,
            FoundedYear = s.FoundedYear,
            FoundedMonth = s.FoundedMonth,
            FoundedDay = s.FoundedDay,
            Status = s.Status,
            StatusSince = s.StatusSince,
            Parents = s.Parents,
            Business = s.Business,
        },
        [.. s.Parents.Select(p => labels[p])], s.FoundedIn, writer.Keeps(s.InstitutionId), s.Version);

    private static StartupTerms Normalised(StartupTerms terms) => terms with { CorporateNumber = CorporateNumber.Normalise(terms.CorporateNumber) };

    /// <summary>What the startup itself refuses; a right 法人番号 that no other startup of the register bears, and parents that are institutions.</summary>
    private async Task<IReadOnlyList<RuleViolation>> FaultsAsync(PortalDb db, Guid institution, Guid? self, StartupTerms terms, CancellationToken ct)
    {
        List<RuleViolation> found = [.. Startup.Faults(terms, JapanTime.Today(clock))];
        if (terms.CorporateNumber is { Length: > 0 } number)
        {
            if (!CorporateNumber.IsValid(number)) found.Add(new RuleViolation("corporate-number-invalid", nameof(terms.CorporateNumber)));
            else if (await db.Startups.AnyAsync(s => s.InstitutionId == institution && s.CorporateNumber == number && s.Id != self, ct))
                found.Add(new RuleViolation("number-taken", nameof(terms.CorporateNumber)));
        }

        var parents = await db.LabelsAsync(terms.Parents, ct);
        if (terms.Parents.Any(p => !parents.ContainsKey(p))) found.Add(new RuleViolation("not-found", nameof(terms.Parents)));
        if (parents.Values.Any(p => !OrganisationKinds.IsInstitution(p.Kind))) found.Add(new RuleViolation("startup-parent-institution", nameof(terms.Parents)));
        return found;
    }
}
