using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>
/// Every published national series beside those of the policy indicators (official_series.csv), with what it counts (domain.md §3, §4).
/// Split by subject; the order is that of the screen.
/// </summary>
public static partial class OfficialStatistics
{
    private static readonly LocalText Universities = new(
        "大学等（国公私立の大学、短期大学、高等専門学校、大学共同利用機関）。文部科学省「大学等における産学連携等実施状況調査」。",
        "Universities etc. (national, public and private universities, junior colleges, colleges of technology, inter-university research institutes). MEXT survey of industry–academia collaboration.");

    private static readonly LocalText RdCorporations = new("研究開発法人。内閣府の調査。", "R&D corporations. Cabinet Office survey.");

    private static readonly LocalText Researchers = new(
        "科学技術研究調査の研究者。企業、大学等、非営利団体・公的機関の3セクター。",
        "Researchers of the Survey of Research and Development; three sectors: companies, universities etc., nonprofit and public bodies.");

    private static readonly LocalText StartupSurvey = new(
        "大学発ベンチャーの定義（6つの類型のいずれか）に当たる企業。経済産業省「大学発ベンチャー実態等調査」。",
        "Companies that meet at least one of the types of university startups. METI survey of university startups.");

    private static readonly SeriesBreak Licences2012 = new(new FiscalYear(2012), new(
        "2012年度に集計方法が変わり、2011年度以前とは比べられません。", "The tally was re-organised in FY2012; FY2011 and earlier are not comparable."));

    private static readonly SeriesBreak ZeroBand2012 = new(new FiscalYear(2012), new(
        "2012年度から、0円の契約を別の区分として数えています。", "From FY2012 on contracts of ¥0 are a band of their own."));

    private static readonly SeriesBreak Founded2010 = new(new FiscalYear(2010), new(
        "2010年度から集計した機関が変わり、2009年度以前とは比べられません。", "The compiler changed in FY2010; FY2009 and earlier are not comparable."));

    private static readonly SeriesBreak StartupTypes2023 = new(new FiscalYear(2023), new(
        "2023年度の調査から、類型が5つから6つ（教職員等を追加）になりました。", "From the FY2023 survey on there are six types instead of five (teachers and staff added)."));

    /// <summary>All of them, group by group.</summary>
    public static IReadOnlyList<OfficialStatistic> All { get; } = [.. JointResearch(), .. Licences(), .. People(), .. Startups()];

    /// <summary>The statistic of a key, or null.</summary>
    public static OfficialStatistic? Find(string key) => All.FirstOrDefault(s => string.Equals(s.Key, key, StringComparison.Ordinal));
}
