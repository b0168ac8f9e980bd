using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Clinical trials for companies: contracts; counted in the register, no publication has it in this form.</summary>
public sealed class ClinicalTrialsCount : Indicator
{
    public override string Key => "clinical-trials-count";

    public override LocalText Name { get; } = new("企業からの治験等の件数", "Clinical trials for companies: contracts");

    public override IndicatorUnit Unit => IndicatorUnit.Contracts;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "その年度に企業から受入れのあった治験等の契約の件数。",
        "Contracts of clinical trials etc. with a receipt from a company in the fiscal year.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Items, "clinical-trials") { Cuts = [SeriesBy.PartnerKind] };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount, CountingRules.CashReceived];
}
