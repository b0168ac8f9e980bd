using System.Globalization;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>Names of files for people: what it is and the day in Japan, in the reader's language (契約一覧-2026-11-21.csv).</summary>
public static class FileNames
{
    public static string Of(string what, TimeProvider clock, string ending) =>
        $"{what.Replace(' ', '-')}-{JapanTime.Today(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{ending}";

    /// <summary>The header that carries such a name: plain for old programs, and UTF-8 after RFC 5987.</summary>
    internal static string Attachment(string fileName)
    {
        var header = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(fileName);
        return header.ToString();
    }
}
