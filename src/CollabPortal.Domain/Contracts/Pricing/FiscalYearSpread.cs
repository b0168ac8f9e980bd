using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>How a total is spread over the fiscal years of a contract.</summary>
public enum SpreadRule
{
    /// <summary>均等: the same in every fiscal year that the period touches.</summary>
    Even,
    /// <summary>日割り: by the days of the contract that fall into each fiscal year.</summary>
    ByDays,
    /// <summary>手入力: as it is written, and it must add up.</summary>
    ByHand,
}

/// <summary>What one fiscal year gets of a total, in whole yen.</summary>
public readonly record struct YearShare(FiscalYear Year, long Yen);

/// <summary>
/// Spreads a total over fiscal years (1 April to 31 March), exactly to the yen: the shares always add up to the total, none is
/// below zero, and they come in the order of the years.
/// </summary>
public static class FiscalYearSpread
{
    /// <summary>The same in each year; yen that do not divide go to the first years, one each.</summary>
    /// <exception cref="RuleViolation">The total is below zero or absurdly large.</exception>
    public static IReadOnlyList<YearShare> Even(long total, DateRange period)
    {
        FiscalYearReceipt.CheckYen(total, "Spread");
        FiscalYear[] years = [.. period.FiscalYears()];
        var (each, rest) = Math.DivRem(total, years.Length);
        return [.. years.Select((year, i) => new YearShare(year, each + (i < rest ? 1 : 0)))];
    }

    /// <summary>
    /// By days, both ends included, 29 February too. What rounding down leaves goes to the years with the largest remainders,
    /// the earlier one first.
    /// </summary>
    /// <exception cref="RuleViolation">The total is below zero or absurdly large.</exception>
    public static IReadOnlyList<YearShare> ByDays(long total, DateRange period)
    {
        FiscalYearReceipt.CheckYen(total, "Spread");
        // At most 10^13 yen × 3.7 million days (years 1 to 9999): wider than 64 bits only for periods of thousands of years.
        var parts = period.FiscalYears().Select(year => (Year: year, Product: (Int128)total * DaysIn(year, period))).ToList();
        var shares = parts.Select(p => new YearShare(p.Year, (long)(p.Product / period.Days))).ToArray();
        var left = (int)(total - shares.Sum(s => s.Yen));
        foreach (var i in Enumerable.Range(0, parts.Count).OrderByDescending(i => parts[i].Product % period.Days).ThenBy(i => i).Take(left))
            shares[i] = shares[i] with { Yen = shares[i].Yen + 1 };
        return shares;
    }

    /// <summary>Takes the shares as written; they must add up to the total.</summary>
    /// <exception cref="RuleViolation">"spread-differs" with the difference in yen; "spread-year-twice"; amounts below zero.</exception>
    public static IReadOnlyList<YearShare> ByHand(long total, IEnumerable<YearShare> written)
    {
        FiscalYearReceipt.CheckYen(total, "Spread");
        YearShare[] shares = [.. written.OrderBy(s => s.Year)];
        foreach (var share in shares) FiscalYearReceipt.CheckYen(share.Yen, "Spread");
        if (shares.GroupBy(s => s.Year).Any(g => g.Count() > 1)) throw new RuleViolation("spread-year-twice", "Spread");
        var sum = shares.Sum(s => s.Yen);
        if (sum != total) throw new RuleViolation("spread-differs", "Spread", total, sum, Math.Abs(total - sum));
        return shares;
    }

    /// <summary>
    /// Spreads what is left over the years after those that stay as they are: money that has come is not planned anew by an amendment.
    /// </summary>
    /// <param name="kept">The first fiscal years of the period without a gap, with what stays; none of them is spread.</param>
    /// <param name="total">Whole yen over the whole period, with what stays.</param>
    /// <param name="period">First and last day, both inclusive.</param>
    /// <param name="rule">Spreads a total over a period.</param>
    /// <exception cref="RuleViolation">"spread-below-kept" with the total and what stays; what the rule refuses.</exception>
    public static IReadOnlyList<YearShare> After(IReadOnlyList<YearShare> kept, long total, DateRange period, Func<long, DateRange, IReadOnlyList<YearShare>> rule)
    {
        if (kept.Count == 0 || kept[^1].Year.End >= period.End) return rule(total, period);
        var sum = kept.Sum(k => k.Yen);
        if (sum > total) throw new RuleViolation("spread-below-kept", "Spread", total, sum);
        return [.. kept, .. rule(total - sum, new DateRange(kept[^1].Year.End.AddDays(1), period.End))];
    }

    private static int DaysIn(FiscalYear year, DateRange period)
    {
        var first = year.Start > period.Start ? year.Start : period.Start;
        var last = year.End < period.End ? year.End : period.End;
        return last.DayNumber - first.DayNumber + 1;
    }
}
