using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Work;

public enum DeadlineKind
{
    /// <summary>In force and ending within 90 days.</summary>
    Ending,
    /// <summary>Planned for a fiscal year that is over, and no money recorded for that year.</summary>
    ReceiptOverdue,
    /// <summary>The secrets of the contract bind for less than 90 days more.</summary>
    ConfidentialityEnding,
    /// <summary>追跡調査 one, three or five years after the end.</summary>
    FollowUp,
}

/// <summary>A day that comes or has passed.</summary>
/// <param name="On">The day.</param>
/// <param name="Days">Days from today; negative when it has passed.</param>
/// <param name="Yen">What was planned and has not come; null for other kinds.</param>
public sealed record Deadline(DeadlineKind Kind, Guid Id, string Title, string? Number, LocalText? Partner, DateOnly On, int Days, long? Yen = null);

/// <summary>Deadlines of the own institution's contracts.</summary>
public sealed class ContractDeadlines(CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>A deadline is shown so many days before.</summary>
    public const int Ahead = 90;

    /// <summary>Most of a kind.</summary>
    public const int Most = 100;

    /// <summary>Soonest first.</summary>
    public async Task<IReadOnlyList<Deadline>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = db.Contracts.AsNoTracking().Where(c => c.InstitutionId == user.InstitutionId);
        var today = JapanTime.Today(clock);
        var until = today.AddDays(Ahead);
        var inForce = own.Where(c => c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active);
        var found = (await inForce.Where(c => c.EndsOn >= today && c.EndsOn <= until).OrderBy(c => c.EndsOn).Take(Most)
            .Select(c => new { c.Id, c.Title, c.Number, On = c.EndsOn!.Value }).ToListAsync(ct))
            .Select(c => new Deadline(DeadlineKind.Ending, c.Id, c.Title, c.Number, null, c.On, c.On.DayNumber - today.DayNumber)).ToList();
        found.AddRange((await own.Where(c => c.Details!.ConfidentialUntil >= today && c.Details.ConfidentialUntil <= until
                && (c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active || c.Status == ContractStatus.Completed || c.Status == ContractStatus.Terminated))
            .OrderBy(c => c.Details!.ConfidentialUntil).Take(Most).Select(c => new { c.Id, c.Title, c.Number, On = c.Details!.ConfidentialUntil!.Value }).ToListAsync(ct))
            .Select(c => new Deadline(DeadlineKind.ConfidentialityEnding, c.Id, c.Title, c.Number, null, c.On, c.On.DayNumber - today.DayNumber)));
        found.AddRange(await OverdueAsync(db, today, ct));
        found.AddRange(await FollowUpsAsync(db, own, today, ct));
        var partners = await db.PartnersOfAsync([.. found.Select(d => d.Id).Distinct()], ct);
        return [.. found.Select(d => d with { Partner = partners.GetValueOrDefault(d.Id) }).OrderBy(d => d.On).ThenBy(d => d.Id)];
    }

    // Of the last three fiscal years that are over; older gaps are no daily work any more.
    private async Task<IEnumerable<Deadline>> OverdueAsync(PortalDb db, DateOnly today, CancellationToken ct)
    {
        var present = FiscalYear.Of(today).Year;
        FiscalYear[] years = [.. Enumerable.Range(1, 3).Select(back => new FiscalYear(present - back))];
        var planned = await db.Receipts.AsNoTracking().Where(r => r.InstitutionId == user.InstitutionId && r.State == ReceiptState.Planned && years.Contains(r.FiscalYear) && r.DirectYen + r.IndirectYen > 0)
            .Where(r => !db.Receipts.Any(o => o.ContractId == r.ContractId && o.InstitutionId == r.InstitutionId && o.State == ReceiptState.Received && o.FiscalYear == r.FiscalYear))
            .Join(db.Contracts.Where(c => c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active || c.Status == ContractStatus.Completed), r => r.ContractId, c => c.Id,
                (r, c) => new { c.Id, c.Title, c.Number, r.FiscalYear, Yen = r.DirectYen + r.IndirectYen })
            .OrderBy(r => r.FiscalYear).Take(Most * 4).ToListAsync(ct);
        return planned.GroupBy(p => (p.Id, p.FiscalYear)).Take(Most).Select(g => new Deadline(
            DeadlineKind.ReceiptOverdue, g.Key.Id, g.First().Title, g.First().Number, null, g.Key.FiscalYear.End, g.Key.FiscalYear.End.DayNumber - today.DayNumber, g.Sum(p => p.Yen)));
    }

    private static async Task<IEnumerable<Deadline>> FollowUpsAsync(PortalDb db, IQueryable<ResearchContract> own, DateOnly today, CancellationToken ct)
    {
        var found = new List<Deadline>();
        foreach (var years in FollowUps.Terms)
        {
            // Asked for from thirty days before the day until a year after it (FollowUps).
            var (from, to) = (today.AddDays(-FollowUps.DaysAfter).AddYears(-years), today.AddDays(FollowUps.DaysBefore).AddYears(-years));
            var due = await own.Where(c => (c.Status == ContractStatus.Completed || c.Status == ContractStatus.Terminated) && c.EndedOn >= from && c.EndedOn <= to)
                .Where(c => !db.FollowUps.Any(f => f.ContractId == c.Id && f.YearsAfter == years))
                .OrderBy(c => c.EndedOn).Take(Most).Select(c => new { c.Id, c.Title, c.Number, Ended = c.EndedOn!.Value }).ToListAsync(ct);
            found.AddRange(due.Select(c => (Contract: c, On: FollowUps.DueOn(c.Ended, years)))
                .Select(c => new Deadline(DeadlineKind.FollowUp, c.Contract.Id, c.Contract.Title, c.Contract.Number, null, c.On, c.On.DayNumber - today.DayNumber)));
        }

        return found;
    }
}
