using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>Words and figures of measured joint research: size bands, groups, prefectures.</summary>
public sealed class MeasuredFigures(IStringLocalizer<IndicatorsText> text, IndicatorNumbers numbers)
{
    /// <summary>The fiscal year in words; one that is not over says so.</summary>
    public string Year(MeasuredJointResearch data) => Year(data.Year, data.IsRunning);

    public string Year(FiscalYear year, bool isRunning) => isRunning ? text["Measured.Running", numbers.Year(year)] : numbers.Year(year);

    /// <summary>What follows a number that is below the disclosure limits; "" for others.</summary>
    public string Mark(JointResearchSum sum) => sum.IsBelowLimits ? text["BelowLimits.Mark"] : "";

    /// <summary>Contracts of a place, marked where they are not for publication; of one that nothing is registered of any more that is said, for it is not 0.</summary>
    public string Contracts(JointResearchSum sum) => (sum.IsGone ? text["Missing"].Value : IndicatorNumbers.Count(sum.Contracts)) + Mark(sum);

    /// <summary>What was received, in one unit for all tables of the year, marked where it is not for publication.</summary>
    public string Amount(MeasuredJointResearch data, JointResearchSum sum) => sum.IsGone ? text["None"] :
        numbers.Money(IndicatorNumbers.ScaleOf(data.Sums.Select(s => (decimal)s.ReceivedYen), YenScale.Million), sum.ReceivedYen) + Mark(sum);

    /// <summary>Of a sum its large contracts, marked where they are not for publication.</summary>
    public string Large(JointResearchSum sum) => sum.IsGone ? text["None"] : sum.Large is { } large ? IndicatorNumbers.Count(large) + LargeMark(sum) : text["Suppressed"];

    public string LargeMark(JointResearchSum sum) => sum is { IsLargeBelowLimits: true, IsGone: false } ? text["BelowLimits.Mark"] : "";

    public string Lead(MeasuredJointResearch data) => data.Total.IsWithheld ? text["Measured.LeadWithheld", Year(data)] :
        text["Measured.Lead", Year(data), data.Institutions, IndicatorNumbers.Count(data.Total.Contracts) + Mark(data.Total), numbers.Yen(data.Total.ReceivedYen) + Mark(data.Total)];

    public string BandHeading(MeasuredJointResearch data)
    {
        var large = data.Bands.Where(b => b.LowerYen >= DashboardQueries.LargeFromYen).ToList();
        if (data.Total.IsWithheld || data.Total.Contracts == 0 || data.Total.ReceivedYen == 0 || large.Exists(b => b.Sum.IsWithheld)) return text["Band.HeadingNone"];
        return text["Band.Heading", IndicatorNumbers.Percent((double)large.Sum(b => b.Sum.Contracts) / data.Total.Contracts),
            IndicatorNumbers.Percent((double)large.Sum(b => b.Sum.ReceivedYen) / data.Total.ReceivedYen)];
    }

    /// <summary>Of no size anything is told.</summary>
    public static bool AreBandsWithheld(MeasuredJointResearch data) => data.Bands.Count > 0 && data.Bands.All(b => b.Sum.IsWithheld);

    public string BandUnit(MeasuredJointResearch data) => text[data.IsDemo ? "Band.UnitDemo" : "Band.Unit", Year(data)];

    /// <summary>A band in words.</summary>
    public static string BandName(BandSum band) => IndicatorNumbers.Say(SizeBandNames.Of(band.LowerYen, band.UpperYen));

    public string GroupHeading(MeasuredJointResearch data)
    {
        var top = data.Groups.Where(g => !g.Sum.IsWithheld).MaxBy(g => g.Sum.Contracts);
        if (top is null || data.Total.Contracts == 0) return text["Founder.Col"];
        return text["Founder.Heading", text["Group." + top.Group].Value, IndicatorNumbers.Percent((double)top.Sum.Contracts / data.Total.Contracts)];
    }

    public string GroupUnit(MeasuredJointResearch data) => text[data.IsDemo ? "Founder.UnitDemo" : "Founder.Unit", Year(data), data.Institutions];

    public string PrefectureHeading(MeasuredJointResearch data)
    {
        var top = Shown(data).OrderByDescending(p => p.Sum.Contracts).Take(5).ToList();
        if (top.Count < 2 || data.Total.Contracts == 0) return text["Prefecture.Col"];
        return text["Prefecture.Heading", top.Count, IndicatorNumbers.Percent((double)top.Sum(p => p.Sum.Contracts) / data.Total.Contracts)];
    }

    public string PrefectureUnit(MeasuredJointResearch data) => text[data.IsDemo ? "Prefecture.UnitDemo" : "Prefecture.Unit", Year(data)];

    public TileMapModel Map(MeasuredJointResearch data)
    {
        var shown = Shown(data).ToList();
        var highest = string.Join(text["List.Separator"], shown.OrderByDescending(p => p.Sum.Contracts).Take(5).Select(p => Name(p) + " " + IndicatorNumbers.Count(p.Sum.Contracts)));
        var known = shown.Select(p => p.Code).ToHashSet();
        var none = PrefectureTiles.All.Where(t => !known.Contains(t.Code)).Select(t => IndicatorNumbers.IsEnglish ? t.En : t.Ja).ToList();
        return new TileMapModel(
            text["Prefecture.Summary", highest, none.Count == 0 ? text["NotMeasured"].Value : string.Join(text["List.Separator"], none)],
            shown.ToDictionary(p => p.Code!.Value, p => (double)p.Sum.Contracts), IndicatorNumbers.Count,
            new TileMapText(text["Prefecture.AtLeast"].Value, text["Prefecture.Between"].Value, text[data.IsSuppressed ? "Prefecture.MissingOrWithheld" : "Prefecture.MissingKey"]), IndicatorNumbers.IsEnglish)
        {
            Marks = shown.Where(p => Mark(p.Sum).Length > 0).ToDictionary(p => p.Code!.Value, p => Mark(p.Sum)),
        };
    }

    /// <summary>The prefecture's name in the language of the page.</summary>
    public string Name(PrefectureSum prefecture) => prefecture.Code is null ? text["Prefecture.Unknown"] : IndicatorNumbers.IsEnglish ? prefecture.NameEn : prefecture.NameJa;

    /// <summary>Contracts by region for a phone, in the order of the regions; null where a prefecture in it is withheld, marked where one is not for publication.</summary>
    public IReadOnlyList<(string Name, int? Contracts, string Mark)> Regions(MeasuredJointResearch data) =>
        [.. data.Prefectures.Where(p => p.RegionId is not null).GroupBy(p => p.RegionId).OrderBy(g => g.Key)
            .Select(g => (IndicatorNumbers.IsEnglish ? g.First().RegionEn : g.First().RegionJa, g.Any(p => p.Sum.IsWithheld) ? null : (int?)g.Sum(p => p.Sum.Contracts),
                g.Select(p => Mark(p.Sum)).FirstOrDefault(m => m.Length > 0) ?? ""))];

    private static IEnumerable<PrefectureSum> Shown(MeasuredJointResearch data) => data.Prefectures.Where(p => p is { Code: not null, Sum: { IsWithheld: false, IsGone: false } });
}
