using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Share of joint research at ¥10 million and more; counted in the register, no publication has it in this form.</summary>
public sealed class JointResearchLargeShare : Indicator
{
    public override string Key => "joint-research-large-share";

    public override LocalText Name { get; } = new("共同研究のうち1,000万円以上の件数の割合", "Share of joint research at ¥10 million and more");

    public override IndicatorUnit Unit => IndicatorUnit.Share;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "大学等（大学、短期大学、高等専門学校、大学共同利用機関）。",
        "Universities etc. (universities, junior colleges, colleges of technology, inter-university research institutes).");

    public override LocalText Definition { get; } = new(
        "企業との共同研究の契約のうち、その年度の受入額が1,000万円以上のものの割合（大学等）。",
        "Part of joint research contracts with companies from which ¥10,000,000 or more was received in the fiscal year (universities etc.).");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Value, "large-joint-research") { Population = MeasuredPopulation.Universities, Divisor = Measures.JointContracts, Cuts = [SeriesBy.PartnerKind, SeriesBy.Field] };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount, CountingRules.CashReceived, CountingRules.LargeThreshold];
}
