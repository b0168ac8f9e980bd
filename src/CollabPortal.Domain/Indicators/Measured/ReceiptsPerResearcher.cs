using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Private research money for each researcher of 大学等; known as soon as a release with their number is entered.</summary>
public sealed class ReceiptsPerResearcher : Indicator
{
    /// <summary>Researchers of 大学等: published in 科学技術研究調査, in none of the releases that ship.</summary>
    public const string ResearchersSeries = "researchers_universities";

    // 億円 in thousand yen.
    private const decimal ThousandsInOku = 100_000m;

    public override string Key => "receipts-per-researcher";

    public override LocalText Name { get; } = new("研究者一人当たりの民間資金の受入額", "Private receipts per researcher");

    public override IndicatorUnit Unit => IndicatorUnit.ThousandYen;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "大学等（国公私立の大学、短期大学、高等専門学校、大学共同利用機関）とその研究者。",
        "Universities etc. (national, public and private universities, junior colleges, colleges of technology, inter-university research institutes) and their researchers.");

    public override LocalText Definition { get; } = new(
        "大学等が民間企業から受け入れた研究資金等を、同じ年度の大学等の研究者の数で割ったもの。",
        "Research money that universities etc. receive from private companies, divided by their researchers of the same fiscal year.");

    public override string OfficialSeries => "";

    public override OfficialFormula Formula { get; } = new(
        ["private_receipts_total", ResearchersSeries], v => v[1] > 0 ? Math.Round(v[0] * ThousandsInOku / v[1], 10) : null)
    {
        Needed = [new(ResearchersSeries, new("研究者の数（大学等）", "Researchers of universities etc."), IndicatorUnit.Persons)],
    };

    public override LocalText Missing { get; } = new(
        "分母が未登録です。大学等の研究者の数（総務省「科学技術研究調査」）は、このポータルが持つ公表資料にありません（あるのは全セクターの数だけ）。公式値の登録で系列 researchers_universities の値を入れると、その年度から計算します。登録データにも研究者の総数はないため、計測値はありません。",
        "The divisor is not registered. The number of researchers of universities etc. (Survey of Research and Development) stands in none of the releases that the portal has, only that of all sectors. Once values of the series researchers_universities are entered as official values, those years are worked out. The register does not know how many researchers an institution has, so nothing is measured.");

    public override IReadOnlyList<string> RuleIds { get; } = [];
}
