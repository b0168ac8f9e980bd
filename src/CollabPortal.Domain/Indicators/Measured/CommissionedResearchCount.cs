using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Commissioned research from companies: contracts; counted in the register, no publication has it in this form.</summary>
public sealed class CommissionedResearchCount : Indicator
{
    public override string Key => "commissioned-research-count";

    public override LocalText Name { get; } = new("企業からの受託研究の件数", "Commissioned research from companies: contracts");

    public override IndicatorUnit Unit => IndicatorUnit.Contracts;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "その年度に企業から受入れのあった受託研究の契約の件数。0円の受入れを含みます。",
        "Contracts of commissioned research with a receipt from a company in the fiscal year, receipts of ¥0 included.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Items, "commissioned-research") { Cuts = [SeriesBy.Band, SeriesBy.PartnerKind] };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount, CountingRules.CashReceived];
}
