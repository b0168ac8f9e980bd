using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>From the nation down: which group, which institution.</summary>
public sealed record DrillRequest(string Key, FiscalYear? Year = null, InstitutionGroup? Group = null, Guid? Institution = null)
{
    /// <summary>The year beside the one shown; null, or one that is not before it: the year before.</summary>
    public FiscalYear? Since { get; init; }

    /// <summary>Official values as they were known on this day; null: now.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>Only institutions of this prefecture, JIS code.</summary>
    public int? Prefecture { get; init; }

    /// <summary>Only institutions of this region, by its id.</summary>
    public int? Region { get; init; }

    /// <summary>Only institutions of this kind.</summary>
    public OrganisationKind? InstitutionKind { get; init; }

    /// <summary>Only contracts of this size band, by its id.</summary>
    public short? Band { get; init; }

    /// <summary>Only this part of the facts; a band comes first.</summary>
    public PartFilter? Part { get; init; }

    /// <summary>The whole country.</summary>
    public bool IsNation => this is { Group: null, Prefecture: null, Region: null, InstitutionKind: null };
}

/// <summary>One step of the way from the nation to the contracts.</summary>
/// <param name="Years">Fiscal years with figures, in order.</param>
/// <param name="Year">The year shown; null where nothing is registered.</param>
/// <param name="Whole">The figure that the lines add up to.</param>
/// <param name="Request">What is shown: as asked, less what this reader may not narrow by.</param>
/// <param name="Lines">Groups, or a group's institutions; empty at an institution, and of a part whose places this reader may not see.</param>
/// <param name="Institution">Name of the institution, at the last step.</param>
/// <param name="Contracts">What the institution's figure consists of; null where this reader may not see it, or where it does not consist of contracts.</param>
/// <param name="MayRead">This reader may see the contracts.</param>
public sealed record DrillReport(
    Indicator Indicator, DrillRequest Request, IReadOnlyList<FiscalYear> Years, FiscalYear? Year, SeriesPoint? Whole, SeriesPoint? Before, OfficialFigure? Official,
    IReadOnlyList<DrillLine> Lines, LocalText? Institution, IReadOnlyList<DrillContract>? Contracts, bool MayRead, bool IsDemo, DateTimeOffset? AsOf)
{
    /// <summary>What the institution's figure consists of beside contracts, or instead of them; null where it consists of contracts alone.</summary>
    public DrillRecords? Records { get; init; }

    /// <summary>Something is withheld from this reader, be it parts that are not listed.</summary>
    public bool IsSuppressed { get; init; }

    /// <summary>The year of the figures beside those shown.</summary>
    public FiscalYear? Since { get; init; }

    /// <summary>Name of the prefecture or region that it is narrowed to.</summary>
    public LocalText? Place { get; init; }

    /// <summary>Name of the part, other than a size band, that it is narrowed to.</summary>
    public LocalText? Part { get; init; }

    /// <summary>Name of the size band that it is narrowed to.</summary>
    public LocalText? Band { get; init; }
}

/// <summary>A part with its figure of the year and of the year beside it.</summary>
public sealed record DrillLine(string Code, LocalText Name, SeriesPoint Point, SeriesPoint? Before);

/// <summary>A contract as far as it counts in the figure.</summary>
/// <param name="Yen">Cash in the fiscal year, from companies or from everybody as the figure counts, whole yen; 0 is a contract without money.</param>
public sealed record DrillContract(Guid Id, string? Number, string Title, ContractKind Kind, LocalText? Partner, long Yen);

