using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>
/// Plausibility of one institution's fiscal year before its figures go out. Each check that finds something names the records or
/// cells; none of them changes anything. Findings do not block the lock, they must have been seen.
/// </summary>
public sealed class SurveyChecks(CurrentUser user, IDbContextFactory<PortalDb> contexts, SurveyRecordNames names, TimeProvider clock)
{
    /// <summary>A cell is told when it changed by more than this against the year before, as a fraction of it.</summary>
    public const double GreatChange = 0.5;

    // Below these a great change is nothing unusual.
    private const long FewItems = 5, LittleYen = 5_000_000;

    // What an office is asked about first when it jumps.
    private static readonly string[] Headlines =
        ["joint-research.companies.count", "joint-research.companies.yen", "large-joint-research", "commissioned-research.companies.yen", "receipts.companies.yen", "patent-licences", "licence-income.yen"];

    /// <summary>Everything that was found, gravest first. Empty is good news.</summary>
    public async Task<IReadOnlyList<SurveyFinding>> RunAsync(FiscalYear year, CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var findings = new List<SurveyFinding>();
        await FiguresAsync(db, own, year, findings, ct);
        await ContractsAsync(db, own, year, findings, ct);
        await OthersAsync(db, own, year, findings, ct);
        return [.. findings.OrderByDescending(f => f.Weight).ThenBy(f => f.Key, StringComparer.Ordinal)];
    }

    private static async Task FiguresAsync(PortalDb db, Guid own, FiscalYear year, List<SurveyFinding> findings, CancellationToken ct)
    {
        var values = await SurveyQueries.ValuesAsync(db, own, year, ct);
        var before = await SurveyQueries.ValuesAsync(db, own, year.Previous, ct);
        long? Of(Dictionary<string, SurveyQueries.Value> all, string key) => all.TryGetValue(key, out var v) ? v.Amount : null;
        SurveyCell Cell(SurveyItem item) => new(item, Of(values, item.Key), values.GetValueOrDefault(item.Key)?.Records ?? 0, Of(before, item.Key));

        // Sums over bands are the total; the measured series are the cells. Both hold by construction, and are looked at all the same.
        var off = new List<SurveyCell>();
        foreach (var what in new[] { "count", "yen" })
        {
            var total = SurveyCatalogue.Item("joint-research.companies." + what)!;
            var bands = values.Values.Where(v => v.Item.StartsWith("joint-research.band-", StringComparison.Ordinal) && v.Item.EndsWith("." + what, StringComparison.Ordinal)).Sum(v => v.Amount);
            if (bands != (Of(values, total.Key) ?? 0)) off.Add(Cell(total));
        }

        if (off.Count > 0) findings.Add(new SurveyFinding("bands-differ", FindingWeight.Fault, off.Count, [], off));
        var measured = await db.Measured.AsNoTracking().Where(m => m.InstitutionId == own && m.FiscalYear == year).ToDictionaryAsync(m => m.Series, m => m.Value, ct);
        var apart = SurveyCatalogue.Find("indicators")!.Sections[0].Items
            .Where(i => !i.Key.Contains('.', StringComparison.Ordinal) && (measured.TryGetValue(i.Key, out var m) ? m : null as long?) != Of(values, i.Key)).Select(Cell).ToList();
        if (apart.Count > 0) findings.Add(new SurveyFinding("measured-differ", FindingWeight.Fault, apart.Count, [], apart));

        var jumps = Headlines.Select(k => Cell(SurveyCatalogue.Item(k)!)).Where(IsJump).ToList();
        if (jumps.Count > 0) findings.Add(new SurveyFinding("great-change", FindingWeight.Warning, jumps.Count, [], jumps));
    }

    private static bool IsJump(SurveyCell cell)
    {
        if (cell.LastYear is not { } last) return false;
        var floor = cell.Item.Unit == SurveyUnit.Yen ? LittleYen : FewItems;
        var difference = Math.Abs((cell.Value ?? 0) - last);
        return difference > floor && difference > last * GreatChange;
    }

