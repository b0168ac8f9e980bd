namespace CollabPortal.Web.Pages.Indicators;

/// <summary>The unit in which an amount, or a whole column of amounts, is written: 億円, 百万円 or 万円; in English billions, millions or thousands.</summary>
public enum YenScale
{
    Oku,
    Million,
    Man,
}

/// <summary>The one rule of small money: nothing but 0 reads as 0.0, and a column has one unit.</summary>
public static class YenScales
{
    /// <summary>The largest unit, from <paramref name="largest"/> down, of which every amount but 0 is a tenth at least.</summary>
    public static YenScale Of(IEnumerable<decimal> yen, YenScale largest, bool english)
    {
        var least = yen.Where(y => y != 0).Select(y => Math.Abs(y)).DefaultIfEmpty(decimal.MaxValue).Min();
        return Enum.GetValues<YenScale>().Where(s => s >= largest && least >= Size(s, english) / 10).DefaultIfEmpty(YenScale.Man).First();
    }

    /// <summary>One of the unit in yen.</summary>
    public static decimal Size(YenScale scale, bool english) => (scale, english) switch
    {
        (YenScale.Oku, false) => 100_000_000,
        (YenScale.Oku, true) => 1_000_000_000,
        (YenScale.Million, _) => 1_000_000,
        (_, false) => 10_000,
        _ => 1_000,
    };
}
