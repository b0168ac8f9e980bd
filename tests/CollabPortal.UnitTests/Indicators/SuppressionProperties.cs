using CollabPortal.Domain.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>
/// The guarantee against somebody who knows every shown cell, the total, the edges of the bands and that hidden cells are not
/// empty. The attacker here tries all tables; it shares no code with what it attacks.
/// </summary>
public class SuppressionProperties
{
    private static readonly SuppressionLimits Limits = new();

    // Edges as of the real bands, in ¥10,000, with an open last one.
    private static readonly (long Low, long? High)[] Edges = [(0, 0), (1, 100), (101, 300), (301, 999), (1_000, 4_999), (5_000, null)];

    [Fact]
    public void No_hidden_number_of_contracts_is_certain() => Check(table =>
    {
        var hidden = Suppression.Apply(table.Cells, table.Total, Limits);
        if (hidden.Total || !hidden.Cells.Contains(true)) return true;
        var unknown = table.Cells.Where((_, i) => hidden.Cells[i]).ToList();
        var least = unknown.Count == table.Cells.Count ? 0 : 1;
        var possible = Possible(unknown, least);
        return unknown.Select((c, i) => c.Facts.Contracts == 0 || possible.Select(p => p[i]).Distinct().Take(2).Count() == 2).All(uncertain => uncertain);
    });

    [Fact]
    public void No_sensitive_amount_is_nearly_certain() => Check(table =>
    {
        var hidden = Suppression.Apply(table.Cells, table.Total, Limits);
        if (hidden.Total) return true;
        var unknown = table.Cells.Where((_, i) => hidden.Cells[i]).ToList();
        var sum = unknown.Sum(c => c.Facts.Yen);
        return unknown.Where(c => Suppression.IsSensitive(c.Facts, Limits) && c.HighestYen != 0).All(cell =>
        {
            // What the cell can be, its number of contracts known: the widest the attacker can be wrong.
            var others = unknown.Where(c => !ReferenceEquals(c, cell)).ToList();
            var least = Math.Max(Least(cell), others.Exists(c => Most(c) is null) ? 0 : sum - others.Sum(c => Most(c)!.Value));
            var most = Math.Min(Most(cell) ?? long.MaxValue, sum - others.Sum(Least));
            return Math.Max(cell.Facts.Yen - least, most - cell.Facts.Yen) >= cell.Facts.Yen * Limits.MinDoubt;
        });
    });

    [Fact]
    public void What_is_sensitive_is_hidden_and_what_is_empty_only_with_everything() => Check(table =>
    {
        var hidden = Suppression.Apply(table.Cells, table.Total, Limits);
        return table.Cells.Select((c, i) => (c.Facts, Hidden: hidden.Cells[i]))
            .All(c => (!Suppression.IsSensitive(c.Facts, Limits) || c.Hidden) && (c.Facts.Contracts > 0 || !c.Hidden || hidden.Cells.All(h => h)))
            && (!Suppression.IsSensitive(table.Total, Limits) || hidden.Total)
            && (!hidden.Total || hidden.Cells.All(h => h));
    });

    [Fact]
    public void No_hidden_cell_is_narrowed_to_one_contract_or_nearly_to_its_amount() => Check(table => NarrowedCells(table, Suppression.Apply(table.Cells, table.Total, Limits)).Count == 0);

    [Fact]
    public void What_is_hidden_together_could_be_shown_as_one_cell() => Check(table =>
    {
        var hidden = Suppression.Apply(table.Cells, table.Total, Limits);
        var unknown = table.Cells.Where((_, i) => hidden.Cells[i]).Select(c => c.Facts).ToList();
        return hidden.Total || unknown.Count == 0 || unknown.Count == table.Cells.Count || !Suppression.IsSensitive(LinkedSums.Bound(unknown), Limits);
    });

    /// <summary>The rule before: two cells of three contracts hidden, all other amounts told. It leaves one contract between ¥3.01m and ¥4.2m, and two between 20 and 21.2 together.</summary>
    [Fact]
    public void The_attack_finds_the_contract_that_amounts_beside_hidden_cells_gave_away()
    {
        BreakdownCell[] cells = [Band(0, 0, 0), Band(1, 4, 200), Band(2, 20, 4_000), Band(3, 1, 320), Band(4, 2, 2_100), Band(5, 0, 0)];
        var table = new Table(cells, new CellFacts(27, 6_620, 20, 1_100));
        NarrowedCells(table, new HiddenCells([false, false, false, true, true, false], false)).Should().Equal(3, 4);
        var now = Suppression.Apply(cells, table.Total, Limits);
        now.Cells[3].Should().BeTrue();
        NarrowedCells(table, now).Should().BeEmpty();
        now.Amounts.Should().BeTrue("amounts of the bands that are shown would bound the hidden ones");

        static BreakdownCell Band(int edge, int contracts, long yen) => new(new CellFacts(contracts, yen, contracts, contracts == 0 ? 0 : yen / contracts), Edges[edge].Low, Edges[edge].High);
    }