    private async Task ContractsAsync(PortalDb db, Guid own, FiscalYear year, List<SurveyFinding> findings, CancellationToken ct)
    {
        DateOnly first = year.Start, last = year.End, today = JapanTime.Today(clock);
        var contracts = db.Contracts.AsNoTracking().Where(c => c.InstitutionId == own);
        var receipts = db.Receipts.AsNoTracking().Where(r => r.InstitutionId == own && r.FiscalYear == year);
        var received = receipts.Where(r => r.State == ReceiptState.Received).Select(r => r.ContractId);
        var counted = contracts.Where(c => c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active || c.Status == ContractStatus.Completed || c.Status == ContractStatus.Terminated);
        var running = counted.Where(c => c.StartsOn <= last && c.EndsOn >= first && c.StartsOn <= today);

        await AddAsync("not-approved", FindingWeight.Fault,
            contracts.Where(c => (c.Status == ContractStatus.Draft || c.Status == ContractStatus.Submitted || c.Status == ContractStatus.Returned) && received.Contains(c.Id)).Select(c => c.Id));
        if (last < today)
        {
            var planned = receipts.Where(r => r.State == ReceiptState.Planned && r.DirectYen + r.IndirectYen > 0).Select(r => r.ContractId);
            await AddAsync("planned-not-received", FindingWeight.Warning, counted.Where(c => planned.Contains(c.Id) && !received.Contains(c.Id)).Select(c => c.Id));
        }

        await AddAsync("received-twice", FindingWeight.Warning, receipts.Where(r => r.State == ReceiptState.Received && r.DirectYen + r.IndirectYen > 0)
            .GroupBy(r => new { r.ContractId, r.PayerId, r.ReceivedOn, r.DirectYen, r.IndirectYen }).Where(g => g.Count() > 1).Select(g => g.Key.ContractId));
        foreach (var (key, weight, ids) in await MoneyChecks.RunAsync(db, counted, year, today, ct)) await AddListAsync(key, weight, ids);
        await AddAsync("field-missing", FindingWeight.Notice, running.Where(c => c.FieldCode == null && c.Kind == ContractKind.JointResearch).Select(c => c.Id));
        await AddAsync("goal-missing", FindingWeight.Notice, running.Where(c => c.Goal == null || c.SuccessCriterion == null).Select(c => c.Id));

        async Task AddAsync(string key, FindingWeight weight, IQueryable<Guid> ids) => await AddListAsync(key, weight, await ids.Distinct().OrderBy(i => i).ToListAsync(ct));

        async Task AddListAsync(string key, FindingWeight weight, List<Guid> found)
        {
            if (found.Count == 0) return;
            var records = await names.OfAsync(db, [.. found.Take(SurveyQueries.MostRecords).Select(i => ("contract", i, (long?)null))], ct);
            findings.Add(new SurveyFinding(key, weight, found.Count, records, []));
        }
    }

    private async Task OthersAsync(PortalDb db, Guid own, FiscalYear year, List<SurveyFinding> findings, CancellationToken ct)
    {
        DateOnly first = year.Start;
        var income = db.LicenceIncomes.Where(i => i.InstitutionId == own && i.FiscalYear == year).Select(i => i.LicenceId);
        var ended = await db.Licences.Where(l => l.InstitutionId == own && l.EndsOn < first && income.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct);
        await AddAsync("income-after-end", FindingWeight.Warning, "licence", ended);
        var undated = await db.Startups.Where(s => s.InstitutionId == own && s.StatusSince == null
            && (s.Status == StartupStatus.Closed || s.Status == StartupStatus.MergedOrAcquired || s.Status == StartupStatus.NoLongerQualifying)).Select(s => s.Id).ToListAsync(ct);
        await AddAsync("startup-undated", FindingWeight.Warning, "startup", undated);
        if (!await db.Moves.AnyAsync(m => m.InstitutionId == own && m.FiscalYear == year, ct)) findings.Add(new SurveyFinding("no-moves", FindingWeight.Notice, 0, [], []));

        async Task AddAsync(string key, FindingWeight weight, string kind, List<Guid> found)
        {
            if (found.Count == 0) return;
            findings.Add(new SurveyFinding(key, weight, found.Count, await names.OfAsync(db, [.. found.Take(SurveyQueries.MostRecords).Select(i => (kind, i, (long?)null))], ct), []));
        }
    }
}
