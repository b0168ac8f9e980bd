using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Surveys;

/// <summary>The cells that surveys ask for and the register can answer, by topic. Keys are those of statistics.survey_facts().</summary>
internal static class SurveyItems
{
    private static readonly LocalText Cash = new("年度内に実際に受け入れた現金。承認後の契約。", "Cash received in the fiscal year; contracts from approval on.");

    /// <summary>Policy indicators as measured at the institution.</summary>
    internal static IReadOnlyList<SurveyItem> Indicators =>
    [
        Item("company-investment", SurveyUnit.Yen, "企業からの投資（KPI 1）", "Company investment (KPI 1)", "企業からの共同研究、受託研究、治験等、学術コンサルティングの受入額。", "Receipts from companies: joint and commissioned research, clinical trials, academic consulting.", SurveySources.Portal, true),
        Large,
        LargeYen,
        PatentLicences,
        Item("researcher-moves", SurveyUnit.Persons, "ほかのセクターからの研究者（KPI 4）", "Researchers from other sectors (KPI 4)", "年度内にほかのセクターから移ってきた人数。受入側で数える。", "Persons who came from another sector in the fiscal year, counted at the receiving body.", SurveySources.IssuePaper, true),
        Item("researcher-moves-out-of-universities", SurveyUnit.Persons, "大学等から出た研究者（企業、非営利・公的機関へ）", "Researchers who left universities etc. (for companies, nonprofit and public bodies)", "大学等から企業、非営利・公的機関へ移った人数。", "Persons who left universities etc. for companies, nonprofit and public bodies.", SurveySources.Plan, true),
    ];

    internal static IReadOnlyList<SurveyItem> JointResearchWithCompanies =>
    [
        JointCount,
        JointYen,
        Item("joint-research.foreign-companies.count", SurveyUnit.Contracts, "うち外国企業、件数", "of these foreign companies, contracts", "相手の所在国が日本以外の企業。", "Companies of another country than Japan.", SurveySources.MextResults, false),
        Item("joint-research.foreign-companies.yen", SurveyUnit.Yen, "うち外国企業、受入額", "of these foreign companies, receipts", Cash.Ja, Cash.En, SurveySources.MextResults, false),
        .. BySize("large", "うち大企業", "of these large companies"),
        .. BySize("sme", "うち中小企業", "of these small and medium companies"),
        .. BySize("unknown", "うち企業規模 未登録", "of these size not registered"),
    ];

    internal static IReadOnlyList<SurveyItem> LargeJointResearch => [Large, LargeYen];

    internal static IReadOnlyList<SurveyItem> JointResearchTotals => [JointCount, JointYen];

    internal static IReadOnlyList<SurveyItem> JointResearch => Totals("joint-research", "共同研究", "Joint research", SurveySources.MextTerms);

    internal static IReadOnlyList<SurveyItem> CommissionedResearch =>
        [.. FromCompanies("commissioned-research", "受託研究", "Commissioned research"), .. Totals("commissioned-research", "受託研究", "Commissioned research", SurveySources.MextTerms)];

    internal static IReadOnlyList<SurveyItem> ClinicalTrials =>
        [.. FromCompanies("clinical-trials", "治験等", "Clinical trials etc."), .. Totals("clinical-trials", "治験等", "Clinical trials etc.", SurveySources.MextTerms).Take(2)];

    internal static IReadOnlyList<SurveyItem> DonatedChairs =>
        [.. Totals("donated-chairs", "寄附講座・寄附研究部門", "Donated chairs and divisions", SurveySources.MextTerms).Take(2)];

    internal static SurveyItem CompanyReceipts => Item("receipts.companies.yen", SurveyUnit.Yen, "民間企業からの研究資金等受入額", "Research receipts from private companies",
        "共同研究＋受託研究＋治験等＋特許権実施等収入。特許以外の知的財産収入は登録の対象外で、含みません。", "Joint + commissioned research + clinical trials + patent licence income. Income from other intellectual property is not in the register.", SurveySources.MextResults, false);

    internal static IReadOnlyList<SurveyItem> Receipts =>
    [
        CompanyReceipts,
        Item("receipts.all.yen", SurveyUnit.Yen, "研究資金等受入額、総額", "Research receipts, all partners", CompanyReceipts.Definition.Ja, CompanyReceipts.Definition.En, SurveySources.MextResults, false),
    ];

    internal static IReadOnlyList<SurveyItem> Applications =>
    [
        Item("patent-applications.domestic.count", SurveyUnit.Cases, "特許出願、国内", "Patent applications, domestic", "出願日が年度内の特許権（国：日本）。", "Patent rights applied for in the fiscal year, country Japan.", SurveySources.MextResults, false),
        Item("patent-applications.foreign.count", SurveyUnit.Cases, "特許出願、外国", "Patent applications, foreign", "出願日が年度内の特許権（日本以外、EP、WOを含む）。", "Patent rights applied for in the fiscal year outside Japan, EP and WO included.", SurveySources.MextResults, false),
    ];

