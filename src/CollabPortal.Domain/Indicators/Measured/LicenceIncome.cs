using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators.Measured;

/// <summary>Licence income of all institutions; counted in the register, no publication has it in this form.</summary>
public sealed class LicenceIncome : Indicator
{
    public override string Key => "licence-income";

    public override LocalText Name { get; } = new("特許権実施等の収入（機関の種類を問わない）", "Licence income of all institutions");

    public override IndicatorUnit Unit => IndicatorUnit.MillionYen;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "この登録簿に記録する機関のすべて（大学等、研究開発法人、公設試験研究機関）。",
        "All institutions that keep their register here (universities etc., R&D corporations, public test institutes).");

    public override LocalText Definition { get; } = new(
        "実施許諾と譲渡による収入。大学等のほか研究開発法人、公設試験研究機関を含みます。オプションは含みません。",
        "Income from licences and assignments, of R&D corporations and public test institutes too; options are out.");

    public override string OfficialSeries => "";

    public override Measure? Measure { get; } = new(MeasureOf.Money, "licence-income") { Cuts = [SeriesBy.IncomeKind, SeriesBy.PartnerKind] };

    public override IReadOnlyList<string> RuleIds { get; } = [CountingRules.OptionsOut];
}
