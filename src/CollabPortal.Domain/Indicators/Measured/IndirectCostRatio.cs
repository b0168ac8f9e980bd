using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Indirect-cost ratio of joint research; counted in the register, no publication has it in this form.</summary>
public sealed class IndirectCostRatio : Indicator
{
    public override string Key => "indirect-cost-ratio";

    public override LocalText Name { get; } = new("共同研究の間接経費率", "Indirect-cost ratio of joint research");

    public override IndicatorUnit Unit => IndicatorUnit.Share;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "大学等（大学、短期大学、高等専門学校、大学共同利用機関）。",
        "Universities etc. (universities, junior colleges, colleges of technology, inter-university research institutes).");

    public override LocalText Definition { get; } = new(
        "企業との共同研究で受け入れた間接経費を、直接経費で割ったもの。",
        "Indirect costs received in joint research with companies, divided by direct costs.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.IndirectMoney, "joint-research") { Population = MeasuredPopulation.Universities, Divisor = Measures.JointMoney with { Of = MeasureOf.DirectMoney }, Cuts = [SeriesBy.Band, SeriesBy.PartnerKind, SeriesBy.Field] };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount, CountingRules.CashReceived];
}
