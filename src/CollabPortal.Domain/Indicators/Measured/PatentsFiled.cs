using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Patents filed; counted in the register, no publication has it in this form.</summary>
public sealed class PatentsFiled : Indicator
{
    public override string Key => "patents-filed";

    public override LocalText Name { get; } = new("特許出願の件数", "Patents filed");

    public override IndicatorUnit Unit => IndicatorUnit.Cases;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "その年度に出願した特許。国内と外国を合わせます。",
        "Patent applications of the fiscal year, domestic and foreign.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Value, "patents-filed");

    public override IReadOnlyList<string> RuleIds { get; } = [];

    public override bool IsSuppressible => false;
}
