using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>KPI 2: ×2 from FY2013 by FY2020 (未来投資戦略2017, seed 004).</summary>
public sealed class LargeJointResearch : Indicator
{
    public override string Key => "large-joint-research";

    public override LocalText Name { get; } = new("大型共同研究（1,000万円以上）の件数", "Large joint research contracts (¥10 million or more)");

    public override IndicatorUnit Unit => IndicatorUnit.Contracts;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "大学等（大学、短期大学、高等専門学校、大学共同利用機関）と研究開発法人が、民間企業と行う共同研究。研究開発法人については国内の民間企業に限る。",
        "Joint research of universities etc. (universities, junior colleges, colleges of technology, inter-university research institutes) and R&D corporations with private companies; for R&D corporations, domestic companies only.");

    public override LocalText Definition { get; } = new(
        "民間企業との共同研究契約のうち、その年度の受入額が1,000万円以上のものの件数。受託研究を合わせた「大型研究」（2016年度の公表値1,093件）とは別のものです。",
        "Joint research contracts with private companies from which at least ¥10,000,000 was received in the fiscal year. Not the same as “large research”, which includes commissioned research (1,093 in the FY2016 release).");

    public override string OfficialSeries => "large_joint_research";

    public override Measure? Measure { get; } = Measures.Large;

    public override IReadOnlyList<IndicatorPart> Parts { get; } =
    [
        new("large_joint_research_universities", new("大学等", "Universities etc.")),
        new("large_joint_research_rd_corporations", new("研究開発法人", "R&D corporations")),
    ];

    public override IReadOnlyList<string> RuleIds { get; } =
    [
        CountingRules.ContractsThatCount, CountingRules.CashReceived, CountingRules.LargeThreshold,
        CountingRules.LargeDomesticOnly,
    ];
}
