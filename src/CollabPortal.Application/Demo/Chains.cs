namespace CollabPortal.Application.Demo;

/// <summary>Receipts of one contract: consecutive fiscal years, one amount a year.</summary>
internal sealed record Chain(int FirstYear, List<long> Amounts)
{
    public int LastYear => FirstYear + Amounts.Count - 1;

    /// <summary>Wanted length in years.</summary>
    public int Wanted { get; init; } = 1;
}

/// <summary>Links the receipts of consecutive years at one institution into contracts of one to four years.</summary>
internal static class Chains
{
    /// <param name="dice">Dice of the institution.</param>
    /// <param name="years">Amounts by fiscal year, from the first to the last without a gap.</param>
    /// <param name="firstYear">Fiscal year of the first list.</param>
    public static List<Chain> Link(Dice dice, IReadOnlyList<IReadOnlyList<long>> years, int firstYear)
    {
        var done = new List<Chain>();
        var open = new List<Chain>();
        for (var y = 0; y < years.Count; y++)
        {
            var amounts = dice.Shuffled(years[y]);
            var going = open.Where(c => c.Amounts.Count < c.Wanted).ToList();
            var count = Math.Min(going.Count, amounts.Count * 2 / 3);
            // Amounts of a contract stay of one size: the larger ones go on with the larger.
            var follow = dice.Shuffled(going).Take(count).OrderByDescending(c => c.Amounts[^1]).ToList();
            var next = amounts.Take(count).OrderDescending().ToList();
            for (var i = 0; i < count; i++) follow[i].Amounts.Add(next[i]);
            done.AddRange(open.Except(follow));
            open = [.. follow, .. amounts.Skip(count).Select(a => new Chain(firstYear + y, [a]) { Wanted = Length(dice) })];
        }

        done.AddRange(open);
        return done;
    }

    private static int Length(Dice dice) => dice.Share() switch
    {
        < 0.42 => 1,
        < 0.72 => 2,
        < 0.94 => 3,
        _ => 4,
    };
}
