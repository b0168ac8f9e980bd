using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Work;

/// <summary>Everything that the office has to do, by who must act. Each list is cut at <see cref="WorkQueue.Most"/>.</summary>
/// <param name="Mend">Returned, for this person to mend: entered by them.</param>
/// <param name="Submit">This person's drafts that lack nothing.</param>
/// <param name="Finish">This person's drafts that lack something.</param>
/// <param name="Decide">Submitted by others, for this approver to approve or return. Empty for who approves nothing.</param>
/// <param name="DecideAmendments">Proposed changes by others, for this approver.</param>
/// <param name="Waiting">What waits for somebody else, longest first.</param>
/// <param name="Years">Prepared by others, for this approver to lock. Empty for who approves nothing.</param>
public sealed record OfficeQueue(
    IReadOnlyList<QueueLine> Mend, IReadOnlyList<QueueLine> Submit, IReadOnlyList<QueueLine> Finish, IReadOnlyList<QueueLine> Decide,
    IReadOnlyList<QueueLine> DecideAmendments, IReadOnlyList<QueueLine> Waiting, IReadOnlyList<YearToLock> Years)
{
    /// <summary>
    /// In force with more received or planned than was agreed, or ended with more received, and nobody approved that with a reason: to be amended, or a
    /// receipt to be corrected. By anybody of the office.
    /// </summary>
    public IReadOnlyList<QueueLine> AboveAgreed { get; init; } = [];

    /// <summary>Changes of locked years by others, for this approver to confirm or refuse. Empty for who approves nothing.</summary>
    public IReadOnlyList<OpenRestatement> Restated { get; init; } = [];

    /// <summary>Changes of locked years by this person: those that wait for somebody else, and those that were refused.</summary>
    public IReadOnlyList<OpenRestatement> OwnRestated { get; init; } = [];

    /// <summary>How many there are beyond the cut.</summary>
    public required QueueTotals Totals { get; init; }
}

/// <summary>How many there are, also where a list is cut.</summary>
/// <param name="Drafts">All drafts of this person; which of them lack something is known of the newest <see cref="WorkQueue.Most"/> only.</param>
public sealed record QueueTotals(int Mend, int Drafts, int Decide, int Amendments, int Waiting, int AboveAgreed);

/// <summary>A fiscal year that is prepared and waits for this approver to lock it.</summary>
/// <param name="Days">Whole days in Japan since it was prepared.</param>
public sealed record YearToLock(int FiscalYear, string? PreparedBy, int Days);

/// <summary>One thing to do.</summary>
/// <param name="Since">From when it waits.</param>
/// <param name="Days">Whole days in Japan from then to today.</param>
/// <param name="For">Who must act: a person's name, or null for whoever may approve.</param>
/// <param name="Comment">Why it was returned.</param>
/// <param name="Missing">Fields that submitting would ask for.</param>
/// <param name="ExcessYen">By how much the receipts sum above the agreed total; zero for not at all. Only of what waits for approval.</param>
public sealed record QueueLine(
    Guid Id, int Version, string Title, string? Number, LocalText? Partner, long? AgreedYen, DateOnly? StartsOn, DateOnly? EndsOn, DateTimeOffset Since, int Days,
    string? For, string? Comment, IReadOnlyList<string> Missing, long ExcessYen = 0)
{
    /// <summary>Checks that are not recorded: "ExportCheck", "ConflictCheck". Only of what waits for approval.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>Fiscal years of which money came: their figures move when it is approved.</summary>
    public IReadOnlyList<int> ReceivedYears { get; init; } = [];

    /// <summary>Why it was submitted with money outside its period.</summary>
    public string? OutsideReason { get; init; }

    /// <summary>Where its money is out of step. Of what waits for approval and of drafts.</summary>
    public MoneyGaps Gaps { get; init; }
}

/// <summary>What I must do, what waits for whom, and for how long.</summary>
public sealed class WorkQueue(CurrentUser user, IDbContextFactory<PortalDb> contexts, RestatementWork restated, TimeProvider clock)
{
    /// <summary>Longest list.</summary>
    public const int Most = 200;

