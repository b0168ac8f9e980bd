using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Clinical trials for companies: money received; counted in the register, no publication has it in this form.</summary>
public sealed class ClinicalTrialsAmount : Indicator
{
    public override string Key => "clinical-trials-amount";

    public override LocalText Name { get; } = new("企業からの治験等の受入額", "Clinical trials for companies: money received");

    public override IndicatorUnit Unit => IndicatorUnit.MillionYen;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "治験等の契約で、その年度に企業から受け入れた現金。",
        "Cash received from companies in the fiscal year under contracts of clinical trials etc.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Money, "clinical-trials") { Cuts = [SeriesBy.PartnerKind] };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount, CountingRules.CashReceived];
}
