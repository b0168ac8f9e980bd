using System.Globalization;
using System.Text;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>An official series that values can be entered for.</summary>
/// <param name="Series">Its key, snake_case.</param>
/// <param name="Name">What it counts.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="Indicator">Key of the indicator or statistic whose page shows it.</param>
public sealed record OfficialSeries(string Series, LocalText Name, IndicatorUnit Unit, string Indicator)
{
    /// <summary>Every series of the catalogue, in its order: policy indicators with their parts, then the statistics, then what computed indicators need.</summary>
    public static IReadOnlyList<OfficialSeries> All { get; } =
    [
        .. IndicatorCatalogue.All.SelectMany(i => i.Parts.Select(p => new OfficialSeries(p.OfficialSeries, Joined(i.Name, p.Name), i.Unit, i.Key)).Prepend(new(i.OfficialSeries, i.Name, i.Unit, i.Key)))
            .Concat(OfficialStatistics.All.Select(s => new OfficialSeries(s.OfficialSeries, s.Name, s.Unit, s.Key)))
            .Concat(IndicatorCatalogue.Computed.SelectMany(i => i.Formula!.Needed.Select(n => new OfficialSeries(n.Series, n.Name, n.Unit, i.Key))))
            .DistinctBy(s => s.Series),
    ];

    private static readonly Dictionary<string, OfficialSeries> Words = Index();

    /// <summary>By key (with _ or -) or by name in either language; null for an unknown one.</summary>
    public static OfficialSeries? Find(string words) => Words.GetValueOrDefault(Fold(words));

    /// <summary>Whether values are counts, which have no fractions.</summary>
    public bool IsCount => Unit is IndicatorUnit.Contracts or IndicatorUnit.Cases or IndicatorUnit.Persons or IndicatorUnit.Companies or IndicatorUnit.Bodies;

    private static LocalText Joined(LocalText whole, LocalText part) => new(whole.Ja + "：" + part.Ja, whole.En + ": " + part.En);

    private static Dictionary<string, OfficialSeries> Index()
    {
        var index = new Dictionary<string, OfficialSeries>(StringComparer.Ordinal);
        foreach (var series in All)
        {
            foreach (var word in (string[])[series.Series, series.Name.Ja, series.Name.En]) index.TryAdd(Fold(word), series);
        }

        foreach (var indicator in IndicatorCatalogue.All) index.TryAdd(Fold(indicator.Key), All.First(s => s.Series == indicator.OfficialSeries));
        return index;
    }

    // Width, case, spaces, brackets and the two ways of joining words do not tell series apart.
    private static string Fold(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var c in words.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c)) text.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
