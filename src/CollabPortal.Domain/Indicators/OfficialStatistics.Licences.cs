namespace CollabPortal.Domain.Indicators;

public static partial class OfficialStatistics
{
    private static OfficialStatistic[] Licences() =>
    [
        new("patent_licences_national", StatisticGroup.Licences, IndicatorUnit.Cases, new("特許権実施等の件数：国立大学等", "Patent licences and assignments: national universities etc."),
            new("特許権（特許を受ける権利を含む）の実施許諾と譲渡の件数。", "Licences and assignments of patent rights, including the right to obtain a patent."), new("国立大学等。特許庁の年報が引く文部科学省の調査。", "National universities etc.. MEXT survey, as quoted by the JPO annual report.")) { SeriesBreaks = [Licences2012] },
        new("patent_licence_income_national", StatisticGroup.Licences, IndicatorUnit.MillionYen, new("特許権実施等の収入：国立大学等", "Patent licence income: national universities etc."),
            new("特許権の実施許諾と譲渡による収入。", "Income from licences and assignments of patent rights."), new("国立大学等。特許庁の年報が引く文部科学省の調査。", "National universities etc.. MEXT survey, as quoted by the JPO annual report.")) { SeriesBreaks = [Licences2012] },
        new("patent_licences_public", StatisticGroup.Licences, IndicatorUnit.Cases, new("特許権実施等の件数：公立大学等", "Patent licences and assignments: public universities etc."),
            new("特許権（特許を受ける権利を含む）の実施許諾と譲渡の件数。", "Licences and assignments of patent rights, including the right to obtain a patent."), new("公立大学等。特許庁の年報が引く文部科学省の調査。", "Public universities etc.. MEXT survey, as quoted by the JPO annual report.")) { SeriesBreaks = [Licences2012] },
        new("patent_licence_income_public", StatisticGroup.Licences, IndicatorUnit.MillionYen, new("特許権実施等の収入：公立大学等", "Patent licence income: public universities etc."),
            new("特許権の実施許諾と譲渡による収入。", "Income from licences and assignments of patent rights."), new("公立大学等。特許庁の年報が引く文部科学省の調査。", "Public universities etc.. MEXT survey, as quoted by the JPO annual report.")) { SeriesBreaks = [Licences2012] },
        new("patent_licences_private", StatisticGroup.Licences, IndicatorUnit.Cases, new("特許権実施等の件数：私立大学等", "Patent licences and assignments: private universities etc."),
            new("特許権（特許を受ける権利を含む）の実施許諾と譲渡の件数。", "Licences and assignments of patent rights, including the right to obtain a patent."), new("私立大学等。特許庁の年報が引く文部科学省の調査。", "Private universities etc.. MEXT survey, as quoted by the JPO annual report.")) { SeriesBreaks = [Licences2012] },
        new("patent_licence_income_private", StatisticGroup.Licences, IndicatorUnit.MillionYen, new("特許権実施等の収入：私立大学等", "Patent licence income: private universities etc."),
            new("特許権の実施許諾と譲渡による収入。", "Income from licences and assignments of patent rights."), new("私立大学等。特許庁の年報が引く文部科学省の調査。", "Private universities etc.. MEXT survey, as quoted by the JPO annual report.")) { SeriesBreaks = [Licences2012] },
        new("patent_licence_income", StatisticGroup.Licences, IndicatorUnit.MillionYen, new("特許権実施等の収入", "Patent licence income"),
            new("特許権の実施許諾と譲渡による収入。", "Income from licences and assignments of patent rights."), Universities) { SeriesBreaks = [Licences2012] },
        new("fee_reductions_tlo_registration", StatisticGroup.Licences, IndicatorUnit.Cases, new("TLOの特許料の減免（登録）", "Fee reductions for TLOs: registrations"),
            new("承認TLOが受けた特許料の減免の件数。", "Reductions of patent fees granted to approved TLOs."), new("承認TLO。経済産業省の年次報告。", "Approved TLOs. METI annual report.")),
        new("fee_reductions_tlo_examination", StatisticGroup.Licences, IndicatorUnit.Cases, new("TLOの審査請求料の減免", "Fee reductions for TLOs: examination requests"),
            new("承認TLOが受けた審査請求料の減免の件数。", "Reductions of examination fees granted to approved TLOs."), new("承認TLO。経済産業省の年次報告。", "Approved TLOs. METI annual report.")),
        new("fee_reductions_university_registration", StatisticGroup.Licences, IndicatorUnit.Cases, new("大学の特許料の減免（登録）", "Fee reductions for universities: registrations"),
            new("大学が受けた特許料の減免の件数。", "Reductions of patent fees granted to universities."), new("大学。経済産業省の年次報告。", "Universities. METI annual report.")),
        new("fee_reductions_university_examination", StatisticGroup.Licences, IndicatorUnit.Cases, new("大学の審査請求料の減免", "Fee reductions for universities: examination requests"),
            new("大学が受けた審査請求料の減免の件数。", "Reductions of examination fees granted to universities."), new("大学。経済産業省の年次報告。", "Universities. METI annual report.")),
    ];
}