/// <summary>Nation → group → institution → contracts: one reader for page and CSV.</summary>
public sealed class DrillQueries(SeriesQueries series, IDbContextFactory<PortalDb> contexts, CurrentUser user)
{
    /// <summary>The step asked for, or the problems of <see cref="SeriesQueries.FindAsync"/>; "not-found" for an unknown institution, "series-region" for an unknown region (arguments: those that exist).</summary>
    public async Task<Outcome<DrillReport>> FindAsync(DrillRequest request, CancellationToken ct = default)
    {
        var mayRead = user.May(Permission.ViewEveryInstitution) || (user.InstitutionId is { } own && own == request.Institution);
        // A part of the facts at a place or an institution is not public: others see it of the whole country.
        var ofPart = !mayRead && (request.Band is not null || request.Part is not null);
        if (ofPart) request = new DrillRequest(request.Key, request.Year) { Since = request.Since, KnownOn = request.KnownOn, Band = request.Band, Part = request.Part };
        var by = ofPart ? SeriesBy.Nation : request is { Institution: null, IsNation: true } ? SeriesBy.Group : SeriesBy.Institution;
        var asked = new SeriesRequest(request.Key, by) { Institution = request.Institution, KnownOn = request.KnownOn, Band = request.Band, Part = request.Part };
        if (request.Institution is null)
            asked = asked with { Group = request.Group, Prefecture = request.Prefecture, Region = request.Region, InstitutionKind = request.InstitutionKind };
        await using var db = await contexts.OpenContextAsync(ct);
        var regions = request.Region is null ? [] : await db.Regions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);
        if (request.Region is { } wantedRegion && regions.TrueForAll(r => r.Id != wantedRegion)) return new Problem("series-region", nameof(DrillRequest.Region), string.Join(", ", regions.Select(r => r.Id)));
        var found = await series.FindAsync(asked, ct);
        if (!found.Ok) return found.Problems[0].Code == "series-institution" ? new Problem("not-found") : Outcome<DrillReport>.Failed(found.Problems);
        var report = found.Value;
        var every = report.Lines.Append(report.Total).ToList();
        var years = every.SelectMany(l => l.Points).Select(p => p.Year).Distinct().Order().ToList();
        var over = years.Where(y => !every.Exists(l => l.In(y) is { IsInProgress: true })).ToList();
        FiscalYear? year = request.Year is { } wanted && years.Contains(wanted) ? wanted : over.Count > 0 ? over[^1] : years.Count > 0 ? years[^1] : null;
        var name = request.Institution is { } id ? await NameAsync(id, ct) : null;
        var measure = report.Indicator.Measure!;
        var contracts = request.Institution is { } at && year is { } shown && mayRead ? await ContractsAsync(db, measure, at, shown, ct) : null;
        if (contracts is not null && asked.Narrowing is { } part) contracts = await DrillParts.KeepAsync(db, measure, request.Institution!.Value, year!.Value, part, contracts, ct);
        var band = request.Band is { } size ? await db.SizeBands.AsNoTracking().SingleAsync(b => b.Id == size, ct) : null;
        var place = request.Prefecture is { } code ? await db.Prefectures.AsNoTracking().Where(p => p.Code == code).Select(p => new LocalText(p.NameJa, p.NameEn)).SingleOrDefaultAsync(ct)
            : regions.Find(r => r.Id == request.Region) is { } region ? new LocalText(region.NameJa, region.NameEn) : null;
        var records = request.Institution is { } there && year is { } then && mayRead ? await DrillRecordQueries.FindAsync(db, measure, there, then, asked.Narrowing, ct) : null;
        var since = request.Since is { } early && early < year ? early : year?.Previous;
        return new DrillReport(
            report.Indicator, request, years, year, year is { } y ? report.Total.In(y) : null, since is { } z ? report.Total.In(z) : null,
            by == SeriesBy.Group && asked.Narrowing is null && year is { } o ? report.Official.FirstOrDefault(f => f.Year == o) : null,
            request.Institution is not null || by == SeriesBy.Nation || year is null ? [] : Lines(report, year.Value, since!.Value), name, contracts, mayRead, report.IsDemo, report.AsOf)
        {
            Records = records,
            IsSuppressed = report.IsSuppressed,
            Since = since,
            Place = place,
            Band = band is null ? null : SizeBandNames.Of(band.LowerYen, band.UpperYen),
            Part = band is null && request.Part is { } named ? (await SeriesNames.LoadAsync(db, named.By, [named.Key], ct)).NameOf(named.Key) : null,
        };
    }

    private static IReadOnlyList<DrillLine> Lines(SeriesReport report, FiscalYear year, FiscalYear since) =>
        [.. report.Lines.Where(l => l.In(year) is not null).Select(l => new DrillLine(l.Code, l.Name, l.In(year)!, l.In(since)))
            .OrderBy(l => report.Request.By == SeriesBy.Institution && l.Point.Value is { } value ? -value : 0)];

    private async Task<LocalText?> NameAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await db.Organisations.Where(o => o.Id == id).Select(o => new LocalText(o.NameJa, o.NameEn ?? o.NameJa)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The contracts behind a figure, by the very functions that count it; row-level security has the last word. Null: other facts than contracts.</summary>
    private static async Task<IReadOnlyList<DrillContract>?> ContractsAsync(PortalDb db, Measure measure, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var years = new[] { year.Year };
        var counted = measure.Series[0] switch
        {
            "company-investment" => db.Database.SqlQuery<CountedContract>($"select contract_id as id, sum(cash)::bigint as yen from statistics.company_investment({institution}, {years}) group by 1"),
            "large-joint-research" => db.Database.SqlQuery<CountedContract>($"select contract_id as id, sum(cash)::bigint as yen from statistics.large_joint_research({institution}, {years}) group by 1"),
            "commissioned-research" => OfKind(db, "CommissionedResearch", institution, years),
            "clinical-trials" => OfKind(db, "ClinicalTrial", institution, years),
            "joint-research" =>
                db.Database.SqlQuery<CountedContract>($"select contract_id as id, sum(cash)::bigint as yen from statistics.banded_joint_research({institution}, {years}) group by 1"),
            "private-contracts" => db.Database.SqlQuery<CountedContract>(
                $"select contract_id as id, sum(cash)::bigint as yen from statistics.counted_receipts({institution}, {years}) where kind in ('JointResearch', 'CommissionedResearch', 'ClinicalTrial') and payer_sector = 'Company' group by 1"),
            "research-contracts" => db.Database.SqlQuery<CountedContract>(
                $"select contract_id as id, sum(cash)::bigint as yen from statistics.counted_receipts({institution}, {years}) where kind in ('JointResearch', 'CommissionedResearch', 'ClinicalTrial') group by 1"),
            _ => null,
        };
        if (counted is null) return null;
        var yen = await counted.ToDictionaryAsync(c => c.Id, c => c.Yen, ct);
        var ids = yen.Keys.ToList();
        var rows = await (
            from c in db.Contracts.AsNoTracking()
            where ids.Contains(c.Id)
            let partner = db.ContractParties.Where(p => p.ContractId == c.Id && p.Role == PartyRole.Partner).OrderBy(p => p.Ordinal)
                .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (_, o) => new { o.NameJa, o.NameEn }).FirstOrDefault()
            select new { c.Id, c.Number, c.Title, c.Kind, PartnerJa = partner == null ? null : partner.NameJa, PartnerEn = partner == null ? null : partner.NameEn }).ToListAsync(ct);
        return [.. rows.Select(r => new DrillContract(r.Id, r.Number, r.Title, r.Kind, r.PartnerJa is null ? null : new LocalText(r.PartnerJa, r.PartnerEn ?? r.PartnerJa), yen[r.Id]))
            .OrderByDescending(r => r.Yen).ThenBy(r => r.Number, StringComparer.Ordinal).ThenBy(r => r.Id)];
    }

    private static IQueryable<CountedContract> OfKind(PortalDb db, string kind, Guid institution, int[] years) => db.Database.SqlQuery<CountedContract>(
        $"select contract_id as id, sum(cash)::bigint as yen from statistics.counted_receipts({institution}, {years}) where kind = {kind} and payer_sector = 'Company' group by 1");

    private sealed record CountedContract(Guid Id, long Yen);
}
