using System.Globalization;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Enquiries;

/// <summary>Days as people read them.</summary>
internal static class ResponseWords
{
    /// <summary>"2日", "2.5日"; a dash in words where nothing is known.</summary>
    internal static string Days(IStringLocalizer<EnquiriesText> e, double? days) => days is { } some
        ? e[some == 1 ? "Days.One" : "Days", some.ToString("0.#", CultureInfo.CurrentUICulture)] : e["Days.None"];
}
