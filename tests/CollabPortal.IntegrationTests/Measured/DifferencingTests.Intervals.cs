using CollabPortal.Application.Organisations;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>
/// What arithmetic leaves of hidden cells by size band: how many contracts there can be, and between which amounts, by total, shown cells and edges. The
/// attacker here knows more than a reader: how many contracts each hidden cell has, when it comes to amounts.
/// </summary>
public partial class DifferencingTests
{
    private sealed record Size(short Id, long Least, long? Most, PublicFigure Told, int Contracts);

    /// <summary>Hidden cells that are surely one contract, or whose amount is known to within half again its least.</summary>
    private static List<string> Narrowed(PublicFigure total, IReadOnlyList<BandFigure> bands, Func<short, int> contractsOf)
    {
        if (total is not { Contracts: { } all, Yen: { } money } || bands.Count == 0 || bands.All(b => b.Figure.Suppressed)) return [];
        var sizes = bands.Select(b => new Size(b.BandId, b.LowerYen, b.UpperYen - 1, b.Figure, contractsOf(b.BandId))).ToList();
        var (hidden, told) = (sizes.FindAll(s => s.Told.Suppressed), sizes.FindAll(s => !s.Told.Suppressed));
        if (hidden.Count == 0) return [];
        var (least, most) = (told.Sum(s => (decimal)(s.Told.Yen ?? s.Least * s.Told.Contracts!.Value)), told.Sum(s => s.Told.Yen ?? MostOf(s, s.Told.Contracts!.Value, money)));
        var (rest, contracts) = ((Least: Math.Max(0, money - most), Most: money - least), all - told.Sum(s => s.Told.Contracts!.Value));
        var found = new List<string>();
        if (contracts < 3) found.Add($"{contracts} contracts are left over for {hidden.Count} cells");
        foreach (var cell in hidden)
        {
            var others = hidden.FindAll(s => s != cell);
            var possible = Enumerable.Range(1, Math.Max(1, contracts - others.Count)).Where(n => IsPossible(cell, n, others)).ToList();
            if (possible is [1]) found.Add($"band {cell.Id} is one contract");
            if (cell.Most == 0 || cell.Contracts == 0) continue;
            var low = Math.Max(cell.Least * (decimal)cell.Contracts, rest.Least - others.Sum(o => MostOf(o, o.Contracts, money)));
            var high = Math.Min(MostOf(cell, cell.Contracts, money), rest.Most - others.Sum(o => o.Least * (decimal)o.Contracts));
            if (high < low * 1.5m) found.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"band {cell.Id} has between {low:N0} and {high:N0}"));
        }

        return found;

        // The others have one contract each at least; what is left goes where it costs least, or most.
        bool IsPossible(Size cell, int n, List<Size> others)
        {
            var free = contracts - n - others.Count;
            if (free < 0 || (free > 0 && others.Count == 0)) return false;
            var lowest = (cell.Least * (decimal)n) + others.Sum(o => (decimal)o.Least) + (free == 0 ? 0 : free * (decimal)others.Min(o => o.Least));
            var highest = MostOf(cell, n, money) + others.Sum(o => MostOf(o, 1, money)) + (free == 0 ? 0 : free * others.Max(o => MostOf(o, 1, money)));
            return lowest <= rest.Most && highest >= rest.Least;
        }

        static decimal MostOf(Size size, int contracts, long money) => contracts == 0 ? 0 : size.Most is { } most ? Math.Min(most * (decimal)contracts, money) : money;
    }

    private static IEnumerable<string> NarrowedOn(InstitutionProfile page, List<Fact> facts)
    {
        if (page.Figures is { LatestYear: { } year } figures)
        {
            foreach (var cell in Narrowed(figures.JointResearch.Single(y => y.FiscalYear == year).Figure, figures.Bands, Of("JointResearch", year.Year))) yield return $"FY{year.Year} joint research {cell}";
        }

        if (page.Further is { } further)
        {
            foreach (var cell in Narrowed(further.Commissioned, further.CommissionedBands, Of("CommissionedResearch", further.Year.Year))) yield return $"FY{further.Year.Year} commissioned research {cell}";
        }

        Func<short, int> Of(string kind, int at) => band => facts.Count(f => f.Institution == page.Id && f.Kind == kind && f.Year == at && f.Band == band);
    }

    [Fact]
    public void The_attack_on_intervals_finds_what_amounts_beside_a_hidden_band_give_away()
    {
        PublicFigure total = new(27, 66_200_000, false);
        BandFigure[] bands =
        [
            new(1, 1, 1_000_001, new PublicFigure(4, 2_000_000, false)), new(2, 1_000_001, 3_000_001, new PublicFigure(20, 40_000_000, false)),
            new(3, 3_000_001, 10_000_000, PublicFigure.Hidden), new(4, 10_000_000, 50_000_000, PublicFigure.Hidden),
        ];
        Narrowed(total, bands, band => band == 3 ? 1 : 2).Should().Equal("band 3 has between 3,000,001 and 4,200,000", "band 4 has between 20,000,000 and 21,199,999");
        bands[0] = bands[0] with { Figure = PublicFigure.ContractsAlone(4) };
        bands[1] = bands[1] with { Figure = PublicFigure.ContractsAlone(20) };
        Narrowed(total, bands, band => band == 3 ? 1 : 2).Should().BeEmpty("without the amounts beside them the bands stay as wide as they are");
        bands[1] = bands[1] with { Figure = new PublicFigure(21, 40_000_000, false) };
        Narrowed(total, bands, _ => 1).Should().Contain("2 contracts are left over for 2 cells").And.Contain("band 3 is one contract");
    }
}
