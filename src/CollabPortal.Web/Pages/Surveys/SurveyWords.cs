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
public sealed class SurveyWords(IStringLocalizer<SurveysText> text)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public static string Say(LocalText words) => words.For(Culture.TwoLetterISOLanguageName);

    /// <summary>A value with its unit; "nothing registered" for a missing one, which is not 0.</summary>
    public string Value(SurveyUnit unit, long? value) => value is { } known ? text["Value." + unit, known.ToString("N0", Culture)] : text["Nothing"];

    /// <summary>The name of a row; a band's by its edges.</summary>
    public string Name(SurveyItem item, SizeBandRow? band = null) =>
        band is null ? Say(item.Name) : text["Band." + item.Unit, IndicatorNumbers.Say(SizeBandNames.Of(band.LowerYen, band.UpperYen))];

    /// <summary>The name of an item by its key, as it is understood outside its sheet.</summary>
    /// <param name="sizeBands">The size bands, for the names of their rows.</param>
    public string Name(string key, IReadOnlyList<SizeBandRow> sizeBands)
    {
        if (SurveyCatalogue.Item(key) is { } item)
        {
            // "of these …" says nothing without what it is a part of.
            return item.Name.Ja.StartsWith("うち", StringComparison.Ordinal) && SurveyCatalogue.SectionOf(key) is { } section
                ? text["InSection", Say(section.Name), Say(item.Name)] : Say(item.Name);
        }

        return sizeBands.FirstOrDefault(b => key.StartsWith($"joint-research.band-{b.Id}.", StringComparison.Ordinal)) is { } band
            ? text["InSection", text["BySize"].Value, Name(new SurveyItem(key, UnitOf(key), Nameless, Nameless, Nameless, band.IsConfirmed), band)] : key;
    }

    private static readonly LocalText Nameless = new("", "");

    /// <summary>The unit of an item by its key.</summary>
    public static SurveyUnit UnitOf(string key) => SurveyCatalogue.Item(key)?.Unit ?? (key.EndsWith(".yen", StringComparison.Ordinal) ? SurveyUnit.Yen : SurveyUnit.Contracts);

    /// <summary>Difference to the year before as per cent with its sign; null where it cannot be said.</summary>
    public static string? Change(SurveyCell cell) =>
        cell is { Value: { } value, LastYear: { } last and > 0 } ? IndicatorNumbers.Change((double)(value - last) / last) : null;

    public string Year(FiscalYear year) => text["Year", year.Year];
}