    internal static SurveyItem Grants => Item("patent-grants.count", SurveyUnit.Cases, "特許登録", "Patents granted", "登録日が年度内の特許権。", "Patent rights registered in the fiscal year.", SurveySources.Unitt, false);

    internal static SurveyItem PatentLicences => Item("patent-licences", SurveyUnit.Cases, "特許権実施等件数", "Patent licences and assignments",
        "特許権（特許を受ける権利を含む）と契約の組。年度内に有効な実施許諾と、年度内の譲渡。オプションは除く。", "Pairs of patent right (incl. the right to obtain one) and agreement: licences in force in the year, assignments made in it; options out.", SurveySources.Jpo, true);

    internal static SurveyItem AllLicences => PatentLicences with { Key = "licences-and-assignments", Source = SurveySources.Plan };

    internal static SurveyItem LicenceIncome => Item("licence-income.yen", SurveyUnit.Yen, "特許権実施等収入", "Patent licence income",
        "特許権の実施許諾と譲渡による年度の収入。オプションは除く。", "Income of the fiscal year from patent licences and assignments; options out.", SurveySources.Jpo, true);

    internal static IReadOnlyList<SurveyItem> IncomeByKind =>
    [
        Item("licence-income.running-royalty.yen", SurveyUnit.Yen, "うちランニングロイヤルティ", "of this running royalty", "収入の種類による。", "By kind of income.", SurveySources.Unitt, false),
        Item("licence-income.lump-sum.yen", SurveyUnit.Yen, "うち一時金", "of this lump sums", "収入の種類による。", "By kind of income.", SurveySources.Unitt, false),
        Item("licence-income.equity.yen", SurveyUnit.Yen, "うち株式等", "of this equity", "収入の種類による。", "By kind of income.", SurveySources.Unitt, false),
        Item("licence-income.other.yen", SurveyUnit.Yen, "うちその他", "of this other", "収入の種類による。", "By kind of income.", SurveySources.Unitt, false),
    ];

    internal static IReadOnlyList<SurveyItem> NewLicences =>
    [
        Item("new-licences.count", SurveyUnit.Cases, "新規の実施許諾・オプション", "New licences and options", "年度内に始まった実施許諾とオプション。", "Licences and options that began in the fiscal year.", SurveySources.Unitt, false),
        Item("new-licences.startup.count", SurveyUnit.Cases, "うちスタートアップ", "of these startups", "実施許諾先の種類・企業規模による。", "By kind and size of the licensee.", SurveySources.Unitt, false),
        Item("new-licences.sme.count", SurveyUnit.Cases, "うち中小企業", "of these small and medium companies", "実施許諾先の種類・企業規模による。", "By kind and size of the licensee.", SurveySources.Unitt, false),
        Item("new-licences.large.count", SurveyUnit.Cases, "うち大企業", "of these large companies", "実施許諾先の種類・企業規模による。", "By kind and size of the licensee.", SurveySources.Unitt, false),
        Item("new-licences.unknown.count", SurveyUnit.Cases, "うち規模 未登録", "of these size not registered", "実施許諾先の種類・企業規模による。", "By kind and size of the licensee.", SurveySources.Unitt, false),
    ];

    internal static SurveyItem StartupsFounded => Item("startups.founded.count", SurveyUnit.Firms, "大学等発ベンチャー設立数", "University startups founded",
        "年度内に設立。設立月が不明なら4月以降とみなす。", "Founded in the fiscal year; an unknown month counts as April or later.", SurveySources.IssuePaper, true);

    internal static SurveyItem StartupsStock => Item("startups.stock.count", SurveyUnit.Firms, "10月末時点の存在数", "Existing at the end of October",
        "調査年の10月31日に、活動中または上場。閉鎖、合併・買収、対象外になった日がそれより後のものを含む。", "Active or listed on 31 October of the survey’s year; those that left later are included.", SurveySources.Meti, true);

    internal static IReadOnlyList<SurveyItem> StartupTypes =>
    [
        Type("researchresult", "研究成果ベンチャー", "research result"), Type("jointresearch", "共同研究ベンチャー", "joint research"),
        Type("technologytransfer", "技術移転ベンチャー", "technology transfer"), Type("student", "学生ベンチャー", "students"),
        Type("staff", "教職員等ベンチャー", "staff"), Type("related", "関連ベンチャー", "related"),
    ];

    internal static IReadOnlyList<SurveyItem> StartupFlows =>
    [
        Item("startups.listed.count", SurveyUnit.Firms, "うち上場", "of these listed", "10月末時点で上場。", "Listed at the end of October.", SurveySources.Meti, false),
        Left("closed", "閉鎖", "Closed"), Left("merged", "合併・買収", "Merged or acquired"), Left("not-qualifying", "対象外", "No longer qualifying"),
    ];

