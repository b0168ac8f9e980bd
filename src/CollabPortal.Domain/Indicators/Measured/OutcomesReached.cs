using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Contracts that reached their goal; counted in the register, no publication has it in this form.</summary>
public sealed class OutcomesReached : Indicator
{
    public override string Key => "outcomes-reached";

    public override LocalText Name { get; } = new("目標を達成した契約の件数", "Contracts that reached their goal");

    public override IndicatorUnit Unit => IndicatorUnit.Contracts;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "その年度に終了した契約のうち、目標を達成したと記録されたもの。",
        "Contracts ended in the fiscal year whose outcome is recorded as goal reached.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Value, "outcomes") { Part = new(SeriesBy.GoalResult, "Reached") };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount];
}
