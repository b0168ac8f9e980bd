using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Patents held; counted in the register, no publication has it in this form.</summary>
public sealed class PatentsHeld : Indicator
{
    public override string Key => "patents-held";

    public override LocalText Name { get; } = new("保有特許の件数", "Patents held");

    public override IndicatorUnit Unit => IndicatorUnit.Cases;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "年度末までに登録され、いま有効な特許。消滅した日が記録されないため、過去の年度は少なめになります。",
        "Patents registered by the end of the fiscal year and in force now. The day of lapse is not recorded, so past years come out too low.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Value, "patents-held");

    public override IReadOnlyList<string> RuleIds { get; } = [];

    public override bool IsSuppressible => false;
}
