using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>
/// An attack on all that people outside the ministry can read of a small register, together: the series of the API, the indicators' totals, the dashboard
/// of a signed-in company, and the institutions' pages. No sum or difference of public cells is a single contract.
/// </summary>
public partial class DifferencingTests
{
    private const long Prime = 1_000_000_007;

    // Counts, and quotients of which the divisor is known: their numerator is a cell too.
    private static readonly string[] Keys =
    [
        "large-joint-research", "large-joint-research-rd-corporations", "joint-research-large-share", "joint-research-sme-share", "joint-research-count", "joint-research-count-rd-corporations", "company-investment", "commissioned-research-count", "clinical-trials-count", "large-joint-research-universities",
    ];

    [Theory]
    [InlineData(21, 12)]
    [InlineData(22, 40)]
    [InlineData(23, 90)]
    public async Task No_single_contract_comes_out_of_any_combination_of_public_cells(int seed, int contracts)
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        try
        {
            var world = await RandomRegister.MakeAsync(database, new Random(seed), contracts);
            await new FigureKeeper(new OwnerContexts(database.Sources, database.Clock)).FoldAsync();
            var facts = await FactsAsync(database);
            var rows = new Dictionary<int, List<bool[]>>();
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            using var index = new PublicCellIndex();
            var nations = new Dictionary<string, IReadOnlyList<FiscalYear>>(StringComparer.Ordinal);
            foreach (var key in Keys) nations[key] = await NationAsync(database, index, key);
            foreach (var request in Requests(world))
            {
                if (await AskAsync(database, index, request) is not { } report) continue;
                Betrayed(report, nations[request.Key]).Should().BeEmpty("whether a row is there follows from what is told");
                foreach (var line in report.Lines.Append(report.Total))
                {
                    foreach (var point in line.Points.Where(p => p.Value is not null))
                        Tell("series", point.Year.Year, f => Counts(f, request, ReferenceEquals(line, report.Total) ? null : line.Code), request.Key == "company-investment" ? null : point.Items, $"{request} {line.Code}");
                }
            }

            await DashboardAsync(database, index, Tell);
            await InstitutionsAsync(database, index, Tell);
            await TotalsAsync(database, index, Tell);
            foreach (var institution in world.Institutions)
            {
                var page = await PageAsync(database, index, institution);
                AddPage(page, institution, facts, rows);
                NarrowedOn(page, facts).Should().BeEmpty($"nothing on the page of {institution} leads to one contract");
            }

            seen.Keys.Should().BeEquivalentTo(contracts < 20 ? seen.Keys : ["series", "dashboard", "institution", "totals"], "each source tells something in a register that is not tiny");

            void Tell(string source, int year, Func<Fact, bool> counts, long? told, string what)
            {
                seen[source] = seen.GetValueOrDefault(source) + 1;
                var row = facts.Where(f => f.Year == year).Select(counts).ToArray();
                if (told is { } number) number.Should().Be(row.Count(x => x), $"{source} {what} FY{year}");
                rows.TryAdd(year, []);
                rows[year].Add(row);
            }

            foreach (var (year, equations) in rows) Singles(equations).Should().BeEmpty($"FY{year} tells single contracts");
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private static IEnumerable<SeriesRequest> Requests(RandomRegister.World world)
    {
        foreach (var key in Keys)
        {
            // The way down from a row of what moved it.
            var measure = IndicatorCatalogue.Find(key)!.Measure!;
            foreach (var part in Parts.Where(p => measure.Divisor is null && measure.Cuts.Contains(p.By)))
            {
                yield return new SeriesRequest(key) { Part = part };
                foreach (var by in new[] { SeriesBy.Group, SeriesBy.Institution }) yield return new SeriesRequest(key, by) { Part = part };
            }

            foreach (var kind in new[] { OrganisationKind.University, OrganisationKind.RdCorporation }) yield return new SeriesRequest(key, SeriesBy.Institution) { InstitutionKind = kind };
            foreach (var by in IndicatorCatalogue.Find(key)!.Measure!.AllCuts)
            {
                yield return new SeriesRequest(key, by);
                foreach (var institution in world.Institutions.Take(4)) yield return new SeriesRequest(key, by) { Institution = institution };
                for (var prefecture = 1; prefecture <= 2; prefecture++) yield return new SeriesRequest(key, by) { Prefecture = prefecture };
                foreach (var group in new[] { InstitutionGroup.National, InstitutionGroup.Private, InstitutionGroup.RdCorporation }) yield return new SeriesRequest(key, by) { Group = group };
                if (key.StartsWith("joint-research-count", StringComparison.Ordinal) && SeriesCuts.IsPlace(by))
                    for (short band = 0; band < 8; band += 3) yield return new SeriesRequest(key, by) { Band = band };
            }
        }
    }

    private delegate void Told(string source, int year, Func<Fact, bool> counts, long? told, string what);

    private static readonly PartFilter[] Parts =
    [
        .. new[] { "large", "sme", "foreign", "other" }.Select(k => new PartFilter(SeriesBy.PartnerKind, k)), .. new[] { "C", "D", "" }.Select(k => new PartFilter(SeriesBy.Field, k)),
        .. new[] { "JointResearch", "CommissionedResearch", "ClinicalTrial", "AcademicConsulting" }.Select(k => new PartFilter(SeriesBy.Kind, k)),
    ];

    // Null: the register has no such part.
    private static async Task<SeriesReport?> AskAsync(TestDatabase database, PublicCellIndex index, SeriesRequest request)
    {
        var found = await database.Series(Readers.Of(null), index).FindAsync(request);
        return found.Problems is [{ Code: "series-part" }] ? null : found.Value;
    }

    private static async Task DashboardAsync(TestDatabase database, PublicCellIndex index, Told tell)
    {
        var company = Readers.Of(PortalRole.Company);
        var queries = new DashboardQueries(database.Contexts(company), index, company, database.Clock);
        foreach (var year in (await queries.MeasuredAsync(null))?.Years ?? [])
        {
            var data = (await queries.MeasuredAsync(year))!;
            Cell(data.Total, _ => true, "total");
            foreach (var band in data.Bands) Cell(band.Sum, f => f.Band == band.Id, $"band {band.Id}");
            foreach (var group in data.Groups) Cell(group.Sum, f => f.Group == group.Group.ToString(), $"{group.Group}");
            foreach (var place in data.Prefectures) Cell(place.Sum, f => f.Prefecture == place.Code, $"prefecture {place.Code}");

            void Cell(JointResearchSum sum, Func<Fact, bool> of, string what)
            {
                if (sum.IsWithheld) return;
                bool Joint(Fact f) => f is { Kind: "JointResearch", Sector: "University" } && of(f);
                tell("dashboard", year.Year, Joint, sum.Contracts, what);
                if (sum.Large is { } large) tell("dashboard", year.Year, f => Joint(f) && f.Cash >= 10_000_000, large, what + " large");
            }
        }
    }

    private static async Task InstitutionsAsync(TestDatabase database, PublicCellIndex index, Told tell)
    {
        await using var db = database.Contexts(new CurrentUser()).CreateDbContext();
        foreach (var (institution, figures) in await new PublicFieldIndex(index, database.Clock).FiguresAsync(db, CancellationToken.None))
        {
            foreach (var year in figures.JointResearch) Cell(year.FiscalYear.Year, year.Figure, _ => true, "page");
            foreach (var band in figures.Bands) Cell(figures.LatestYear!.Value.Year, band.Figure, f => f.Band == band.BandId, $"band {band.BandId}");
            foreach (var field in figures.Fields) Cell(figures.LatestYear!.Value.Year, field.Figure, f => f.Field == (field.Code ?? ""), $"field {field.Code}");

            void Cell(int year, PublicFigure figure, Func<Fact, bool> of, string what)
            {
                if (figure.Contracts is { } contracts) tell("institution", year, f => f.Kind == "JointResearch" && f.Institution == institution && of(f), contracts, what);
            }
        }
    }

    private static async Task TotalsAsync(TestDatabase database, PublicCellIndex index, Told tell)
    {
        var service = database.Indicators(Readers.Of(null), index);
        foreach (var report in (await service.AllAsync()).Concat(await service.StatisticsAsync()).Concat(await service.RegisterAsync()).Where(r => Keys.Contains(r.Indicator.Key)))
        {
            foreach (var m in report.Measured.Where(m => m.Value is not null))
                tell("totals", m.Year.Year, f => Counts(f, new SeriesRequest(report.Indicator.Key), null), report.Indicator.Unit is IndicatorUnit.Contracts ? (long)m.Value! : null, report.Indicator.Key);
        }
    }

    private static async Task<InstitutionProfile> PageAsync(TestDatabase database, PublicCellIndex index, Guid institution) =>
        (await new InstitutionProfiles(database.Contexts(new CurrentUser()), new PublicFieldIndex(index, database.Clock), index, database.Clock).FindAsync(institution.ToString()))!;

    // What the institution's own page shows beside the series: commissioned research with its bands.
    private static void AddPage(InstitutionProfile page, Guid institution, List<Fact> facts, Dictionary<int, List<bool[]>> rows)
    {
        if (page.Further is not { } further) return;
        var own = facts.Where(f => f.Year == further.Year.Year).ToList();
        foreach (var (figure, band) in further.CommissionedBands.Select(b => (b.Figure, Band: (short?)b.BandId)).Append((further.Commissioned, null)))
        {
            if (figure.Contracts is not { } shown) continue;
            var row = own.ConvertAll(f => f.Kind == "CommissionedResearch" && f.Institution == institution && (band is null || f.Band == band)).ToArray();
            shown.Should().Be(row.Count(x => x), $"{institution} band {band}");
            rows.TryAdd(further.Year.Year, []);
            rows[further.Year.Year].Add(row);
        }
    }

    // Contracts whose unit vector lies in the space of the equations: rows with one entry after Gauss and Jordan.
    private static List<int> Singles(List<bool[]> equations)
    {
        var rows = equations.ConvertAll(e => Array.ConvertAll(e, x => x ? 1L : 0L));
        var width = rows[0].Length;
        var rank = 0;
        for (var column = 0; column < width && rank < rows.Count; column++)
        {
            var pivot = rows.FindIndex(rank, r => r[column] != 0);
            if (pivot < 0) continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            var inverse = (long)System.Numerics.BigInteger.ModPow(rows[rank][column], Prime - 2, Prime);
            for (var i = 0; i < width; i++) rows[rank][i] = rows[rank][i] * inverse % Prime;
            for (var r = 0; r < rows.Count; r++)
            {
                if (r == rank || rows[r][column] == 0) continue;
                var times = Prime - rows[r][column];
                for (var i = 0; i < width; i++) rows[r][i] = (rows[r][i] + (times * rows[rank][i])) % Prime;
            }

            rank++;
        }

        return [.. rows.Take(rank).Where(r => r.Count(x => x != 0) == 1).Select(r => Array.FindIndex(r, x => x != 0))];
    }
}
