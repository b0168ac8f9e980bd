using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>KPI 4: ×1.2 from FY2013 by the end of FY2020 (fifth Basic Plan, seed 004).</summary>
public sealed class ResearcherMoves : Indicator
{
    public override string Key => "researcher-moves";

    public override LocalText Name { get; } = new("研究者のセクター間移動", "Researchers moving between sectors");

    public override IndicatorUnit Unit => IndicatorUnit.Persons;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "企業、大学等、非営利団体・公的機関の3セクターの間を移った国内の研究者。同じセクターの中の移動は含まない。",
        "Researchers in Japan who moved between the three sectors companies, universities etc. and nonprofit or public bodies; moves within a sector are out.");

    public override LocalText Definition { get; } = new(
        "年度内に別のセクターから移ってきた研究者の数を、受入側で数えたもの（転入研究者数）。クロスアポイントメントは数えません。",
        "Researchers who came from another sector in the fiscal year, counted at the receiving body. Cross-appointments are not counted.");

    public override string OfficialSeries => "researcher_moves";

    public override Measure? Measure { get; } = Measures.Moves;

    public override IReadOnlyList<string> RuleIds { get; } =
        [CountingRules.MovesAtReceiver, CountingRules.MovesBetweenSectors, CountingRules.CrossAppointmentsOut];

    public override bool IsSuppressible => false;
}
