using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>KPI 3: ×1.5 from FY2013 by the end of FY2020 (未来投資戦略2017, seed 004).</summary>
public sealed class PatentLicences : Indicator
{
    public override string Key => "patent-licences";

    public override LocalText Name { get; } = new("特許権実施等の件数", "Patent licences and assignments");

    public override IndicatorUnit Unit => IndicatorUnit.Cases;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = new(
        "大学等（大学、短期大学、高等専門学校、大学共同利用機関）。研究開発法人は含まない。",
        "Universities etc. (universities, junior colleges, colleges of technology, inter-university research institutes); without R&D corporations.");

    public override LocalText Definition { get; } = new(
        "特許権（特許を受ける権利を含む）の実施許諾と譲渡の件数。計測値は、権利と契約の組ごとに、年度内に効力のあった実施許諾と、年度内に行われた譲渡を数えます。オプションは数えません。",
        "Licences and assignments of patent rights, including the right to obtain a patent. Measured: pairs of right and agreement, licences in force at any time in the fiscal year plus assignments made in it; options are not counted.");

    public override string OfficialSeries => "patent_licences";

    public override Measure? Measure { get; } = Measures.Licences;

    public override IReadOnlyList<SeriesBreak> Breaks { get; } =
    [
        new(new FiscalYear(2012), new(
            "2012年度に集計方法が変わり、2011年度以前とは比べられません。",
            "The tally was re-organised in FY2012; FY2011 and earlier are not comparable.")),
    ];

    public override IReadOnlyList<string> RuleIds { get; } =
        [CountingRules.LicencePairs, CountingRules.LicencesInForce, CountingRules.OptionsOut];
}
