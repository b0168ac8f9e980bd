using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

/// <summary>Reads contracts for screens and API. What exists for the person asking is row-level security's to say.</summary>
public sealed partial class ContractQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Most rows that an export gives at once.</summary>
    public const int MostExported = 100_000;

    /// <summary>
    /// A list is counted and paged through so far; beyond it says "at least" and asks for a narrower filter. What a page costs does
    /// not depend on how many contracts there are.
    /// </summary>
    public const int CountedUpTo = 3_000;

    // So far where the rows that an index finds must be read to tell which of them count, and so far where other tables must be asked of each;
    // a page ahead of the one asked at least.
    internal const int ReadUpTo = 1_000, LookedUpUpTo = 200;

    /// <summary>One page: a bounded count and a read in the order of an index. A page beyond the end becomes the last one.</summary>
    public async Task<ListPage<ContractRow>> ListAsync(ContractFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var size = SizeOf(filter);
        var found = await FilteredAsync(db, filter, ct);
        var most = found.Most;
        var counted = await found.CountAsync(ct);
        var total = Math.Min(counted, most);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await PageAsync(db, found, filter.Sort, counted > most, (page - 1) * size, size, ct);
        return new ListPage<ContractRow>(await WithCopiesAsync(db, rows, ct), total, page, size) { AtLeast = counted > most };
    }

    private static int SizeOf(ContractFilter filter) => ContractFilter.Sizes.Contains(filter.PageSize) ? filter.PageSize : ContractFilter.Sizes[0];

    /// <summary>So far, or as far as the page asked and one ahead of it.</summary>
    private static int Far(ContractFilter filter, int usual) => Math.Clamp((Math.Clamp(filter.Page, 1, CountedUpTo) + 1) * SizeOf(filter), usual, CountedUpTo);

    /// <summary>How many contracts the filters leave: for saying which filter to drop on an empty page.</summary>
    public async Task<int> CountAsync(ContractFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await (await FilteredAsync(db, filter, ct)).Contracts.CountAsync(ct);
    }

    private async Task<Found> FilteredAsync(PortalDb db, ContractFilter filter, CancellationToken ct)
    {
        var visible = await VisibleAsync(db, ct);
        var contracts = OfStateAndKind(visible, filter);
        var alone = contracts;
        if (SearchText.Normalise(filter.Institution).Length > 0)
        {
            Guid[] named = await db.Organisations.Named(filter.Institution).Where(o => OrganisationKinds.Institutions.Contains(o.Kind)).Select(o => o.Id).ToArrayAsync(ct);
            contracts = contracts.Where(c => named.Contains(c.InstitutionId));
        }

        if (filter.AwaitsApproval) contracts = await AwaitingApprovalAsync(db, contracts.Where(c => c.InstitutionId == user.InstitutionId), user.InstitutionId, ct);
        if (filter.EnteredBy is { } person) contracts = contracts.Where(c => c.EnteredBy == person);
        if (filter.WithoutReceipt)
        {
            var (today, year) = (JapanTime.Today(clock), YearOf(filter) ?? FiscalYear.Current(clock));
            var received = Receipts(db).Where(r => r.FiscalYear == year && r.State == ReceiptState.Received).Select(r => r.ContractId);
            contracts = RunningIn(contracts, year, today).Where(c => !received.Contains(c.Id));
            // Whose money it is: a co-institution has no receipts of its own to enter there.
            if (user.InstitutionId is { } own) contracts = contracts.Where(c => c.InstitutionId == own);
        }

        if (filter.ImportId is { } run)
        {
            // What the run wrote is told by its own record of changes, which the undo goes by; only the own institution's runs are seen.
            var written = db.Set<Imports.ImportChange>().Where(h => h.RunId == run && h.InstitutionId == user.InstitutionId).Select(h => h.RecordId);
            contracts = contracts.Where(c => written.Contains(c.Id));
        }

        if (filter.EndsWithinDays is { } days)
        {
            var today = JapanTime.Today(clock);
            var until = today.AddDays(days);
            contracts = contracts.Where(c => (c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active) && c.EndsOn >= today && c.EndsOn <= until);
        }

        var found = filter.Pattern is null && YearOf(filter) is null ? new Found(contracts)
            : await FoundAsync(db, filter, contracts, ReferenceEquals(contracts, alone) ? visible : null, ct);
        return filter.EndsWithinDays is null && !filter.WithoutReceipt && !filter.AwaitsApproval ? found : found with { Most = Math.Min(found.Most, Far(filter, ReadUpTo)) };
    }

    private static IQueryable<ResearchContract> OfStateAndKind(IQueryable<ResearchContract> contracts, ContractFilter filter)
    {
        if (filter.Status is { } status) contracts = contracts.Where(c => c.Status == status);
        return filter.Kind is { } kind ? contracts.Where(c => c.Kind == kind) : contracts;
    }

    /// <summary>
    /// What row-level security leaves anyway, said in a way that finds it by index: its policies are joined by "or" and make
    /// PostgreSQL read the nation's contracts for one institution's list.
    /// </summary>
    private async Task<IQueryable<ResearchContract>> VisibleAsync(PortalDb db, CancellationToken ct)
    {
        var contracts = db.Contracts.AsNoTracking();
        if (user.InstitutionId is not { } own) return contracts;
        var shared = await db.ContractParties.Where(p => p.OrganisationId == own && p.Role == PartyRole.CoInstitution).Select(p => p.ContractId).ToListAsync(ct);
        return shared.Count == 0 ? contracts.Where(c => c.InstitutionId == own) : contracts.Where(c => c.InstitutionId == own || shared.Contains(c.Id));
    }

    /// <summary>Contracts that wait for approval or have an amendment that does; the count of the home page and the list that it leads to.</summary>
    internal static async Task<IQueryable<ResearchContract>> AwaitingApprovalAsync(PortalDb db, IQueryable<ResearchContract> own, Guid? institution, CancellationToken ct)
    {
        // Few and known, so that the contracts are found by index.
        var amended = await db.Amendments.Where(a => a.InstitutionId == institution && a.Status == AmendmentStatus.Submitted).Select(a => a.ContractId).ToListAsync(ct);
        return own.Where(c => c.Status == ContractStatus.Submitted || amended.Contains(c.Id));
    }

    /// <summary>Approved contracts that run in a fiscal year and have begun by today: what a receipt of that year is expected of.</summary>
    internal static IQueryable<ResearchContract> RunningIn(IQueryable<ResearchContract> contracts, FiscalYear year, DateOnly today)
    {
        DateOnly first = year.Start, last = year.End;
        return contracts.Where(c => (c.Status == ContractStatus.Approved || c.Status == ContractStatus.Active || c.Status == ContractStatus.Completed)
            && c.StartsOn <= today && c.StartsOn <= last && c.EndsOn >= first);
    }

    // Sets that do not depend on the row: PostgreSQL works each out once, where a condition per row would ask row-level security
    // thousands of times. An institution's own parts are found by its index; parties of shared contracts stay visible.
    private IQueryable<FiscalYearReceipt> Receipts(PortalDb db) =>
        user.InstitutionId is { } own ? db.Receipts.Where(r => r.InstitutionId == own) : db.Receipts;

    // Sub-selects stand behind LIMIT: PostgreSQL works them out for the rows of the page only.
    private static IQueryable<ContractRow> Rows(PortalDb db, IQueryable<ResearchContract> contracts) =>
        from c in contracts
        let partner = db.ContractParties.Where(p => p.ContractId == c.Id && p.Role == PartyRole.Partner).OrderBy(p => p.Ordinal)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (_, o) => new { o.NameJa, o.NameEn, o.IsDemo }).FirstOrDefault()
        let institution = db.Organisations.Where(o => o.Id == c.InstitutionId).Select(o => new { o.NameJa, o.NameEn, o.IsDemo }).First()
        select new ContractRow(
            c.Id, c.Number, c.Title, c.Kind, c.Status,
            new LocalText(institution.NameJa, institution.NameEn ?? institution.NameJa),
            partner == null ? null : new LocalText(partner.NameJa, partner.NameEn ?? partner.NameJa),
            Math.Max(0, c.Parties.Count(p => p.Role == PartyRole.Partner) - 1),
            c.StartsOn, c.EndsOn, c.AgreedYen,
            c.Receipts.Any(r => r.State == ReceiptState.Received)
                ? c.Receipts.Where(r => r.State == ReceiptState.Received).Sum(r => r.DirectYen + r.IndirectYen) : null,
            c.ChangedAt, c.Version, institution.IsDemo)
        { Investigator = c.PrincipalInvestigator, FieldCode = c.FieldCode };
}
