using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

/// <summary>What waits for an officer today.</summary>
/// <param name="Returned">Contracts of the institution that were sent back, latest first.</param>
/// <param name="Drafts">The person's own drafts, latest change first.</param>
/// <param name="Waiting">Contracts and amendments that wait for approval, longest wait first.</param>
/// <param name="Ending">In force and ending within <see cref="ContractWork.EndingDays"/> days, soonest first.</param>
/// <param name="Year">How far the entry of this fiscal year has come.</param>
public sealed record WorkToday(WorkPart Returned, WorkPart Drafts, WorkPart Waiting, WorkPart Ending, EntryProgress Year);

/// <summary>The first few of a group and how many there are.</summary>
public sealed record WorkPart(int Total, IReadOnlyList<WorkLine> Lines);

/// <summary>One contract that wants something.</summary>
/// <param name="Days">Days waited or days left, by the group.</param>
/// <param name="MissingFields">What submitting would still ask for.</param>
/// <param name="ByAnother">A second person: the one asking may approve it.</param>
public sealed record WorkLine(
    Guid Id, string Title, LocalText? Partner, long? AgreedYen, DateOnly? StartsOn, DateOnly? EndsOn, DateTimeOffset At, int Days,
    string? Comment, string? Person, IReadOnlyList<string> MissingFields, bool ByAnother, bool IsAmendment);

/// <summary>Entry of a fiscal year: approved contracts that began (with the same days last year), and contracts that run, with and without a receipt.</summary>
public sealed record EntryProgress(FiscalYear Year, int Entered, int EnteredLastYear, int Running, int WithReceipt);

/// <summary>The work home of liaison officers and approvers.</summary>
public sealed class ContractWork(CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>A contract that ends within so many days is shown for renewal.</summary>
    public const int EndingDays = 90;

    /// <summary>Lines shown in a group.</summary>
    public const int Shown = 4;

    public async Task<WorkToday> TodayAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = db.Contracts.AsNoTracking().Where(c => c.InstitutionId == user.InstitutionId);
        var today = JapanTime.Today(clock);
        var until = today.AddDays(EndingDays);
        return new WorkToday(
            await PartAsync(db, own.Where(c => c.Status == ContractStatus.Returned), q => q.OrderByDescending(c => c.ReturnedAt), c => c.ReturnedAt ?? c.ChangedAt, _ => 0, ct),
            await PartAsync(db, own.Where(c => c.Status == ContractStatus.Draft && c.EnteredBy == user.UserId), q => q.OrderByDescending(c => c.ChangedAt), c => c.ChangedAt, _ => 0, ct),
            await WaitingAsync(db, own, today, ct),
            await PartAsync(
                db, own.Where(c => (c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active) && c.EndsOn >= today && c.EndsOn <= until),
                q => q.OrderBy(c => c.EndsOn), c => c.ChangedAt, c => c.EndsOn!.Value.DayNumber - today.DayNumber, ct),
            await ProgressAsync(own, today, ct));
    }

    private async Task<WorkPart> WaitingAsync(PortalDb db, IQueryable<ResearchContract> own, DateOnly today, CancellationToken ct)
    {
        var contracts = await PartAsync(
            db, own.Where(c => c.Status == ContractStatus.Submitted), q => q.OrderBy(c => c.SubmittedAt), c => c.SubmittedAt ?? c.ChangedAt,
            c => today.DayNumber - JapanTime.DateOf(c.SubmittedAt ?? c.ChangedAt).DayNumber, ct);
        var amended = await db.Amendments.AsNoTracking().Where(a => a.InstitutionId == user.InstitutionId && a.Status == AmendmentStatus.Submitted).ToListAsync(ct);
        if (amended.Count == 0) return contracts;
        Guid[] ids = [.. amended.Select(a => a.ContractId)];
        var changed = await PartAsync(db, own.Where(c => ids.Contains(c.Id)), q => q.OrderBy(c => c.Id), c => c.ChangedAt, _ => 0, ct, ids.Length);
        var lines = changed.Lines.Select(line =>
        {
            var amendment = amended.First(a => a.ContractId == line.Id);
            return line with
            {
                At = amendment.EnteredAt,
                Days = today.DayNumber - JapanTime.DateOf(amendment.EnteredAt).DayNumber,
                IsAmendment = true,
                ByAnother = amendment.EnteredBy != user.UserId,
            };
        });
        return new WorkPart(await (await ContractQueries.AwaitingApprovalAsync(db, own, user.InstitutionId, ct)).CountAsync(ct), [.. contracts.Lines.Concat(lines).OrderBy(l => l.At).Take(Shown)]);
    }

    private async Task<WorkPart> PartAsync(
        PortalDb db, IQueryable<ResearchContract> contracts, Func<IQueryable<ResearchContract>, IOrderedQueryable<ResearchContract>> order,
        Func<ResearchContract, DateTimeOffset> at, Func<ResearchContract, int> days, CancellationToken ct, int shown = Shown)
    {
        var total = await contracts.CountAsync(ct);
        if (total == 0) return new WorkPart(0, []);
        var first = await order(contracts).ThenBy(c => c.Id).Take(shown).Include(c => c.Parties).ToListAsync(ct);
        Guid[] ids = [.. first.Select(c => c.Id)];
        var partners = await db.ContractParties.Where(p => ids.Contains(p.ContractId) && p.Role == PartyRole.Partner)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.ContractId, p.Ordinal, o.NameJa, o.NameEn }).ToListAsync(ct);
        Guid[] people = [.. first.SelectMany(c => new[] { c.ReturnedBy, c.SubmittedBy }).OfType<Guid>().Distinct()];
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return new WorkPart(total, [.. first.Select(c => new WorkLine(
            c.Id, c.Title,
            partners.Where(p => p.ContractId == c.Id).OrderBy(p => p.Ordinal).Select(p => new LocalText(p.NameJa, p.NameEn ?? p.NameJa)).FirstOrDefault(),
            c.AgreedYen, c.StartsOn, c.EndsOn, at(c), days(c), c.ReturnedComment,
            (c.Status == ContractStatus.Returned ? c.ReturnedBy : c.SubmittedBy) is { } person ? names.GetValueOrDefault(person) : null,
            [.. c.Required().Where(r => r.Missing).Select(r => r.Field)],
            c.EnteredBy != user.UserId && c.SubmittedBy != user.UserId, IsAmendment: false))]);
    }

    // What counts in every figure (ContractStatus.Counts): a draft that may never be agreed has not begun.
    private static IQueryable<ResearchContract> InForceOnce(IQueryable<ResearchContract> contracts) => contracts.Where(c =>
        c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active || c.Status == ContractStatus.Completed || c.Status == ContractStatus.Terminated);

    private static async Task<EntryProgress> ProgressAsync(IQueryable<ResearchContract> own, DateOnly today, CancellationToken ct)
    {
        var year = FiscalYear.Of(today);
        DateOnly first = year.Start, before = year.Previous.Start, sameDay = today.AddYears(-1);
        var running = ContractQueries.RunningIn(own, year, today);
        return new EntryProgress(
            year,
            await InForceOnce(own).CountAsync(c => c.StartsOn >= first && c.StartsOn <= today, ct),
            await InForceOnce(own).CountAsync(c => c.StartsOn >= before && c.StartsOn <= sameDay, ct),
            await running.CountAsync(ct),
            await running.CountAsync(c => c.Receipts.Any(r => r.FiscalYear == year && r.State == ReceiptState.Received), ct));
    }
}
