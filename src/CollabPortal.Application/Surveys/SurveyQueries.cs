using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>
/// The sheets of the own institution. Values and the records behind them come from the functions that the measured series are
/// counted with (Data/Sql/surveys.sql), so a sheet and the dashboard cannot differ.
/// </summary>
public sealed class SurveyQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts, SurveyChecks checks, SurveyRecordNames names, TimeProvider clock)
{
    /// <summary>Most records shown behind a cell; the files hold all figures anyway.</summary>
    public const int MostRecords = 500;

    /// <summary>The newest fiscal year that is over: what surveys ask for.</summary>
    public FiscalYear LastOver => FiscalYear.Current(clock).Previous;

    /// <summary>The overview of a fiscal year; null for who has no institution or a year outside 1950–2100.</summary>
    public async Task<SurveyYear?> YearAsync(FiscalYear year, CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own || year.Year is < 1950 or > 2100) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var kind = await db.Organisations.Where(o => o.Id == own).Select(o => o.Kind).SingleAsync(ct);
        var values = await ValuesAsync(db, own, year, ct);
        var bands = await db.SizeBands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);
        var sheets = SurveyCatalogue.Sheets.Where(s => s.Asks(kind)).Select(s =>
        {
            var items = s.Sections.SelectMany(x => x.Items.Concat(x.HasBands ? bands.SelectMany(BandItems) : [])).ToList();
            return new SheetState(s, items.Count, items.Count(i => values.ContainsKey(i.Key)));
        });
        return new SurveyYear(
            year, await YearsAsync(db, own, year, ct), year > LastOver, [.. sheets], await YearEndAsync(db, own, year, ct), await checks.RunAsync(year, ct));
    }

    /// <summary>One sheet with its values; null where the institution is not asked or the key is unknown.</summary>
    public async Task<SurveyAnswers?> SheetAsync(FiscalYear year, string key, CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own || year.Year is < 1950 or > 2100 || SurveyCatalogue.Find(key) is not { } sheet) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var institution = await db.Organisations.Where(o => o.Id == own).Select(o => new { o.Kind, o.NameJa, o.NameEn, o.IsDemo }).SingleAsync(ct);
        if (!sheet.Asks(institution.Kind)) return null;
        var values = await ValuesAsync(db, own, year, ct);
        var before = await ValuesAsync(db, own, year.Previous, ct);
        var bands = await db.SizeBands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);
        var (standing, stood) = (await db.StandingAsync(own, year, ct), await db.StandingAsync(own, year.Previous, ct));
        SurveyCell Cell(SurveyItem item)
        {
            long? was = before.TryGetValue(item.Key, out var last) ? last.Amount : null;
            return Standing(item, values.GetValueOrDefault(item.Key), standing.GetValueOrDefault(item.Key), stood.TryGetValue(item.Key, out var then) ? then.Of(was) : was);
        }

        var rows = sheet.Sections.Select(s => new SurveyRows(s.Name, [.. s.Items.Select(Cell)], s.HasBands ? [.. bands.Select(b => Band(b, Cell))] : []));
        return new SurveyAnswers(
            sheet, year, new LocalText(institution.NameJa, institution.NameEn ?? institution.NameJa), institution.IsDemo, await YearEndAsync(db, own, year, ct), [.. rows])
        {
            Kinds = await KindsAsync(db, own, year, sheet, ct),
        };
    }

    /// <summary>A cell with the records that make it up; null for an unknown key.</summary>
    public async Task<CellRecords?> CellAsync(FiscalYear year, string key, CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var band = await BandOfAsync(db, key, ct);
        if ((SurveyCatalogue.Item(key) ?? (band is null ? null : BandItems(band).Single(i => i.Key == key))) is not { } item) return null;
        var facts = await db.Database.SqlQuery<Fact>(
            $"""select f.record as "Record", f.record_id as "Id", f.amount as "Amount" from statistics.survey_facts({own}, {year.Year}) f where f.item = {key} order by f.amount desc, f.record_id""").ToListAsync(ct);
        var shown = await names.OfAsync(db, [.. facts.Take(MostRecords).Select(f => (f.Record, f.Id, (long?)f.Amount))], ct);
        var registered = facts.Count == 0 ? null : new Value(key, facts.Sum(f => f.Amount), facts.Count);
        return new CellRecords(Standing(item, registered, (await db.StandingAsync(own, year, ct)).GetValueOrDefault(key), null), band, shown, facts.Count);
    }

    /// <summary>A cell with the value that stands: after a lock the one that two persons answer for.</summary>
    private static SurveyCell Standing(SurveyItem item, Value? registered, StandingFigure? standing, long? lastYear) =>
        new(item, standing is null ? registered?.Amount : standing.Of(registered?.Amount), registered?.Records ?? 0, lastYear, standing?.State)
        {
            Registered = registered?.Amount,
            Locked = standing?.Locked,
        };

    /// <summary>All values of one institution and year by item.</summary>
    internal static async Task<Dictionary<string, Value>> ValuesAsync(PortalDb db, Guid institution, FiscalYear year, CancellationToken ct) =>
        (await db.Database.SqlQuery<Value>($"""select c.item as "Item", c.value as "Amount", c.records as "Records" from statistics.survey_cells({institution}, {year.Year}) c""").ToListAsync(ct))
        .ToDictionary(v => v.Item, StringComparer.Ordinal);

    /// <summary>The two items of a size band.</summary>
    internal static IEnumerable<SurveyItem> BandItems(SizeBandRow band)
    {
        var name = new LocalText("規模別", "By size");
        var definition = new LocalText(band.LowerYen == 0 ? "年度の企業からの受入額（現金）で分類。0円を含む。" : "年度の企業からの受入額（現金）で分類。", band.LowerYen == 0 ? "By cash received from companies in the fiscal year; ¥0 included." : "By cash received from companies in the fiscal year.");
        var source = band.IsConfirmed
            ? new LocalText("文部科学省「産学連携等実施状況調査」の公表結果（0円と1,000万円の境）", "Published results of MEXT’s survey (edges at ¥0 and ¥10m)")
            : new LocalText("慣行による区分。公表資料では確認していません", "Common practice; not confirmed by a publication");
        yield return new SurveyItem($"joint-research.band-{band.Id}.count", SurveyUnit.Contracts, name, definition, source, band.IsConfirmed);
        yield return new SurveyItem($"joint-research.band-{band.Id}.yen", SurveyUnit.Yen, name, definition, source, band.IsConfirmed);
    }

    /// <summary>Every kind of contract with its money, so that what no line counts is told too.</summary>
    private static async Task<IReadOnlyList<KindMoney>> KindsAsync(PortalDb db, Guid own, FiscalYear year, SurveySheet sheet, CancellationToken ct)
    {
        var setting = await db.Database.SqlQuery<string?>($"""select statistics.setting('company-investment.kinds', {year.Year}) as "Value" """).SingleAsync(ct);
        ContractKind[] investment = [.. (setting ?? "").Split(',').Select(name => Enum.TryParse<ContractKind>(name.Trim(), out var kind) ? kind : (ContractKind?)null).OfType<ContractKind>()];
        if (!sheet.Sections.SelectMany(s => s.Items).Any(i => SurveyKinds.OfContracts(i.Key, investment))) return [];
        var money = (await db.Database.SqlQuery<MoneyOfKind>(
            $"""select m.kind as "Kind", sum(m.direct + m.indirect)::bigint as "Yen", count(distinct m.contract_id)::int as "Contracts" from statistics.counted_money({own}, array[{year.Year}]) m group by 1""")
            .ToListAsync(ct)).ToDictionary(m => m.Kind, StringComparer.Ordinal);
        return [.. Enum.GetValues<ContractKind>().Select(kind => new KindMoney(kind, money.GetValueOrDefault(kind.ToString())?.Yen, money.GetValueOrDefault(kind.ToString())?.Contracts ?? 0,
            [.. sheet.Sections.Where(s => s.Items.Any(i => SurveyKinds.Counts(kind, i.Key, investment))).Select(s => s.Name)]))];
    }

    private static BandCells Band(SizeBandRow band, Func<SurveyItem, SurveyCell> cell)
    {
        var items = BandItems(band).ToList();
        return new BandCells(band, cell(items[0]), cell(items[1]));
    }

    private static async Task<SizeBandRow?> BandOfAsync(PortalDb db, string key, CancellationToken ct) =>
        key.StartsWith("joint-research.band-", StringComparison.Ordinal)
            ? (await db.SizeBands.AsNoTracking().ToListAsync(ct)).Find(b => BandItems(b).Any(i => i.Key == key)) : null;

    private static async Task<YearEnd> YearEndAsync(PortalDb db, Guid own, FiscalYear year, CancellationToken ct)
    {
        if (await db.YearLocks.AsNoTracking().SingleOrDefaultAsync(l => l.InstitutionId == own && l.FiscalYear == year, ct) is not { } found)
            return new YearEnd(YearState.Open, 0, null, null, null, null, null, 0);
        Guid[] people = [.. new[] { found.PreparedBy, found.LockedBy }.OfType<Guid>()];
        var byId = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        string? Name(Guid? id) => id is { } person ? byId.GetValueOrDefault(person) : null;
        return new YearEnd(found.State, found.Version, found.PreparedBy, Name(found.PreparedBy), found.PreparedAt, Name(found.LockedBy), found.LockedAt, found.OpenFindings)
        {
            Unconfirmed = await db.Restatements.Where(Restatement.Waits).Where(r => r.InstitutionId == own && r.FiscalYear == year).Select(r => new { r.At, r.ByUser }).Distinct().CountAsync(ct),
        };
    }

    private async Task<IReadOnlyList<FiscalYear>> YearsAsync(PortalDb db, Guid own, FiscalYear shown, CancellationToken ct)
    {
        var current = FiscalYear.Current(clock);
        var known = await db.Measured.Where(m => m.InstitutionId == own && m.FiscalYear <= current).Select(m => m.FiscalYear).Distinct().ToListAsync(ct);
        var locked = await db.YearLocks.Where(l => l.InstitutionId == own).Select(l => l.FiscalYear).ToListAsync(ct);
        return [.. known.Concat(locked).Append(current).Append(LastOver).Append(shown).Distinct().OrderDescending()];
    }

    internal sealed record Value(string Item, long Amount, int Records);

    private sealed record MoneyOfKind(string Kind, long Yen, int Contracts);

    private sealed record Fact(string Record, Guid Id, long Amount);
}
