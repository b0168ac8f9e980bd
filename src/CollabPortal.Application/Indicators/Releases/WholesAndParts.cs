using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>A value of a fiscal year as it would stand with the release.</summary>
public sealed record KnownValue(OfficialSeries Series, FiscalYear Year, decimal Value);

/// <summary>What a release says of wholes and of their parts: each contradiction with itself, or with what stands beside it.</summary>
internal sealed class WholesAndParts
{
    // Wholes with parts that make them up: those of indicators, and of statistics that are published by founder. Other parts are contained in
    // their wholes: the amount of large contracts in that of all.
    private static readonly List<(string Whole, List<string> Parts, bool AddUp)> Divisions =
    [
        .. IndicatorCatalogue.All.Where(i => i.Parts.Count > 0).Select(i => (i.OfficialSeries, i.Parts.Select(p => p.OfficialSeries).ToList(), true)),
        ("patent_licences", ["patent_licences_national", "patent_licences_public", "patent_licences_private"], true),
        ("patent_licence_income", ["patent_licence_income_national", "patent_licence_income_public", "patent_licence_income_private"], true),
        ("joint_research_amount", ["large_joint_research_amount"], false),
        ("private_receipts_total", ["joint_research_amount"], false),
        ("joint_research_count", ["large_joint_research_universities"], false),
        ("joint_research_count_rd_corporations", ["large_joint_research_rd_corporations"], false),
        ("researcher_moves", ["moves_out_of_university", "moves_public_to_university"], false),
        ("startups_existing", ["startups_listed"], false),
        ("rd_corporation_startups_founded_cumulative", ["rd_corporation_startups_active"], false),
        ("research_receipts_total", ["private_receipts_total"], false),
        ("cross_appointments_national_universities", ["cross_appointments_national_universities_companies"], false),
    ];

    private readonly HashSet<(string Series, int Year)> entered;
    private readonly Dictionary<(string Series, int Year), decimal> known;

    internal WholesAndParts(IReadOnlyList<ComparedValue> values, Dictionary<(string Series, int Year), StandingValue> standing)
    {
        known = standing.ToDictionary(s => s.Key, s => s.Value.Value);
        foreach (var value in values) known[(value.Series.Series, value.Year.Year)] = value.Value;
        entered = values.Select(v => (v.Series.Series, v.Year.Year)).ToHashSet();
    }

    /// <summary>Of each whole every larger part once: that of the same year, or of the year before or after where the same year's is not known. A part of the file is held against a whole of its own year that stands.</summary>
    internal List<(KnownValue Whole, KnownValue Part)> BelowParts()
    {
        var below = new List<(KnownValue Whole, KnownValue Part)>();
        foreach (var (series, name) in Divisions.SelectMany(d => d.Parts.Select(part => (d.Whole, part))))
        {
            foreach (var year in YearsOf(series, name))
            {
                if (Find(series, year) is not { } whole) continue;
                int[] near = entered.Contains((series, year)) && !known.ContainsKey((name, year)) ? [year - 1, year + 1] : [year];
                if (near.Select(y => Find(name, y)).OfType<KnownValue>().FirstOrDefault(p => p.Value > whole.Value) is { } part) below.Add((whole, part));
            }
        }

        return below;
    }

    /// <summary>Only where every part is known: a missing one is no contradiction.</summary>
    internal List<(KnownValue Whole, IReadOnlyList<KnownValue> Parts)> UnequalParts()
    {
        var unequal = new List<(KnownValue Whole, IReadOnlyList<KnownValue> Parts)>();
        foreach (var (series, names, _) in Divisions.Where(d => d.AddUp))
        {
            foreach (var year in YearsOf([series, .. names]))
            {
                var parts = names.Select(n => Find(n, year)).OfType<KnownValue>().ToList();
                if (parts.Count == names.Count && Find(series, year) is { } whole && Math.Abs(parts.Sum(p => p.Value) - whole.Value) > Rounding(whole, parts)) unequal.Add((whole, parts));
            }
        }

        return unequal;
    }

    // Money is published in rounded units: half a unit for each number printed is no contradiction. Counts are exact.
    private static decimal Rounding(KnownValue whole, List<KnownValue> parts) => whole.Series.IsCount ? 0 : (parts.Count + 1) * 0.5m;

    private List<int> YearsOf(params string[] series) => [.. entered.Where(e => series.Contains(e.Series, StringComparer.Ordinal)).Select(e => e.Year).Distinct().Order()];

    private KnownValue? Find(string series, int year) =>
        known.TryGetValue((series, year), out var value) && OfficialSeries.Find(series) is { } found ? new KnownValue(found, new FiscalYear(year), value) : null;
}
