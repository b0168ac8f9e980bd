using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using static CollabPortal.Domain.Organisations.OrganisationKind;

namespace CollabPortal.Domain.Surveys;

/// <summary>
/// The surveys that ask liaison offices for the same contracts again and again (domain.md §2.9), each with the rows that the
/// register can answer. The portal's row order is not the forms': no form was available.
/// </summary>
public static class SurveyCatalogue
{
    private static readonly IReadOnlyList<OrganisationKind> Universities = [University, JuniorCollege, Kosen, InterUniversityInstitute];
    private static readonly LocalText YearEnd = new("年度（3月31日現在）", "Fiscal year, as of 31 March");

    public static IReadOnlyList<SurveySheet> Sheets { get; } =
    [
        new("indicators", new("政策指標の計測値", "Measured policy indicators"), new("ポータル", "The portal"), new("年度", "Fiscal year"), OrganisationKinds.Institutions,
            [new(new("政策指標", "Policy indicators"), SurveyItems.Indicators)]),
        new("mext", new("産学連携等実施状況調査", "Survey of industry–academia collaboration"), new("文部科学省", "MEXT"), YearEnd, Universities,
        [
            new(new("民間企業との共同研究", "Joint research with private companies"), SurveyItems.JointResearchWithCompanies),
            new(new("規模別（年度受入額）", "By size of receipts"), SurveyItems.LargeJointResearch, HasBands: true),
            new(new("共同研究の合計と経費", "Joint research, totals and costs"), SurveyItems.JointResearch),
            new(new("受託研究", "Commissioned research"), SurveyItems.CommissionedResearch),
            new(new("治験等", "Clinical trials etc."), SurveyItems.ClinicalTrials),
            new(new("寄附講座・寄附研究部門", "Donated chairs and divisions"), SurveyItems.DonatedChairs),
            new(new("研究資金等受入額", "Research receipts"), SurveyItems.Receipts),
            new(new("特許", "Patents"), [.. SurveyItems.Applications, SurveyItems.PatentLicences, SurveyItems.LicenceIncome]),
            new(new("大学等発ベンチャー", "University startups"), [SurveyItems.StartupsFounded]),
            new(new("クロスアポイントメント", "Cross-appointments"), SurveyItems.CrossAppointments),
        ]),
        new("cao-rd", new("研究開発法人に関する調査", "Survey of R&D corporations"), new("内閣府", "Cabinet Office"), YearEnd, [RdCorporation],
        [
            new(new("国内企業との共同研究", "Joint research with companies"), [.. SurveyItems.JointResearchTotals, .. SurveyItems.LargeJointResearch]),
            new(new("特許", "Patents"), [SurveyItems.AllLicences, SurveyItems.LicenceIncome]),
            new(new("クロスアポイントメント", "Cross-appointments"), [.. SurveyItems.CrossAppointments, SurveyItems.CrossAppointmentsWithUniversities]),
            new(new("研究開発法人発ベンチャー", "Startups"), [SurveyItems.StartupsFounded, SurveyItems.StartupsStock]),
        ]),
        new("meti-startups", new("大学発ベンチャー実態等調査", "Survey of university startups"), new("経済産業省", "METI"), new("調査年の10月末現在", "As of the end of October of the survey’s year"), [University, JuniorCollege, Kosen],
        [
            new(new("存在数と類型", "Existing firms by type"), [SurveyItems.StartupsStock, .. SurveyItems.StartupTypes]),
            new(new("増減", "Changes"), [SurveyItems.StartupsFounded, .. SurveyItems.StartupFlows]),
        ]),
        new("unitt", new("大学技術移転サーベイ", "Technology transfer survey"), new("UNITT", "UNITT"), new("年度", "Fiscal year"), Universities,
        [
            new(new("出願と登録", "Applications and grants"), [.. SurveyItems.Applications, SurveyItems.Grants]),
            new(new("実施許諾", "Licences"), SurveyItems.NewLicences),
            new(new("収入", "Income"), [SurveyItems.LicenceIncome, .. SurveyItems.IncomeByKind]),
        ]),
        new("factbook", new("大学ファクトブック", "University Factbook"), new("経団連・経済産業省・文部科学省", "Keidanren, METI and MEXT"), YearEnd, [University],
        [
            new(new("民間企業からの受入", "Receipts from companies"), [SurveyItems.CompanyReceipts, .. SurveyItems.JointResearchTotals, .. SurveyItems.LargeJointResearch]),
            new(new("特許", "Patents"), [SurveyItems.PatentLicences, SurveyItems.LicenceIncome]),
        ]),
    ];

    /// <summary>A sheet by its key, or null.</summary>
    public static SurveySheet? Find(string key) => Sheets.FirstOrDefault(s => s.Key == key);

    /// <summary>The item of a key in any sheet; bands are data and not among them.</summary>
    public static SurveyItem? Item(string key) => Items.GetValueOrDefault(key);

    /// <summary>The first section that an item stands in, for naming it outside its sheet; null for bands.</summary>
    public static SurveySection? SectionOf(string key) => Sheets.SelectMany(s => s.Sections).FirstOrDefault(s => s.Items.Any(i => i.Key == key));

    private static Dictionary<string, SurveyItem> Items { get; } =
        Sheets.SelectMany(s => s.Sections).SelectMany(s => s.Items).GroupBy(i => i.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
