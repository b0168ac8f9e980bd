using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>Sub-target of KPI 4: ×2 from 632 in FY2013 by the end of FY2020 (domain.md §7, source [61]).</summary>
public sealed class ResearcherMovesOutOfUniversities : Indicator
{
    public override string Key => "researcher-moves-out-of-universities";

    public override LocalText Name { get; } =
        new("大学等から企業、非営利・公的機関への研究者の移動", "Researchers moving out of universities");

    public override IndicatorUnit Unit => IndicatorUnit.Persons;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "大学等から、企業または非営利団体・公的機関へ移った国内の研究者。",
        "Researchers in Japan who moved from universities etc. to companies or to nonprofit and public bodies.");

    public override LocalText Definition { get; } = new(
        "年度内に大学等から他のセクターへ移った研究者の数を、受入側で数えたもの。研究者のセクター間移動の一部で、補助の目標があります。",
        "Researchers who left universities etc. for another sector in the fiscal year, counted at the receiving body. A part of the moves between sectors, with a sub-target of its own.");

    public override string OfficialSeries => "moves_out_of_university";

    public override Measure? Measure { get; } = new(MeasureOf.Value, "researcher-moves-out-of-universities") { Cuts = [SeriesBy.SectorPair] };

    public override IReadOnlyList<IndicatorPart> Parts { get; } =
    [
        new("moves_university_to_company", new("大学等から企業へ", "From universities to companies")),
        new("moves_university_to_public", new("大学等から非営利・公的機関へ", "From universities to nonprofit and public bodies")),
    ];

    public override IReadOnlyList<string> RuleIds { get; } =
        [CountingRules.MovesAtReceiver, CountingRules.MovesBetweenSectors, CountingRules.CrossAppointmentsOut];

    public override bool IsSuppressible => false;
}
