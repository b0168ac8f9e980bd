using System.Text.RegularExpressions;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>
/// Says a release's name in the language of the page. Releases are named in English in the data (official_series.csv); one
/// that is not known here is shown by that name.
/// </summary>
public sealed partial class ReleaseNames(IStringLocalizer<IndicatorsText> text)
{
    public string Say(string release)
    {
        if (Mext().Match(release) is { Success: true } mext) return text["Release.Mext", mext.Groups["year"].Value];
        if (Factbook().Match(release) is { Success: true } factbook) return text["Release.Factbook", factbook.Groups["year"].Value];
        if (Jpo().Match(release) is { Success: true } jpo) return text["Release.Jpo", jpo.Groups["year"].Value];
        return release switch
        {
            "Cabinet Office issue paper (about 2018)" => text["Release.CabinetPaper"],
            "Cabinet Office indicator data" => text["Release.CabinetIndicators"],
            "review of the 5th Basic Plan" => text["Release.FifthPlanReview"],
            _ => release,
        };
    }

    [GeneratedRegex(@"^MEXT survey FY(?<year>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Mext();

    [GeneratedRegex(@"^University Factbook (?<year>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Factbook();

    [GeneratedRegex(@"^JPO annual report (?<year>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Jpo();
}
