using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>A change of a locked fiscal year that waits for a second person, or that one refused.</summary>
/// <param name="Person">Who made it; null for the portal itself or an account that is gone.</param>
/// <param name="IsOwn">The person asking made it.</param>
/// <param name="Figures">How many figures of the survey sheets it moved.</param>
/// <param name="Days">Whole days in Japan since it was made, or since it was refused.</param>
/// <param name="Records">What it changed, with number and link.</param>
/// <param name="Confirmers">Who may confirm it: approvers other than who made it. Empty: nobody of the institution can, and an administrator has to let a second one in.</param>
public sealed record OpenRestatement(
    int FiscalYear, DateTimeOffset At, string? Person, bool IsOwn, string Reason, int Figures, int Days, IReadOnlyList<SurveyRecord> Records, IReadOnlyList<string> Confirmers)
{
    /// <summary>Null while nobody refused it.</summary>
    public RestatementRefusal? Refused { get; init; }

    /// <summary>The page where it is confirmed or read.</summary>
    public string Address => $"/restatements?fiscalYear={FiscalYear}#waiting";
}

/// <summary>That a second person did not accept a change.</summary>
/// <param name="TakenBack">The figures are back where they stood; otherwise the records are still to be put right.</param>
public sealed record RestatementRefusal(DateTimeOffset At, string? Person, string Comment, bool TakenBack);

/// <summary>Changes of locked years that want something: for who confirms them, for who made them, and for the page of a contract.</summary>
public sealed class RestatementWork(CurrentUser user, IDbContextFactory<PortalDb> contexts, SurveyRecordNames names, TimeProvider clock)
{
    /// <summary>So long a refusal is shown to who made the change, in days, although the figures are back.</summary>
    public const int RefusalShown = 30;

    // Figures read at most: a change moves some ten.
    private const int MostFigures = 2000;

    /// <summary>Made by others, for this approver to confirm or refuse, oldest first. Empty for who approves nothing.</summary>
    public Task<IReadOnlyList<OpenRestatement>> ToConfirmAsync(CancellationToken ct = default) =>
        user.May(Permission.ApproveContracts) ? ReadAsync(rows => rows.Where(Restatement.Waits).Where(r => r.ByUser == null || r.ByUser != user.UserId), ct) : Task.FromResult<IReadOnlyList<OpenRestatement>>([]);

    /// <summary>The person's own that wait for somebody else, and those that were refused.</summary>
    public Task<IReadOnlyList<OpenRestatement>> OwnAsync(CancellationToken ct = default) => ReadAsync(rows => rows.Where(r => r.ByUser == user.UserId), ct);

    /// <summary>Those that changed one contract, whoever made them.</summary>
    /// <param name="contractId">The contract.</param>
    /// <param name="day">As they stood at the end of this day in Japan; null for now.</param>
    public Task<IReadOnlyList<OpenRestatement>> OfContractAsync(Guid contractId, DateOnly? day = null, CancellationToken ct = default)
    {
        var record = "contract:" + contractId;
        return ReadAsync(rows => rows.Where(r => r.Records.Contains(record)), ct, day);
    }

    private async Task<IReadOnlyList<OpenRestatement>> ReadAsync(Func<IQueryable<Restatement>, IQueryable<Restatement>> which, CancellationToken ct, DateOnly? day = null)
    {
        if (user.InstitutionId is not { } own) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var today = JapanTime.Today(clock);
        DateTimeOffset? then = day is { } past && past < today ? JapanTime.StartOf(past.AddDays(1)) : null;
        var since = (then ?? clock.GetUtcNow()).AddDays(-RefusalShown);
        var held = db.Restatements.AsNoTracking().Where(r => r.InstitutionId == own);
        // What was done after that moment had not happened yet.
        held = then is { } end
            ? held.Where(r => r.At < end && (r.ConfirmedAt == null || r.ConfirmedAt >= end) && (r.SettledAt == null || r.SettledAt >= end || (r.RefusedAt < end && r.RefusedAt > since)))
            : held.Where(r => r.ConfirmedAt == null && (r.RefusedAt == null ? r.SettledAt == null : r.SettledAt == null || r.RefusedAt > since));
        var rows = await which(held).OrderBy(r => r.At).Take(MostFigures).ToListAsync(ct);
        if (rows.Count == 0) return [];
        Guid[] people = [.. rows.SelectMany(r => new[] { r.ByUser, r.RefusedBy }).OfType<Guid>().Distinct()];
        var known = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var approvers = await ApproversAsync(db, own, ct);
        var named = (await names.OfAsync(db, [.. rows.SelectMany(r => r.Records).Distinct(StringComparer.Ordinal).Select(RestatementQueries.Record)], ct)).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        if (then is not null) today = day!.Value;
        bool Done(DateTimeOffset? at) => at is { } moment && !(moment >= then);
        string? Name(Guid? id) => id is { } person ? known.GetValueOrDefault(person) : null;
        return [.. rows.GroupBy(r => (r.At, r.FiscalYear, r.ByUser, RefusedAt: Done(r.RefusedAt) ? r.RefusedAt : null)).Select(g =>
        {
            var (first, refusedAt) = (g.First(), g.Key.RefusedAt);
            return new OpenRestatement(
                first.FiscalYear.Year, first.At, Name(first.ByUser), first.ByUser == user.UserId, first.Reason, g.Count(), today.DayNumber - JapanTime.DateOf(refusedAt ?? first.At).DayNumber,
                [.. first.Records.Select(RestatementQueries.Record).Where(r => named.ContainsKey(r.Id)).Select(r => named[r.Id])],
                [.. approvers.Where(a => a.Id != first.ByUser).Select(a => a.Name)])
            {
                Refused = refusedAt is { } at ? new RestatementRefusal(at, Name(first.RefusedBy), first.Refusal ?? "", g.All(r => Done(r.SettledAt))) : null,
            };
        })];
    }

    private async Task<IReadOnlyList<(Guid Id, string Name)>> ApproversAsync(PortalDb db, Guid own, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await db.Users.AsNoTracking().Where(u => u.InstitutionId == own && u.Role == PortalRole.Approver && (u.LockoutEnd == null || u.LockoutEnd < now))
            .OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct);
        return found.ConvertAll(u => (u.Id, u.DisplayName));
    }
}