    public async Task<OfficeQueue> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var own = db.Contracts.AsNoTracking().Where(c => c.InstitutionId == user.InstitutionId);
        var approves = user.May(Permission.ApproveContracts);
        var returned = own.Where(c => c.Status == ContractStatus.Returned);
        var (toMend, othersMend) = (returned.Where(c => c.EnteredBy == user.UserId), returned.Where(c => c.EnteredBy != user.UserId));
        var drafts = own.Where(c => c.Status == ContractStatus.Draft && c.EnteredBy == user.UserId);
        var submitted = own.Where(c => c.Status == ContractStatus.Submitted);
        var toDecide = submitted.Where(c => approves && c.EnteredBy != user.UserId && c.SubmittedBy != user.UserId);
        var othersDecide = submitted.Where(c => !approves || c.EnteredBy == user.UserId || c.SubmittedBy == user.UserId);
        var amended = approves || user.May(Permission.EnterRecords) ? db.Amendments.AsNoTracking().Where(a => a.InstitutionId == user.InstitutionId && a.Status == AmendmentStatus.Submitted)
            : db.Amendments.Where(_ => false);
        var (amendmentsToDecide, othersAmend) = (amended.Where(a => approves && a.EnteredBy != user.UserId), amended.Where(a => !approves || a.EnteredBy == user.UserId));
        var above = AboveAgreed(own);
        var mine = InOrder(await LinesAsync(db, drafts.OrderByDescending(c => c.ChangedAt), c => c.ChangedAt, c => c.EnteredBy, ct), newestFirst: true);
        return new OfficeQueue(
            Mend: InOrder(await LinesAsync(db, toMend.OrderBy(c => c.ReturnedAt), c => c.ReturnedAt ?? c.ChangedAt, c => c.EnteredBy, ct)),
            Submit: [.. mine.Where(l => l.Missing.Count == 0)],
            Finish: [.. mine.Where(l => l.Missing.Count > 0)],
            Decide: InOrder(await LinesAsync(db, toDecide.OrderBy(c => c.SubmittedAt), c => c.SubmittedAt ?? c.ChangedAt, _ => null, ct)),
            DecideAmendments: InOrder(await AmendmentsAsync(db, amendmentsToDecide, ct)),
            Waiting: [.. InOrder((await LinesAsync(db, othersMend.OrderBy(c => c.ReturnedAt), c => c.ReturnedAt ?? c.ChangedAt, c => c.EnteredBy, ct))
                .Concat(await LinesAsync(db, othersDecide.OrderBy(c => c.SubmittedAt), c => c.SubmittedAt ?? c.ChangedAt, _ => null, ct))
                .Concat(await AmendmentsAsync(db, othersAmend, ct))).Take(Most)],
            Years: approves ? await YearsAsync(db, ct) : [])
        {
            Restated = await restated.ToConfirmAsync(ct),
            OwnRestated = await restated.OwnAsync(ct),
            AboveAgreed = InOrder(await LinesAsync(db, above.OrderBy(c => c.ChangedAt), c => c.ChangedAt, _ => null, ct)),
            Totals = new QueueTotals(
                await toMend.CountAsync(ct), await drafts.CountAsync(ct), await toDecide.CountAsync(ct), await amendmentsToDecide.CountAsync(ct),
                await othersMend.CountAsync(ct) + await othersDecide.CountAsync(ct) + await othersAmend.CountAsync(ct),
                await above.CountAsync(ct)),
        };
    }

    // MoneyGaps.ExcessYen for the database. Of what has ended only what came counts: a plan for it is history.
    private static IQueryable<ResearchContract> AboveAgreed(IQueryable<ResearchContract> contracts) => contracts.Where(c => c.ApprovalReason == null
        && (c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active || c.Status == ContractStatus.Completed || c.Status == ContractStatus.Terminated) && (
            c.Receipts.Where(r => r.State == ReceiptState.Received).Sum(r => r.DirectYen + r.IndirectYen) > c.AgreedYen
            || ((c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active)
                && c.Receipts.Where(r => r.State == ReceiptState.Planned).Sum(r => r.DirectYen + r.IndirectYen) > c.AgreedYen)));

    /// <summary>By day, then by number: many that were submitted together stand as in the list of contracts.</summary>
    private static IReadOnlyList<QueueLine> InOrder(IEnumerable<QueueLine> lines, bool newestFirst = false) =>
        [.. lines.OrderBy(l => newestFirst ? l.Days : -l.Days).ThenBy(l => l.Number is null).ThenBy(l => l.Number, StringComparer.Ordinal)];

    private async Task<IReadOnlyList<YearToLock>> YearsAsync(PortalDb db, CancellationToken ct)
    {
        var today = JapanTime.Today(clock);
        var prepared = await db.YearLocks.AsNoTracking().Where(y => y.InstitutionId == user.InstitutionId && y.State == YearState.Prepared && y.PreparedBy != user.UserId)
            .OrderBy(y => y.FiscalYear).Select(y => new { y.FiscalYear, y.PreparedAt, Name = db.Users.Where(u => u.Id == y.PreparedBy).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(ct);
        return [.. prepared.Select(y => new YearToLock(y.FiscalYear.Year, y.Name, today.DayNumber - JapanTime.DateOf(y.PreparedAt!.Value).DayNumber))];
    }

    private async Task<List<QueueLine>> LinesAsync(
        PortalDb db, IOrderedQueryable<ResearchContract> ordered, Func<ResearchContract, DateTimeOffset> since, Func<ResearchContract, Guid?> waitsFor, CancellationToken ct)
    {
        var contracts = await ordered.ThenBy(c => c.Id).Take(Most).Include(c => c.Parties).Include(c => c.Receipts).Include(c => c.Details).AsSplitQuery().ToListAsync(ct);
        if (contracts.Count == 0) return [];
        var today = JapanTime.Today(clock);
        var partners = await db.PartnersOfAsync([.. contracts.Select(c => c.Id)], ct);
        Guid[] ids = [.. contracts.Select(c => c.Id)];
        var items = (await db.PriceItems.AsNoTracking().Where(i => ids.Contains(i.ContractId)).Select(i => new { i.ContractId, i.Kind, i.Yen, i.InKind }).ToListAsync(ct))
            .ToLookup(i => i.ContractId, i => new PriceItemTerms(i.Kind, i.Yen, i.InKind));
        Guid[] people = [.. contracts.Select(waitsFor).OfType<Guid>().Distinct()];
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return [.. contracts.Select(c => new QueueLine(
            c.Id, c.Version, c.Title, c.Number, partners.GetValueOrDefault(c.Id), c.AgreedYen, c.StartsOn, c.EndsOn, since(c), today.DayNumber - JapanTime.DateOf(since(c)).DayNumber,
            waitsFor(c) is { } person ? names.GetValueOrDefault(person) : null, c.Status == ContractStatus.Returned ? c.ReturnedComment : null,
            [.. c.Required().Where(r => r.Missing).Select(r => r.Field)], c.Status == ContractStatus.Submitted ? ContractQueries.ExcessOf(c) : 0)
            {
                OutsideReason = c.OutsideReason,
                Unchecked = c.Status == ContractStatus.Submitted ? [.. UncheckedOf(c)] : [],
                ReceivedYears = [.. c.Receipts.Where(r => r.State == ReceiptState.Received).Select(r => r.FiscalYear.Year).Distinct()],
                Gaps = MoneyGaps.Of(c.AgreedYen, items[c.Id],
                    [.. c.Receipts.Select(r => new ReceiptTerms(r.FiscalYear.Year, r.State, r.ReceivedOn, r.DirectYen, r.IndirectYen, r.InKindYen))], c.StartsOn, c.EndsOn, c.Status),
            })];
    }

    private static IEnumerable<string> UncheckedOf(ResearchContract contract)
    {
        if (contract.Details?.ExportState is null) yield return "ExportCheck";
        if (contract.Details?.ConflictState is null) yield return "ConflictCheck";
    }

    private async Task<List<QueueLine>> AmendmentsAsync(PortalDb db, IQueryable<ContractAmendment> amended, CancellationToken ct)
    {
        var today = JapanTime.Today(clock);
        var open = await amended.OrderBy(a => a.EnteredAt).Take(Most)
            .Join(db.Contracts, a => a.ContractId, c => c.Id, (a, c) => new { a.EnteredAt, c.Id, c.Version, c.Title, c.Number, c.AgreedYen, c.StartsOn, c.EndsOn }).ToListAsync(ct);
        var partners = await db.PartnersOfAsync([.. open.Select(a => a.Id)], ct);
        return [.. open.Select(a => new QueueLine(
            a.Id, a.Version, a.Title, a.Number, partners.GetValueOrDefault(a.Id), a.AgreedYen, a.StartsOn, a.EndsOn, a.EnteredAt,
            today.DayNumber - JapanTime.DateOf(a.EnteredAt).DayNumber, null, null, []))];
    }
}

internal static class QueuePartners
{
    /// <summary>The first partner of each contract.</summary>
    internal static async Task<Dictionary<Guid, LocalText>> PartnersOfAsync(this PortalDb db, Guid[] contracts, CancellationToken ct)
    {
        var partners = await db.ContractParties.Where(p => contracts.Contains(p.ContractId) && p.Role == PartyRole.Partner).OrderBy(p => p.Ordinal)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.ContractId, p.Ordinal, o.NameJa, o.NameEn }).ToListAsync(ct);
        return partners.GroupBy(p => p.ContractId).ToDictionary(g => g.Key, g => g.MinBy(p => p.Ordinal) is { } p ? new LocalText(p.NameJa, p.NameEn ?? p.NameJa) : null!);
    }
}