    internal static IReadOnlyList<SurveyItem> CrossAppointments =>
    [
        Item("cross-appointments.persons", SurveyUnit.Persons, "クロスアポイントメント、人数", "Cross-appointments, persons", "年度内に協定が有効な研究者。1人は1回だけ数える。", "Researchers with an agreement in force in the fiscal year, each counted once.", SurveySources.IssuePaper, false),
        Item("cross-appointments.with-companies.persons", SurveyUnit.Persons, "うち企業と", "of these with companies", "勤務先に企業を含む協定。", "Agreements with a company among the employers.", SurveySources.IssuePaper, false),
    ];

    internal static SurveyItem CrossAppointmentsWithUniversities => Item("cross-appointments.with-universities.persons", SurveyUnit.Persons, "うち大学等と", "of these with universities etc.", "勤務先に大学等を含む協定。", "Agreements with a university etc. among the employers.", SurveySources.IssuePaper, false);

    private static SurveyItem Large => Item("large-joint-research", SurveyUnit.Contracts, "1,000万円以上の件数", "Contracts of ¥10m and more", "年度の企業からの受入が1,000万円以上の共同研究。研究開発法人は国内企業のみ。", "Joint research with ¥10m and more from companies in the fiscal year; R&D corporations: domestic companies only.", SurveySources.IssuePaper, true);

    private static SurveyItem LargeYen => Item("large-joint-research.yen", SurveyUnit.Yen, "1,000万円以上の受入額", "Receipts of contracts of ¥10m and more", Cash.Ja, Cash.En, SurveySources.MextResults, true);

    private static SurveyItem JointCount => Item("joint-research.companies.count", SurveyUnit.Contracts, "民間企業との共同研究、件数", "Joint research with private companies, contracts", "機関と企業等が共同で研究し、相手が費用を負担するもの。0円を含む。", "Institution and company do research together and the partner bears cost; ¥0 included.", SurveySources.MextTerms, true);

    private static SurveyItem JointYen => Item("joint-research.companies.yen", SurveyUnit.Yen, "民間企業との共同研究、受入額", "Joint research with private companies, receipts", Cash.Ja, Cash.En, SurveySources.MextTerms, true);

    private static IEnumerable<SurveyItem> BySize(string group, string ja, string en)
    {
        yield return Item($"joint-research.size-{group}.count", SurveyUnit.Contracts, ja + "、件数", en + ", contracts", "相手企業の規模による。規模の違う企業が支払う契約は、それぞれに数える。", "By size of the paying company; a contract paid by companies of two sizes stands in both.", SurveySources.MextTerms, false);
        yield return Item($"joint-research.size-{group}.yen", SurveyUnit.Yen, ja + "、受入額", en + ", receipts", Cash.Ja, Cash.En, SurveySources.MextTerms, false);
    }

    private static IEnumerable<SurveyItem> FromCompanies(string kind, string ja, string en)
    {
        yield return Item(kind + ".companies.count", SurveyUnit.Contracts, ja + "、民間企業、件数", en + ", private companies, contracts", "年度内に企業からの受入がある契約。", "Contracts with receipts from companies in the fiscal year.", SurveySources.MextTerms, true);
        yield return Item(kind + ".companies.yen", SurveyUnit.Yen, ja + "、民間企業、受入額", en + ", private companies, receipts", Cash.Ja, Cash.En, SurveySources.MextTerms, true);
    }

    private static IReadOnlyList<SurveyItem> Totals(string kind, string ja, string en, LocalText source) =>
    [
        Item(kind + ".all.count", SurveyUnit.Contracts, ja + "、すべての相手、件数", en + ", all partners, contracts", "年度内に受入がある契約。", "Contracts with receipts in the fiscal year.", source, true),
        Item(kind + ".all.yen", SurveyUnit.Yen, ja + "、すべての相手、受入額", en + ", all partners, receipts", Cash.Ja, Cash.En, source, true),
        Item(kind + ".all.direct-yen", SurveyUnit.Yen, "うち直接経費", "of this direct cost", Cash.Ja, Cash.En, source, true),
        Item(kind + ".all.indirect-yen", SurveyUnit.Yen, "うち間接経費", "of this indirect cost", Cash.Ja, Cash.En, source, true),
    ];

    private static SurveyItem Type(string type, string ja, string en) => Item($"startups.type-{type}.count", SurveyUnit.Firms, "うち" + ja, "of these " + en,
        "METIの類型。1社が複数に当たることがある。", "METI’s type; a firm may bear several.", SurveySources.Meti, true);

    private static SurveyItem Left(string how, string ja, string en) => Item($"startups.left-{how}.count", SurveyUnit.Firms, ja, en,
        "前年の11月から調査年の10月末まで。日付の分からないものは含まない。", "From November of the year before to the end of October; those without a day are not included.", SurveySources.Meti, false);

    private static SurveyItem Item(string key, SurveyUnit unit, string ja, string en, string definitionJa, string definitionEn, LocalText source, bool confirmed) =>
        new(key, unit, new LocalText(ja, en), new LocalText(definitionJa, definitionEn), source, confirmed);
}
