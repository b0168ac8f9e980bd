using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Researchers under cross-appointments; counted in the register, no publication has it in this form.</summary>
public sealed class CrossAppointments : Indicator
{
    public override string Key => "cross-appointments";

    public override LocalText Name { get; } = new("クロスアポイントメントの人数", "Researchers under cross-appointments");

    public override IndicatorUnit Unit => IndicatorUnit.Persons;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "年度内に一日でもクロスアポイントメント制度で働いた研究者。契約がいくつあっても1人です。",
        "Researchers under a cross-appointment on any day of the fiscal year; a person counts once, however many agreements there are.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = Measures.Appointments;

    public override IReadOnlyList<string> RuleIds { get; } = [];
}
