using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Indicators;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>
/// Whoever reads all that everybody may read, and solves all equations: which cells that are withheld by name come out all the same? The unknowns are
/// institution × kind of contract × part (band, field, partner kind; large or not), in each fiscal year; contracts and amounts each by themselves. Of a
/// division of which parts are told, those that are not named are nothing.
/// </summary>
internal static class SubtractionAttack
{
    private static readonly string[] Counts =
    [
        "joint-research-count", "joint-research-count-rd-corporations", "large-joint-research", "large-joint-research-universities", "large-joint-research-rd-corporations",
        "joint-research-large-share", "joint-research-sme-share", "commissioned-research-count", "clinical-trials-count",
    ];

    private static readonly string[] Amounts =
    [
        "joint-research-amount", "large-joint-research-amount", "joint-research-amount-per-contract", "indirect-cost-ratio", "commissioned-research-amount", "clinical-trials-amount", "company-investment",
    ];

    private static readonly string[] OfInstitution = ["joint-research-count", "joint-research-count-rd-corporations", "large-joint-research", "commissioned-research-count", "joint-research-amount", "large-joint-research-amount", "commissioned-research-amount"];

    /// <summary>The dimension of a system of equations, and by what the API divides so.</summary>
    private static readonly (string Dim, SeriesBy By)[] Systems = [("band", SeriesBy.Band), ("field", SeriesBy.Field), ("partner-kind", SeriesBy.PartnerKind)];

    /// <summary>What was found.</summary>
    /// <param name="Determined">Withheld cells that follow from those that are told, in words.</param>
    /// <param name="Withheld">How many withheld cells were tried.</param>
    /// <param name="Told">How many cells were read.</param>
    internal sealed record Result(IReadOnlyList<string> Determined, int Withheld, int Told);

    internal static async Task<Result> RunAsync(TestDatabase database)
    {
        using var index = new PublicCellIndex();
        var (facts, places) = await FactsAsync(database);
        var answers = new List<SeriesReport>();
        foreach (var key in Counts.Concat(Amounts))
        {
            foreach (var by in IndicatorCatalogue.Find(key)!.Measure!.AllCuts) answers.Add(await database.AskAsync(index, new SeriesRequest(key, by)));
        }

        foreach (var institution in facts.Select(f => f.Institution).Distinct())
        {
            foreach (var key in OfInstitution)
                foreach (var (_, by) in Systems.Where(s => s.Dim != "partner-kind" && IndicatorCatalogue.Find(key)!.Measure!.AllCuts.Contains(s.By)))
                    answers.Add(await database.AskAsync(index, new SeriesRequest(key, by) { Institution = institution }));
        }

        await using var db = database.Contexts(new CurrentUser()).CreateDbContext();
        var pages = new PublicFieldIndex(index, database.Clock);
        var further = await pages.FurtherAsync(db, CancellationToken.None);
        var figures = await pages.FiguresAsync(db, CancellationToken.None);
        var (found, withheld, told) = (new List<string>(), 0, 0);
        foreach (var year in facts.Select(f => f.Year).Distinct().Order())
        {
            foreach (var system in Systems)
            {
                var cells = new Unknowns([.. facts.Where(f => f.Year == year)], system.Dim, places);
                foreach (var keys in new[] { Counts, Amounts })
                {
                    var ofMoney = keys == Amounts;
                    var equations = new Equations(cells.Count);
                    var named = new List<(int[] Cell, int[]? Divisor, string Name)>();
                    foreach (var answer in answers) Read(answer, year, system, keys, cells, equations.Tell, (cell, divisor, name) => named.Add((cell, divisor, name)));
                    ReadPages(year, system.Dim, ofMoney, figures, further, cells, equations.Tell);
                    told += equations.Told;
                    foreach (var (cell, divisor, name) in named)
                    {
                        if (cells.Contracts(cell) == 0) continue; // a nothing that looks withheld tells nothing
                        withheld++;
                        if (equations.Follows(cell) && (divisor is null || equations.Follows(divisor))) found.Add($"FY{year} {(ofMoney ? "amount" : "contracts")} by {system.Dim}: {name} ({cells.Contracts(cell)} contracts)");
                    }
                }
            }
        }

        return new Result([.. found.Distinct()], withheld, told);
    }

