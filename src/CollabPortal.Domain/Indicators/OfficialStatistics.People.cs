namespace CollabPortal.Domain.Indicators;

public static partial class OfficialStatistics
{
    private static OfficialStatistic[] People() =>
    [
        new("moves_university_to_company", StatisticGroup.Mobility, IndicatorUnit.Persons, new("大学等から企業への研究者の移動", "Researchers moving from universities to companies"),
            new("年度内に大学等から企業に移った研究者。受け入れた側で数える。", "Researchers who moved from universities etc. to companies in the fiscal year, counted at the receiver."), Researchers),
        new("moves_university_to_public", StatisticGroup.Mobility, IndicatorUnit.Persons, new("大学等から非営利・公的機関への研究者の移動", "Researchers moving from universities to public bodies"),
            new("年度内に大学等から非営利団体・公的機関に移った研究者。受け入れた側で数える。", "Researchers who moved from universities etc. to nonprofit and public bodies, counted at the receiver."), Researchers),
        new("moves_public_to_university", StatisticGroup.Mobility, IndicatorUnit.Persons, new("非営利・公的機関から大学等への研究者の移動", "Researchers moving from public bodies to universities"),
            new("年度内に非営利団体・公的機関から大学等に移った研究者。", "Researchers who moved from nonprofit and public bodies to universities etc."), Researchers),
        new("researchers_all_sectors", StatisticGroup.Mobility, IndicatorUnit.Persons, new("研究者の数（全セクター）", "Researchers, all sectors"),
            new("年度末の研究者の数。", "Researchers at the end of the fiscal year."), Researchers),
        new("cross_appointments_national_universities", StatisticGroup.Mobility, IndicatorUnit.Persons, new("クロスアポイントメント：国立大学", "Cross-appointments: national universities"),
            new("クロスアポイントメント制度による研究者。", "Researchers under cross-appointment agreements."), new("国立大学法人。", "National university corporations.")),
        new("cross_appointments_national_universities_companies", StatisticGroup.Mobility, IndicatorUnit.Persons, new("クロスアポイントメント：国立大学、うち企業と", "Cross-appointments: national universities, with companies"),
            new("相手が企業であるクロスアポイントメント。", "Cross-appointments of which the other employer is a company."), new("国立大学法人。", "National university corporations.")),
        new("cross_appointments_rd_corporations", StatisticGroup.Mobility, IndicatorUnit.Persons, new("クロスアポイントメント：研究開発法人", "Cross-appointments: R&D corporations"),
            new("クロスアポイントメント制度による研究者。", "Researchers under cross-appointment agreements."), RdCorporations),
        new("research_time_share", StatisticGroup.Mobility, IndicatorUnit.Share, new("教員の研究時間の割合", "Share of working time spent on research"),
            new("大学教員の職務時間に占める研究時間の割合。", "Research time as a share of the working time of university teachers."), new("大学の教員。", "University teachers.")),
    ];
}
