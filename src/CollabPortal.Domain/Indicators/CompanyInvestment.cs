using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>KPI 1: ×3 from FY2014 by FY2025 (未来投資戦略2017, seed 004).</summary>
public sealed class CompanyInvestment : Indicator
{
    public override string Key => "company-investment";

    public override LocalText Name { get; } =
        new("企業から大学等・研究開発法人への投資", "Company investment in universities and R&D corporations");

    public override IndicatorUnit Unit => IndicatorUnit.MillionYen;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "支出側は企業。受入側は大学等（大学、短期大学、高等専門学校、大学共同利用機関）と公的研究機関（研究開発法人、公設試験研究機関）。",
        "Payers: companies. Receivers: universities etc. (universities, junior colleges, colleges of technology, inter-university research institutes) and public research institutes (R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "公式値は、総務省「科学技術研究調査」による、会社から大学等・公的研究機関に支出された研究費の総額。計測値は、共同研究、受託研究、治験等、学術コンサルティングの契約で企業から年度内に受け入れた現金の合計で、公式値に近いが同じものではありません。",
        "Official: total research expenditure from companies to universities etc. and public research institutes, Survey of Research and Development (Statistics Bureau). Measured: cash received from companies in the fiscal year under joint research, commissioned research, clinical trial and academic consulting contracts; close to the official figure, not the same thing.");

    public override string OfficialSeries => "company_investment";

    public override Measure? Measure { get; } = Measures.Investment;

    public override IReadOnlyList<string> RuleIds { get; } =
        [CountingRules.ContractsThatCount, CountingRules.CashReceived, CountingRules.InvestmentPayers, CountingRules.InvestmentKinds];
}
