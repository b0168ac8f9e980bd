using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Surveys;

/// <summary>Names and numbers of survey cells in the language of the page.</summary>
public sealed class SurveyWords(IStringLocalizer<SurveysText> text, MeasuredFigures bands)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public static string Say(LocalText words) => words.For(Culture.TwoLetterISOLanguageName);

    /// <summary>A value with its unit; "nothing registered" for a missing one, which is not 0.</summary>
    public string Value(SurveyUnit unit, long? value) => value is { } known ? text["Value." + unit, known.ToString("N0", Culture)] : text["Nothing"];

    /// <summary>The name of a row; a band's by its edges.</summary>
    public string Name(SurveyItem item, SizeBandRow? band = null) =>
        band is null ? Say(item.Name) : text["Band." + item.Unit, bands.BandName(new BandSum(band.Id, band.LowerYen, band.UpperYen, new JointResearchSum(0, 0, 0)))];

    /// <summary>The name of an item by its key, where the band's edges are not at hand.</summary>
    public string Name(string key)
    {
        if (SurveyCatalogue.Item(key) is { } item) return Say(item.Name);
        var parts = key.Split('.');
        return parts is [_, var band, var what] && band.StartsWith("band-", StringComparison.Ordinal) ? text["Band.Number", band[5..], text["Band.What." + what].Value] : key;
    }

    /// <summary>The unit of an item by its key.</summary>
    public static SurveyUnit UnitOf(string key) => SurveyCatalogue.Item(key)?.Unit ?? (key.EndsWith(".yen", StringComparison.Ordinal) ? SurveyUnit.Yen : SurveyUnit.Contracts);

    /// <summary>Difference to the year before as per cent with its sign; null where it cannot be said.</summary>
    public static string? Change(SurveyCell cell) =>
        cell is { Value: { } value, LastYear: { } last and > 0 } ? IndicatorNumbers.Change((double)(value - last) / last) : null;

    public string Year(FiscalYear year) => text["Year", year.Year];

    /// <summary>A moment in Japan.</summary>
    public static string At(DateTimeOffset at) => JapanTime.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
