using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Share of joint research with SMEs; counted in the register, no publication has it in this form.</summary>
public sealed class SmeShare : Indicator
{
    public override string Key => "joint-research-sme-share";

    public override LocalText Name { get; } = new("共同研究のうち中小企業との件数の割合", "Share of joint research with SMEs");

    public override IndicatorUnit Unit => IndicatorUnit.Share;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "大学等（大学、短期大学、高等専門学校、大学共同利用機関）。",
        "Universities etc. (universities, junior colleges, colleges of technology, inter-university research institutes).");

    public override LocalText Definition { get; } = new(
        "企業との共同研究の契約のうち、最も多く支払った企業が国内の中小企業であるものの割合。規模の分からない企業は分母にだけ入ります。",
        "Part of joint research contracts with companies of which the payer with most cash is a domestic SME. Companies of unknown size are in the divisor only.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Items, "joint-research") { Population = MeasuredPopulation.Universities, Part = new(SeriesBy.PartnerKind, "sme"), Divisor = Measures.JointContracts };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount, CountingRules.CashReceived];
}
