using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.IntellectualProperty;

/// <summary>Filters of the list of licences and assignments.</summary>
public sealed record LicenceFilter : ListFilter
{
    public LicenceKind? Kind { get; init; }

    /// <summary>Only what 実施等件数 counts in this fiscal year: licences in force in it, assignments made in it, no options.</summary>
    public int? CountedIn { get; init; }

    /// <summary>Only those on this patent right.</summary>
    public Guid? PatentRightId { get; init; }
}

/// <summary>A licence or assignment as list and form show it.</summary>
/// <param name="Own">The person asking may change it.</param>
public sealed record LicenceView(
    Guid Id, OrganisationLabel Institution, Guid PatentRightId, string PatentTitle, OrganisationLabel Licensee, LicenceTerms Terms, bool Own, int Version) : IRegisterView
{
    /// <summary>Income of all fiscal years in whole yen; null where none was entered, which is not zero.</summary>
    public long? IncomeYen => Terms.Incomes.Count == 0 ? null : Terms.Incomes.Sum(i => i.Yen);
}

/// <summary>特許権実施等: licences, options and assignments with their income.</summary>
public sealed class LicenceService(RegisterWriter writer, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    public Task<Outcome<Guid>> CreateAsync(Guid patentRightId, LicenceTerms terms, CancellationToken ct = default) =>
        writer.CreateAsync(async (db, institution) =>
        {
            var (right, faults) = await FaultsAsync(db, institution, patentRightId, null, terms, ct);
            RuleViolation.ThrowAny(faults);
            return new LicenceOrAssignment(right!, terms);
        }, ct);

    /// <summary>Changes everything but the patent right: another right is another pair, and so another record.</summary>
    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, LicenceTerms terms, CancellationToken ct = default) =>
        writer.ChangeAsync<LicenceOrAssignment>(id, version, async (db, licence) =>
        {
            RuleViolation.ThrowAny((await FaultsAsync(db, licence.InstitutionId, licence.PatentRightId, id, terms, ct)).Faults);
            var stored = licence.Incomes.ToHashSet();
            licence.Change(terms);
            // A new part brings its own id, which EF would else take for that of a stored row.
            db.AddRange(licence.Incomes.Where(i => !stored.Contains(i)));
        }, ct, licences => licences.Include(l => l.Incomes));

    /// <summary>Everything that stands against storing it, without storing it.</summary>
    /// <param name="patentRightId">The right that it is on.</param>
    /// <param name="terms">What the form says; a part that cannot be read is empty.</param>
    /// <param name="id">The licence that is changed; null for a new one.</param>
    public Task<IReadOnlyList<Problem>> FaultsAsync(Guid patentRightId, LicenceTerms terms, Guid? id, CancellationToken ct = default) =>
        writer.FaultsAsync(async (db, institution) => (await FaultsAsync(db, institution, patentRightId, id, terms, ct)).Faults, ct);

    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.DeleteAsync<LicenceOrAssignment>(id, version, ct, with: licences => licences.Include(l => l.Incomes));

    /// <summary>Sort keys: number, starts. Latest start first by itself.</summary>
    public async Task<ListPage<LicenceView>> ListAsync(LicenceFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var licences = db.Licences.AsNoTracking();
        if (filter.Kind is { } kind) licences = licences.Where(l => l.Kind == kind);
        if (filter.PatentRightId is { } right) licences = licences.Where(l => l.PatentRightId == right);
        if (filter.CountedIn is { } number)
        {
            var (start, end) = (new FiscalYear(number).Start, new FiscalYear(number).End);
            licences = licences.Where(l => l.Kind != LicenceKind.Option && l.StartsOn <= end
                && (l.Kind == LicenceKind.Assignment ? l.StartsOn >= start : l.EndsOn == null || l.EndsOn >= start));
        }

        if (filter.Pattern is { } pattern)
        {
            var named = db.Organisations.Named(filter.Text);
            var (hiragana, katakana) = filter.KanaPatterns;
            licences = licences.Where(l => EF.Functions.ILike(l.AgreementNumber, pattern)
                || db.PatentRights.Any(p => p.Id == l.PatentRightId && (EF.Functions.ILike(p.Title, pattern) || EF.Functions.ILike(p.Title, hiragana) || EF.Functions.ILike(p.Title, katakana)))
                || named.Any(o => o.Id == l.LicenseeId));
        }

        var ordered = filter.Sort switch
        {
            "number" => licences.OrderBy(l => l.AgreementNumber),
            "-number" => licences.OrderByDescending(l => l.AgreementNumber),
            "starts" => licences.OrderBy(l => l.StartsOn),
            _ => licences.OrderByDescending(l => l.StartsOn),
        };
        var page = await ordered.ThenBy(l => l.Id).PageAsync(filter, ct);
        return await ViewsAsync(db, page, ct);
    }

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<LicenceView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.Licences.AsNoTracking().Where(l => l.Id == id).ToListAsync(ct);
        return (await ViewsAsync(db, new ListPage<LicenceOrAssignment>(found, found.Count, 1, ListFilter.Size), ct)).Items.SingleOrDefault();
    }

    private async Task<ListPage<LicenceView>> ViewsAsync(PortalDb db, ListPage<LicenceOrAssignment> page, CancellationToken ct)
    {
        Guid[] ids = [.. page.Items.Select(l => l.Id)], rights = [.. page.Items.Select(l => l.PatentRightId)];
        var titles = await db.PatentRights.Where(p => rights.Contains(p.Id)).Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        var incomes = (await db.LicenceIncomes.AsNoTracking().Where(i => ids.Contains(i.LicenceId)).OrderBy(i => i.FiscalYear).ThenBy(i => i.Kind).ToListAsync(ct))
            .ToLookup(i => i.LicenceId, i => new IncomeTerms(i.FiscalYear.Year, i.Kind, i.Yen));
        var labels = await db.LabelsAsync(page.Items.SelectMany(l => new[] { l.InstitutionId, l.LicenseeId }), ct);
        return page.Select(l => new LicenceView(
            l.Id, labels[l.InstitutionId], l.PatentRightId, titles[l.PatentRightId], labels[l.LicenseeId],
            new LicenceTerms
            {
                AgreementNumber = l.AgreementNumber,
                LicenseeId = l.LicenseeId,
                Kind = l.Kind,
                StartsOn = l.StartsOn,
                EndsOn = l.EndsOn,
                Incomes = [.. incomes[l.Id]],
            },
            writer.Keeps(l.InstitutionId), l.Version));
    }

    private async Task<(PatentRight? Right, IReadOnlyList<RuleViolation> Faults)> FaultsAsync(PortalDb db, Guid institution, Guid patentRightId, Guid? self, LicenceTerms terms, CancellationToken ct)
    {
        List<RuleViolation> found = [];
        var right = await db.PatentRights.AsNoTracking().SingleOrDefaultAsync(p => p.Id == patentRightId && p.InstitutionId == institution, ct);
        if (right is null) found.Add(new RuleViolation(patentRightId == Guid.Empty ? "required" : "not-found", "PatentRightId"));
        found.AddRange(LicenceOrAssignment.Faults(terms, JapanTime.Today(clock)));
        if (terms.LicenseeId != Guid.Empty && (await db.OrganisationOrFaultAsync(terms.LicenseeId, nameof(terms.LicenseeId), ct)).Fault is { } unknown) found.Add(unknown);
        var number = terms.AgreementNumber.Trim();
        if (number.Length > 0 && await db.Licences.AnyAsync(l => l.PatentRightId == patentRightId && l.AgreementNumber == number && l.Id != self, ct))
            found.Add(new RuleViolation("number-taken", nameof(terms.AgreementNumber)));
        return (right, found);
    }
}
