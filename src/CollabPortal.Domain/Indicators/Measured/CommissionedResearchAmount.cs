using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Commissioned research from companies: money received; counted in the register, no publication has it in this form.</summary>
public sealed class CommissionedResearchAmount : Indicator
{
    public override string Key => "commissioned-research-amount";

    public override LocalText Name { get; } = new("企業からの受託研究の受入額", "Commissioned research from companies: money received");

    public override IndicatorUnit Unit => IndicatorUnit.MillionYen;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "受託研究の契約で、その年度に企業から受け入れた現金。",
        "Cash received from companies in the fiscal year under contracts of commissioned research.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Money, "commissioned-research") { Cuts = [SeriesBy.Band, SeriesBy.PartnerKind] };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount, CountingRules.CashReceived];
}