    // Hidden cells that are surely one contract, or whose amount is known to within a factor of 1.5 by who knows how many contracts they hold. Where
    // amounts are not told, what is shown is uncertain within its edges as well. With everything hidden only the total is known.
    private static List<int> NarrowedCells(Table table, HiddenCells hidden)
    {
        if (hidden.Total || !hidden.Cells.Contains(true) || hidden.Cells.All(h => h)) return [];
        var (money, told) = (table.Cells.Sum(c => c.Facts.Yen), table.Cells.Where((_, i) => !hidden.Cells[i]).ToList());
        var (toldLeast, toldMost) = hidden.Amounts ? (told.Sum(Least), told.Exists(c => c.Facts.Contracts > 0 && Most(c) is null) ? money : told.Sum(c => c.Facts.Contracts == 0 ? 0 : Most(c)!.Value)) : (told.Sum(c => c.Facts.Yen), told.Sum(c => c.Facts.Yen));
        var unknown = Enumerable.Range(0, table.Cells.Count).Where(i => hidden.Cells[i]).ToList();
        var possible = Compositions(unknown.Sum(i => table.Cells[i].Facts.Contracts), unknown.Count, 1).Where(n => Fits([.. n.Select((k, i) => (k, table.Cells[unknown[i]]))])).ToList();
        return [.. unknown.Where((cell, at) => possible.TrueForAll(p => p[at] == 1) || IsNear(table.Cells[cell]))];

        bool Fits(List<(int Contracts, BreakdownCell Cell)> cells) =>
            cells.Sum(c => c.Contracts * c.Cell.LowestYen) <= money - toldLeast
            && (cells.Exists(c => c.Cell.HighestYen is null) || money - toldMost <= cells.Sum(c => c.Contracts * c.Cell.HighestYen!.Value));

        bool IsNear(BreakdownCell cell)
        {
            if (cell.HighestYen == 0) return false;
            var others = unknown.Select(i => table.Cells[i]).Where(c => !ReferenceEquals(c, cell)).ToList();
            var least = Math.Max(Least(cell), others.Exists(o => Most(o) is null) ? 0 : money - toldMost - others.Sum(o => Most(o)!.Value));
            var most = Math.Min(Most(cell) ?? long.MaxValue, money - toldLeast - others.Sum(Least));
            return most < 1.5m * least;
        }
    }

    private static long Least(BreakdownCell c) => c.LowestYen * c.Facts.Contracts;

    private static long? Most(BreakdownCell c) => c.HighestYen * c.Facts.Contracts;

    // Every way to share out the hidden contracts whose amounts can add up to the hidden money.
    private static IEnumerable<int[]> Possible(List<BreakdownCell> unknown, int leastContracts)
    {
        var yen = unknown.Sum(c => c.Facts.Yen);
        foreach (var counts in Compositions(unknown.Sum(c => c.Facts.Contracts), unknown.Count, leastContracts))
        {
            var least = counts.Select((n, i) => n * unknown[i].LowestYen).Sum();
            var isOpen = counts.Where((n, i) => n > 0 && unknown[i].HighestYen is null).Any();
            var most = isOpen ? long.MaxValue : counts.Select((n, i) => n * (unknown[i].HighestYen ?? 0)).Sum();
            if (least <= yen && yen <= most) yield return counts;
        }
    }

    private static IEnumerable<int[]> Compositions(int total, int parts, int least)
    {
        if (parts == 1) return total >= least ? [[total]] : [];
        return Enumerable.Range(least, Math.Max(0, total - (least * parts) + 1))
            .SelectMany(first => Compositions(total - first, parts - 1, least).Select(rest => (int[])[first, .. rest]));
    }

    private static void Check(Func<Table, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500), Prop.ForAll(Tables().ToArbitrary(), holds));

    private static Gen<Table> Tables() =>
        from cells in Gen.CollectToArray(Edges, BandCell)
        let contracts = cells.Sum(c => c.Facts.Contracts)
        from partners in Gen.Choose(Math.Min(1, contracts), contracts)
        let yen = cells.Sum(c => c.Facts.Yen)
        from share in Gen.Choose(1, 100)
        select new Table(cells, new CellFacts(contracts, yen, partners, partners == 1 ? yen : yen * share / 100));

    private static Gen<BreakdownCell> BandCell((long Low, long? High) edge) =>
        from contracts in Gen.Frequency((3, Gen.Choose(0, 2)), (2, Gen.Choose(0, 6)))
        from money in Gen.Choose((int)edge.Low, (int)(edge.High ?? 20_000)).ArrayOf(contracts)
        from partners in Gen.Choose(Math.Min(1, contracts), contracts)
        from share in Gen.Choose(34, 100)
        let yen = money.Sum(m => (long)m)
        select new BreakdownCell(new CellFacts(contracts, yen, partners, yen * share / 100), edge.Low, edge.High);

    private sealed record Table(IReadOnlyList<BreakdownCell> Cells, CellFacts Total);
}
