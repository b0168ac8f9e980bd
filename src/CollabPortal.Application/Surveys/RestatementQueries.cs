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
public sealed record LockedInstitution(LocalText Institution, FiscalYear Year, DateTimeOffset LockedAt, int Restated, int Unconfirmed);

/// <summary>Restatements as row-level security shows them: an institution its own, the ministry everybody's.</summary>
public sealed class RestatementQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts, SurveyRecordNames names)
{
    /// <summary>Most rows that a file gives.</summary>
    public const int MostExported = 100_000;

    /// <summary>Most figures that are shown for confirming at once.</summary>
    public const int MostWaiting = 300;

    /// <summary>One page, newest first.</summary>
    public async Task<ListPage<RestatementView>> ListAsync(RestatementFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var page = await Rows(db, filter).PageAsync(filter, ct);
        var byId = await NamedAsync(db, page.Items, ct);
        return page.Select(r => With(r, byId));
    }

    /// <summary>
    /// Changes of the own institution that the person asking may confirm, oldest first: made by somebody else, confirmed by nobody. Empty for who
    /// approves nothing. The newest <see cref="MostWaiting"/> figures.
    /// </summary>
    public async Task<IReadOnlyList<RestatementChange>> WaitingAsync(FiscalYear? year, CancellationToken ct = default)
    {
        if (!user.May(Permission.ApproveContracts) || user.InstitutionId is null) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await Rows(db, new RestatementFilter { Year = year }, waits: true).Take(MostWaiting).ToListAsync(ct);
        var byId = await NamedAsync(db, rows, ct);
        return [.. rows.Select(r => With(r, byId)).GroupBy(r => (r.At, r.Year, r.ByUser)).OrderBy(g => g.Key.At).Select(g => new RestatementChange([.. g]))];
    }

    private async Task<Dictionary<Guid, SurveyRecord>> NamedAsync(PortalDb db, IEnumerable<Row> rows, CancellationToken ct) =>
        (await names.OfAsync(db, [.. rows.SelectMany(r => r.Records).Distinct(StringComparer.Ordinal).Select(Record)], ct)).DistinctBy(r => r.Id).ToDictionary(r => r.Id);

    private static RestatementView With(Row row, Dictionary<Guid, SurveyRecord> byId) =>
        row.View with { Records = [.. row.Records.Select(Record).Where(x => byId.ContainsKey(x.Id)).Select(x => byId[x.Id])] };

    /// <summary>All of them, newest first, for CSV.</summary>
    public async Task<IReadOnlyList<RestatementView>> ExportAsync(RestatementFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await Rows(db, filter).Take(MostExported).ToListAsync(ct)).Select(r => r.View)];
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
        var waiting = db.Restatements.Where(Restatement.Waits);
        var rows = await (from found in locks
                          join institution in db.Organisations on found.InstitutionId equals institution.Id
                          orderby found.FiscalYear descending, found.LockedAt descending
                          select new
                          {
                              institution.NameJa,
                              institution.NameEn,
                              found.FiscalYear,
                              found.LockedAt,
                              Unconfirmed = waiting.Count(r => r.InstitutionId == found.InstitutionId && r.FiscalYear == found.FiscalYear),
                              Restated = db.Restatements.Count(r => r.InstitutionId == found.InstitutionId && r.FiscalYear == found.FiscalYear),
                          }).Take(MostExported).ToListAsync(ct);
        return rows.ConvertAll(r => new LockedInstitution(new LocalText(r.NameJa, r.NameEn ?? r.NameJa), r.FiscalYear, r.LockedAt!.Value, r.Restated, r.Unconfirmed));
    }

    private IQueryable<Row> Rows(PortalDb db, RestatementFilter filter, bool waits = false) =>
        from restated in waits ? Own(db.Restatements).Where(Restatement.Waits).Where(r => r.ByUser == null || r.ByUser != user.UserId) : Own(db.Restatements)
        where filter.Year == null || restated.FiscalYear == filter.Year
        join institution in db.Organisations on restated.InstitutionId equals institution.Id
        join person in db.Users on restated.ByUser equals (Guid?)person.Id into people
        from person in people.DefaultIfEmpty()
        join second in db.Users on restated.ConfirmedBy equals (Guid?)second.Id into seconds
        from second in seconds.DefaultIfEmpty()
        join opponent in db.Users on restated.RefusedBy equals (Guid?)opponent.Id into opponents
        from opponent in opponents.DefaultIfEmpty()
        orderby restated.At descending, restated.FiscalYear descending, restated.Item
        select new Row
        {
            View = new RestatementView(
                restated.Id, new LocalText(institution.NameJa, institution.NameEn ?? institution.NameJa), restated.FiscalYear, restated.Item, restated.OldValue,
                restated.NewValue, restated.Reason, restated.At, person == null ? null : person.DisplayName, institution.IsDemo)
            {
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