    private static void Read(SeriesReport answer, int year, (string Dim, SeriesBy By) system, string[] keys, Unknowns cells, Action<int[]> tell, Action<int[], int[]?, string> withhold)
    {
        var request = answer.Request;
        var by = request.By;
        if (!SeriesCuts.IsPlace(by) && by != system.By && by != SeriesBy.Kind) return;
        // An amount tells the number of contracts beside it; a number of contracts tells no amount.
        var (counts, own) = (keys == Counts, keys.Contains(request.Key));
        if (!own && !counts) return;
        foreach (var line in answer.Lines.Append(answer.Total))
        {
            var part = ReferenceEquals(line, answer.Total) ? null : line.Code;
            if (line.Points.FirstOrDefault(p => p.Year.Year == year) is not { } point || cells.Of(request, part) is not { } cell) continue;
            if (point.Value is not null)
            {
                tell(cell);
                if (IndicatorCatalogue.Find(request.Key)!.Measure!.Divisor is not null && cells.DivisorOf(request, part) is { } divisor) tell(divisor);
            }
            else if (own && point.IsSuppressed) withhold(cell, cells.DivisorOf(request, part), $"{request.Key} by {by} {request.Institution} {part}");
        }

        // Where parts of a fact are told, those that are not named are nothing; institutions are, where those that are named make the whole.
        if (by == SeriesBy.Nation || (by != SeriesBy.Institution && by != system.By)) return;
        var points = answer.Lines.SelectMany(l => l.Points.Where(p => p.Year.Year == year).Select(p => (l.Code, Point: p))).ToList();
        if (points.TrueForAll(p => p.Point.IsSuppressed)) return;
        if (by == SeriesBy.Institution && !(answer.Total.Points.FirstOrDefault(p => p.Year.Year == year) is { IsSuppressed: false, Items: { } all } && points.Sum(p => p.Point.Items ?? 0) == all)) return;
        var there = points.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var part in cells.PartsOf(by).Where(p => !there.Contains(p)))
        {
            if (cells.Of(request, part) is not { } nothing) continue;
            cells.Contracts(nothing).Should().Be(0, "readers may take a part that is not named for nothing: {0} by {1} {2} {3} of FY{4}", request.Key, by, request.Institution, part, year);
            tell(nothing);
        }
    }

    private static void ReadPages(
        int year, string dim, bool ofMoney, IReadOnlyDictionary<Guid, InstitutionFigures> figures, IReadOnlyDictionary<Guid, FurtherFigures> further, Unknowns cells, Action<int[]> tell)
    {
        foreach (var (id, page) in figures)
        {
            foreach (var total in page.JointResearch.Where(y => y.FiscalYear.Year == year)) Cell(id, "JointResearch", null, total.Figure);
            if (page.LatestYear?.Year != year) continue;
            if (dim == "band") foreach (var band in page.Bands) Cell(id, "JointResearch", $"{band.BandId}", band.Figure);
            if (dim == "field") foreach (var field in page.Fields) Cell(id, "JointResearch", field.Code ?? "", field.Figure);
        }

        foreach (var (id, page) in further.Where(f => f.Value.Year.Year == year))
        {
            Cell(id, "CommissionedResearch", null, page.Commissioned);
            if (dim == "band") foreach (var band in page.CommissionedBands) Cell(id, "CommissionedResearch", $"{band.BandId}", band.Figure);
        }

        void Cell(Guid institution, string kind, string? part, PublicFigure figure)
        {
            if (ofMoney ? figure.Yen is not null : figure.Contracts is not null) tell(cells.Of(institution, kind, part));
        }
    }

    private static async Task<(List<Fact> Facts, ILookup<Guid, InstitutionPlaceRow> Places)> FactsAsync(TestDatabase database)
    {
        await using var db = database.AsOwner();
        var facts = await db.Database.SqlQuery<Fact>($"""
            with paid as (
              select c.id, r.fiscal_year, c.kind, c.institution_id, c.field_code, sum(r.direct_yen + r.indirect_yen) as cash,
                coalesce(sum(r.direct_yen + r.indirect_yen) filter (where o.country = 'JP'), 0) as domestic,
                (array_agg(statistics.partner_kind(o.sector, o.country, o.size_class) order by r.direct_yen + r.indirect_yen desc))[1] as partner_kind
              from register.fiscal_year_receipt r join register.research_contract c on c.id = r.contract_id and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
              join catalogue.organisation o on o.id = r.payer_id and o.sector = 'Company'
              where r.state = 'Received' and c.kind in ('JointResearch', 'CommissionedResearch', 'ClinicalTrial', 'AcademicConsulting')
              group by 1, 2, 3, 4, 5)
            select p.fiscal_year as "Year", p.institution_id as "Institution", p.kind as "Kind", coalesce(grand.code, parent.code, f.code, '') as "Field", p.partner_kind as "Partner",
              (select b.id from statistics.size_band b where p.cash >= b.lower_yen and (b.upper_yen is null or p.cash < b.upper_yen))::text as "Band",
              p.kind = 'JointResearch' and case when i.kind = 'RdCorporation' then p.domestic >= 10000000 else i.sector = 'University' and p.cash >= 10000000 end as "Large"
            from paid p join catalogue.organisation i on i.id = p.institution_id
            left join catalogue.research_field f on f.code = p.field_code left join catalogue.research_field parent on parent.code = f.parent_code
            left join catalogue.research_field grand on grand.code = parent.parent_code
            """).ToListAsync();
        return (facts, (await db.Set<InstitutionPlaceRow>().AsNoTracking().ToListAsync()).ToLookup(p => p.InstitutionId));
    }

    internal sealed record Fact(int Year, Guid Institution, string Kind, string Field, string Partner, string Band, bool Large);
}
