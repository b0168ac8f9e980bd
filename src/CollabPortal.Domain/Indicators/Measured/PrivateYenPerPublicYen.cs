using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>How much private research money stands beside each other yen; worked out of two published series, and counted in the register.</summary>
public sealed class PrivateYenPerPublicYen : Indicator
{
    private static readonly string[] Private = ["private-contracts", "licence-income-companies"];

    public override string Key => "private-yen-per-public-yen";

    public override LocalText Name { get; } = new("公的資金等1円当たりの民間資金", "Private yen per public yen");

    public override IndicatorUnit Unit => IndicatorUnit.YenPerYen;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "大学等（大学、短期大学、高等専門学校、大学共同利用機関）。",
        "Universities etc. (universities, junior colleges, colleges of technology, inter-university research institutes).");

    public override LocalText Definition { get; } = new(
        "民間企業から受け入れた研究資金等（共同研究、受託研究、治験等、知的財産）を、民間企業以外から受け入れたもので割った値。分母は国、独立行政法人、地方公共団体などが中心だが、公表資料が分けていないため、公益法人や外国の機関も含む。計測値の分母はこのポータルに登録された契約だけで、公的資金の多く（競争的研究費など）を含まないため公式値よりずっと大きく、公式値とは比べられない。",
        "Research money from private companies (joint and commissioned research, clinical trials etc., IP income) divided by that from everybody else: mostly the state, its agencies and local government, but also nonprofit and foreign bodies, which the publications do not tell apart. The measured divisor holds only contracts of this register, hardly any of the public money (competitive grants and the like): it is far above the official value and cannot be compared with it.");

    public override string OfficialSeries => "";

    public override OfficialFormula Formula { get; } = new(
        ["private_receipts_total", "research_receipts_total"], v => v[1] > v[0] ? Math.Round(v[0] / (v[1] - v[0]), 10) : null);

    public override Measure Measure { get; } = new(MeasureOf.Money, Private)
    {
        Population = MeasuredPopulation.Universities,
        Divisor = new(MeasureOf.Money, "research-contracts", "licence-income") { Less = Private },
    };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount, CountingRules.CashReceived, CountingRules.OptionsOut];
}
