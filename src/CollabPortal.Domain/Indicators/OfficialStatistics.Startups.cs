namespace CollabPortal.Domain.Indicators;

public static partial class OfficialStatistics
{
    private static OfficialStatistic[] Startups() =>
    [
        new("startups_existing", StatisticGroup.Startups, IndicatorUnit.Companies, new("大学発ベンチャーの数", "University startups in existence"),
            new("10月末に存在する大学発ベンチャーの数。", "University startups at the end of October."), StartupSurvey) { SeriesBreaks = [StartupTypes2023] },
        new("startups_new_in_survey", StatisticGroup.Startups, IndicatorUnit.Companies, new("大学発ベンチャー：新設", "University startups: founded in the year"),
            new("前年の調査のあとに設立された企業。", "Founded since the survey of the year before."), StartupSurvey),
        new("startups_newly_found", StatisticGroup.Startups, IndicatorUnit.Companies, new("大学発ベンチャー：新たに把握", "University startups: newly found"),
            new("前からあり、この年に新たに把握された企業。", "In existence before, first found by this survey."), StartupSurvey),
        new("startups_closed", StatisticGroup.Startups, IndicatorUnit.Companies, new("大学発ベンチャー：閉鎖", "University startups: closed"),
            new("前年の調査のあとに閉鎖した企業。", "Closed since the survey of the year before."), StartupSurvey),
        new("startups_no_longer_qualifying", StatisticGroup.Startups, IndicatorUnit.Companies, new("大学発ベンチャー：対象から外れたもの", "University startups: no longer qualifying"),
            new("定義に当たらなくなった企業。", "No longer meeting the definition."), StartupSurvey),
        new("startups_founded", StatisticGroup.Startups, IndicatorUnit.Companies, new("大学等発ベンチャーの設立数", "Startups founded from universities etc."),
            new("その年度に設立されたと大学等が報告した企業。", "Companies reported by universities etc. as founded in the fiscal year."), Universities) { SeriesBreaks = [Founded2010] },
        new("startups_listed", StatisticGroup.Startups, IndicatorUnit.Companies, new("上場した大学発ベンチャー", "Listed university startups"),
            new("株式を上場している大学発ベンチャー。", "University startups whose shares are listed."), new("大学発ベンチャー。", "University startups.")),
        new("rd_corporation_startups_founded_cumulative", StatisticGroup.Startups, IndicatorUnit.Companies, new("研究開発法人発ベンチャーの累計設立数", "Startups from R&D corporations: founded so far"),
            new("設立された企業の累計。", "All companies founded so far."), RdCorporations),
        new("rd_corporation_startups_active", StatisticGroup.Startups, IndicatorUnit.Companies, new("活動中の研究開発法人発ベンチャー", "Startups from R&D corporations: active"),
            new("活動している企業。", "Companies that are active."), RdCorporations),
        new("cip_active", StatisticGroup.Structures, IndicatorUnit.Bodies, new("技術研究組合（CIP）の数", "Research associations (CIP)"),
            new("活動している技術研究組合の数。", "Research associations that are active."), new("技術研究組合。", "Research associations.")),
        new("tlo_approved", StatisticGroup.Structures, IndicatorUnit.Bodies, new("承認TLOの数", "Approved TLOs"),
            new("年度末の承認TLOの数。", "Approved TLOs at the end of the fiscal year."), new("承認TLO。", "Approved TLOs.")),
    ];
}
