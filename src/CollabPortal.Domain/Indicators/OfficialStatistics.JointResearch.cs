namespace CollabPortal.Domain.Indicators;

public static partial class OfficialStatistics
{
    private static OfficialStatistic[] JointResearch() =>
    [
        new("large_joint_research_universities", StatisticGroup.JointResearch, IndicatorUnit.Contracts, new("大型共同研究（1,000万円以上）の件数：大学等", "Large joint research (¥10m and more): universities etc."),
            new("民間企業との共同研究のうち、受入額が1,000万円以上のもの。", "Joint research with private companies of which ¥10m or more is received."), Universities),
        new("large_joint_research_rd_corporations", StatisticGroup.JointResearch, IndicatorUnit.Contracts, new("大型共同研究（1,000万円以上）の件数：研究開発法人", "Large joint research (¥10m and more): R&D corporations"),
            new("国内の民間企業との共同研究のうち、受入額が1,000万円以上のもの。", "Joint research with domestic private companies of which ¥10m or more is received."), RdCorporations),
        new("joint_research_count", StatisticGroup.JointResearch, IndicatorUnit.Contracts, new("民間企業との共同研究の件数", "Joint research with companies: contracts"),
            new("民間企業と共同で研究し、相手が費用を負担した契約の件数。0円の契約を含む。", "Contracts of joint research of which a company bears cost; contracts of ¥0 included."), Universities) { SeriesBreaks = [ZeroBand2012] },
        new("joint_research_count_rd_corporations", StatisticGroup.JointResearch, IndicatorUnit.Contracts, new("民間企業との共同研究の件数：研究開発法人", "Joint research with companies: R&D corporations"),
            new("民間企業と共同で研究した契約の件数。", "Contracts of joint research with private companies."), RdCorporations),
        new("joint_research_amount", StatisticGroup.JointResearch, IndicatorUnit.HundredMillionYen, new("民間企業との共同研究の受入額", "Joint research with companies: money received"),
            new("民間企業との共同研究で受け入れた研究費。", "Research money received in joint research with private companies."), Universities),
        new("joint_research_amount_per_contract", StatisticGroup.JointResearch, IndicatorUnit.ThousandYen, new("民間企業との共同研究の1件当たり受入額", "Joint research with companies: money per contract"),
            new("受入額を、0円を含むすべての件数で割った額。", "Money received divided by all contracts, those of ¥0 included."), Universities) { SeriesBreaks = [ZeroBand2012] },
        new("large_joint_research_amount", StatisticGroup.JointResearch, IndicatorUnit.HundredMillionYen, new("大型共同研究（1,000万円以上）の受入額", "Large joint research (¥10m and more): money received"),
            new("1件1,000万円以上の民間企業との共同研究で受け入れた額。", "Money received in joint research with private companies of ¥10m and more a contract."), Universities),
        new("private_receipts_total", StatisticGroup.Funds, IndicatorUnit.HundredMillionYen, new("民間企業からの研究資金等の受入額", "Money received from companies"),
            new("共同研究、受託研究、治験等、知的財産による収入の合計（民間企業分）。", "Joint and commissioned research, clinical trials etc. and IP income from private companies."), Universities),
        new("research_receipts_total", StatisticGroup.Funds, IndicatorUnit.HundredMillionYen, new("研究資金等の受入額（全体）", "Research money received, all partners"),
            new("共同研究、受託研究、治験等、知的財産による収入の合計（すべての相手）。", "Joint and commissioned research, clinical trials etc. and IP income, all partners."), Universities),
    ];
}
