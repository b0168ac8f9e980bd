using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Work;

/// <summary>How far an institution has come with the entry of a fiscal year. Counts approved contracts only: drafts are the institution's own.</summary>
/// <param name="Running">Approved contracts that run in the year and have begun.</param>
/// <param name="WithReceipt">Of these, with money received in the year.</param>
/// <param name="RunningLastYear">The same count for the year before, of contracts begun by the same day.</param>
/// <param name="ApprovedInYear">Approved during the year.</param>
/// <param name="LastApproval">Last approval of any contract; null where there is none.</param>
public sealed record InstitutionProgress(
    Guid Id, LocalText Name, OrganisationKind Kind, int Running, int WithReceipt, int RunningLastYear, int ApprovedInYear, DateTimeOffset? LastApproval)
{
    /// <summary>The institution has locked the fiscal year.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Corrections of the locked year that no second person has confirmed.</summary>
    public int Unconfirmed { get; init; }

    /// <summary>Whole percent, rounded down; null where nothing runs.</summary>
    public decimal? Share => Running == 0 ? null
        // One decimal; 100 only where nothing is missing, 0 only where nothing is there.
        : WithReceipt == Running ? 100 : WithReceipt == 0 ? 0 : Math.Clamp(Math.Round(WithReceipt * 100m / Running, 1, MidpointRounding.AwayFromZero), 0.1m, 99.9m);
}

/// <summary>Progress of entry by institution, for the ministry.</summary>
public sealed class EntryProgressQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Institutions with at least one contract in sight, the least complete first. Empty for anybody but the ministry.</summary>
    public async Task<IReadOnlyList<InstitutionProgress>> ReadAsync(FiscalYear year, CancellationToken ct = default)
    {
        if (!user.May(Permission.ViewEveryInstitution)) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = JapanTime.Today(clock);
        var (start, end) = (JapanTime.StartOf(year.Start), JapanTime.StartOf(year.End.AddDays(1)));
        var contracts = db.Contracts.AsNoTracking();
        var received = db.Receipts.Where(r => r.FiscalYear == year && r.State == ReceiptState.Received).Select(r => r.ContractId);
        var running = await CountAsync(ContractQueries.RunningIn(contracts, year, today), ct);
        var withReceipt = await CountAsync(ContractQueries.RunningIn(contracts, year, today).Where(c => received.Contains(c.Id)), ct);
        var before = await CountAsync(ContractQueries.RunningIn(contracts, year.Previous, today < year.Start ? today : today.AddYears(-1)), ct);
        var approved = await CountAsync(contracts.Where(c => c.ApprovedAt >= start && c.ApprovedAt < end), ct);
        var last = await contracts.GroupBy(c => c.InstitutionId).Select(g => new { g.Key, At = g.Max(c => c.ApprovedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);
        Guid[] ids = [.. last.Keys];
        var locked = (await db.YearLocks.AsNoTracking().Where(l => l.FiscalYear == year && l.State == YearState.Locked).Select(l => l.InstitutionId).ToListAsync(ct)).ToHashSet();
        var open = await db.Restatements.Where(Restatement.Waits).Where(r => r.FiscalYear == year).Select(r => new { r.InstitutionId, r.At, r.ByUser }).Distinct().GroupBy(r => r.InstitutionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var names = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.NameJa, o.NameEn, o.Kind }).ToListAsync(ct);
        return [.. names.Select(o => new InstitutionProgress(
                o.Id, new LocalText(o.NameJa, o.NameEn ?? o.NameJa), o.Kind, running.GetValueOrDefault(o.Id), withReceipt.GetValueOrDefault(o.Id),
                before.GetValueOrDefault(o.Id), approved.GetValueOrDefault(o.Id), last.GetValueOrDefault(o.Id))
            {
                IsLocked = locked.Contains(o.Id),
                Unconfirmed = open.GetValueOrDefault(o.Id),
            })
            .OrderBy(p => p.Share ?? 101).ThenByDescending(p => p.Running).ThenBy(p => p.Name.Ja, StringComparer.Ordinal)];
    }

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<ResearchContract> contracts, CancellationToken ct) =>
        contracts.GroupBy(c => c.InstitutionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
