using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Doctoral students on joint research; counted in the register, no publication has it in this form.</summary>
public sealed class DoctoralStudents : Indicator
{
    public override string Key => "doctoral-students-on-joint-research";

    public override LocalText Name { get; } = new("共同研究に参加する博士課程学生", "Doctoral students on joint research");

    public override IndicatorUnit Unit => IndicatorUnit.Persons;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "年度内に行われた共同研究の契約に参加者として記録された博士課程学生。",
        "Doctoral students recorded as taking part in joint research contracts under way in the fiscal year.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Value, "doctoral-students");

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.ContractsThatCount];
}
