using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>Filters of the list of restatements.</summary>
public sealed record RestatementFilter : ListFilter
{
    public FiscalYear? Year { get; init; }
}

/// <summary>An institution whose fiscal year is locked, and when.</summary>
/// <param name="Restated">Figures that stand otherwise than at the lock, or would if what waits were confirmed.</param>
/// <param name="Unconfirmed">Those of them that wait for a second person.</param>
public sealed record LockedInstitution(LocalText Institution, FiscalYear Year, DateTimeOffset LockedAt, int Restated, int Unconfirmed);

/// <summary>One page of corrections.</summary>
/// <param name="Changes">Whole corrections; none is cut by the end of a page.</param>
/// <param name="Figures">Figures that those of all pages moved.</param>
public sealed record RestatementPage(ListPage<RestatementChange> Changes, int Figures);

/// <summary>Restatements as row-level security shows them: an institution its own, the ministry everybody's.</summary>
public sealed class RestatementQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts, SurveyRecordNames names)
{
    /// <summary>Most rows that a file gives.</summary>
    public const int MostExported = 100_000;

    /// <summary>Figures that are shown for confirming at once, but for the last change, which is shown whole.</summary>
    public const int MostWaiting = 300;

    /// <summary>
    /// One page of corrections, newest first: what one save moved in one locked year. What a refusal set back is no correction of its own and stands
    /// with the refused one (<see cref="RestatementChange.SetBack"/>).
    /// </summary>
    public async Task<RestatementPage> PageAsync(RestatementFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var corrections = Corrections(db, filter);
        var page = await corrections.GroupBy(r => new { r.At, r.FiscalYear, r.InstitutionId, r.ByUser }).Select(g => g.Key)
            .OrderByDescending(k => k.At).ThenByDescending(k => k.FiscalYear).ThenBy(k => k.InstitutionId).ThenBy(k => k.ByUser).PageAsync(filter, ct);
        var figures = await corrections.CountAsync(ct);
        DateTimeOffset[] moments = [.. page.Items.Select(k => k.At).Distinct()];
        Guid[] institutions = [.. page.Items.Select(k => k.InstitutionId).Distinct()];
        var rows = await Rows(db, corrections.Where(r => institutions.Contains(r.InstitutionId) && moments.Contains(r.At))).ToListAsync(ct);
        var views = (await StandingAsync(db, rows, ct)).ToLookup(r => (r.At, r.Year, r.InstitutionId, r.ByUser));
        return new RestatementPage(page.Select(k => new RestatementChange([.. views[(k.At, k.FiscalYear, k.InstitutionId, k.ByUser)]])), figures);
    }

    /// <summary>
    /// Changes of the own institution that the person asking may confirm, oldest first: made by somebody else, confirmed by nobody. Empty for who
    /// approves nothing. The newest, with about <see cref="MostWaiting"/> figures; each change whole, for it is confirmed as one.
    /// </summary>
    public async Task<IReadOnlyList<RestatementChange>> WaitingAsync(FiscalYear? year, CancellationToken ct = default)
    {
        if (!user.May(Permission.ApproveContracts) || user.InstitutionId is null) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var waiting = Of(db, new RestatementFilter { Year = year }).Where(Restatement.Waits).Where(r => r.ByUser == null || r.ByUser != user.UserId);
        // The newest moments whose figures fill the page; all rows of each.
        var moments = await waiting.GroupBy(r => r.At).Select(g => new { At = g.Key, Figures = g.Count() }).OrderByDescending(g => g.At).Take(MostWaiting).ToListAsync(ct);
        var (shown, figures) = (new List<DateTimeOffset>(), 0);
        foreach (var moment in moments.TakeWhile(_ => figures < MostWaiting))
        {
            figures += moment.Figures;
            shown.Add(moment.At);
        }

        var views = await NamedAsync(db, await Rows(db, waiting.Where(r => shown.Contains(r.At))).ToListAsync(ct), ct);
        return [.. views.GroupBy(r => (r.At, r.Year, r.ByUser)).OrderBy(g => g.Key.At).Select(g => new RestatementChange([.. g]))];
    }

    /// <summary>Figures of all corrections, newest first, for CSV: as on the pages, without the records.</summary>
    public async Task<IReadOnlyList<RestatementView>> ExportAsync(RestatementFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await Rows(db, Corrections(db, filter)).Take(MostExported).ToListAsync(ct);
        return await HistoryAsync(db, [.. rows.Select(r => r.View)], ct);
    }

    private async Task<IReadOnlyList<RestatementView>> StandingAsync(PortalDb db, IReadOnlyList<Row> rows, CancellationToken ct) =>
        await HistoryAsync(db, await NamedAsync(db, rows, ct), ct);

