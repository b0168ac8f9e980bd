using System.Globalization;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators;

/// <summary>Size bands in words, the same on every page, in files and in the API. Both edges as the band means them, so that ¥10,000,000 stands in one band only.</summary>
public static class SizeBandNames
{
    /// <param name="lowerYen">Lower edge, included, whole yen.</param>
    /// <param name="upperYen">Upper edge, excluded, whole yen; null is open.</param>
    public static LocalText Of(long lowerYen, long? upperYen)
    {
        if (upperYen is not { } upper) return new($"{Ja(lowerYen)}以上", $"{En(lowerYen)} or more");
        if (upper == 1) return new("0円", "¥0");
        // Bands below ¥10m include their upper edge (…,001 yen is the next one's lower edge), those from ¥10m on do not.
        var closed = upper % 10 == 1;
        if (lowerYen <= 1) return new($"{Ja(upper - 1)}以下", $"up to {En(upper - 1)}");
        if (lowerYen % 10 != 1) return new($"{Ja(lowerYen)}以上{Ja(upper)}未満", $"{En(lowerYen)} to below {En(upper)}");
        var (low, high) = (lowerYen - 1, closed ? upper - 1 : upper);
        return closed ? new($"{Ja(low)}超{Ja(high)}以下", $"over {En(low)} to {En(high)}") : new($"{Ja(low)}超{Ja(high)}未満", $"over {En(low)}, below {En(high)}");
    }

    // 万円 up to a 億円, then 億円.
    private static string Ja(long yen) => yen >= 100_000_000 ? Number(yen / 1e8) + "億円" : Number(yen / 1e4) + "万円";

    private static string En(long yen) => "¥" + Number(yen / 1e6) + "m";

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