    private async Task<IReadOnlyList<RestatementView>> HistoryAsync(PortalDb db, IReadOnlyList<RestatementView> views, CancellationToken ct)
    {
        Guid[] institutions = [.. views.Select(v => v.InstitutionId).Distinct()];
        FiscalYear[] years = [.. views.Select(v => v.Year).Distinct()];
        return StandingChanges.Of(await db.Restatements.AsNoTracking().Where(r => institutions.Contains(r.InstitutionId) && years.Contains(r.FiscalYear)).ToListAsync(ct)).Told(views);
    }

    private async Task<IReadOnlyList<RestatementView>> NamedAsync(PortalDb db, IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var byId = (await names.OfAsync(db, [.. rows.SelectMany(r => r.Records).Distinct(StringComparer.Ordinal).Select(Record)], ct)).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        return [.. rows.Select(r => r.View with { Records = [.. r.Records.Select(Record).Where(x => byId.ContainsKey(x.Id)).Select(x => byId[x.Id])] })];
    }

    /// <summary>The size bands, for the names of their rows.</summary>
    public async Task<IReadOnlyList<SizeBandRow>> BandsAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SizeBands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);
    }

    /// <summary>Institutions that locked a fiscal year, newest first.</summary>
    public async Task<IReadOnlyList<LockedInstitution>> LockedAsync(FiscalYear? year, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var locks = Own(db.YearLocks).Where(l => l.State == YearState.Locked && (year == null || l.FiscalYear == year));
        var moved = (await Own(db.Restatements).Where(r => year == null || r.FiscalYear == year).MovedFigures().ToListAsync(ct)).ToLookup(m => (m.InstitutionId, m.FiscalYear));
        var rows = await (from found in locks
                          join institution in db.Organisations on found.InstitutionId equals institution.Id
                          orderby found.FiscalYear descending, found.LockedAt descending
                          select new { institution.NameJa, institution.NameEn, found.InstitutionId, found.FiscalYear, found.LockedAt }).Take(MostExported).ToListAsync(ct);
        return rows.ConvertAll(r => new LockedInstitution(
            new LocalText(r.NameJa, r.NameEn ?? r.NameJa), r.FiscalYear, r.LockedAt!.Value, moved[(r.InstitutionId, r.FiscalYear)].Count(), moved[(r.InstitutionId, r.FiscalYear)].Count(m => m.Waits)));
    }

    private IQueryable<Restatement> Of(PortalDb db, RestatementFilter filter) => Own(db.Restatements).Where(r => filter.Year == null || r.FiscalYear == filter.Year);

    // What a refusal set back was written at the moment of the refusal by who refused, and by nothing else.
    private IQueryable<Restatement> Corrections(PortalDb db, RestatementFilter filter) =>
        Of(db, filter).Where(r => !db.Restatements.Any(o => o.InstitutionId == r.InstitutionId && o.RefusedAt == r.At && o.RefusedBy == r.ByUser));

    private static IQueryable<Row> Rows(PortalDb db, IQueryable<Restatement> source) =>
        from restated in source
        join institution in db.Organisations on restated.InstitutionId equals institution.Id
        join person in db.Users on restated.ByUser equals (Guid?)person.Id into people
        from person in people.DefaultIfEmpty()
        join second in db.Users on restated.ConfirmedBy equals (Guid?)second.Id into seconds
        from second in seconds.DefaultIfEmpty()
        join opponent in db.Users on restated.RefusedBy equals (Guid?)opponent.Id into opponents
        from opponent in opponents.DefaultIfEmpty()
        orderby restated.At descending, restated.FiscalYear descending, restated.InstitutionId, restated.Item
        select new Row
        {
            View = new RestatementView(
                restated.Id, new LocalText(institution.NameJa, institution.NameEn ?? institution.NameJa), restated.FiscalYear, restated.Item, restated.OldValue,
                restated.NewValue, restated.Reason, restated.At, person == null ? null : person.DisplayName, institution.IsDemo)
            {
                InstitutionId = restated.InstitutionId,
                ConfirmedAt = restated.ConfirmedAt,
                Confirmer = second == null ? null : second.DisplayName,
                RefusedAt = restated.RefusedAt,
                Refuser = opponent == null ? null : opponent.DisplayName,
                Refusal = restated.Refusal,
                SettledAt = restated.SettledAt,
                ByUser = restated.ByUser,
            },
            Records = restated.Records,
        };

    internal static (string Kind, Guid Id, long? Amount) Record(string written) => (written[..written.IndexOf(':', StringComparison.Ordinal)], Guid.Parse(written[(written.IndexOf(':', StringComparison.Ordinal) + 1)..]), null);

    // Row-level security would leave the same rows; saying it finds them by index.
    private IQueryable<T> Own<T>(IQueryable<T> rows)
        where T : class, IRegisterRecord =>
        user.InstitutionId is { } own ? rows.Where(r => r.InstitutionId == own) : rows;

    private sealed class Row
    {
        public required RestatementView View { get; init; }

        public required string[] Records { get; init; }
    }
}
