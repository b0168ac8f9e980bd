using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;

namespace CollabPortal.Web.Api;

/// <summary>
/// An answer of the public API: the same for everybody, so it may be kept for a minute and asked again by its ETag.
/// </summary>
public static class PublicAnswer
{
    /// <summary>Japanese stays readable, what HTML could mistake is escaped; nulls are written: missing is said and not left out.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>JSON with ETag, or 304.</summary>
    public static IResult Of<T>(HttpContext http, T document) =>
        Bytes(http, JsonSerializer.SerializeToUtf8Bytes(document, Json), "application/json; charset=utf-8");

    /// <summary>CSV with ETag, or 304.</summary>
    public static IResult OfCsv(HttpContext http, Csv csv, string fileName)
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        return Bytes(http, csv.ToBytes(), "text/csv; charset=utf-8");
    }

    /// <summary>400 as application/problem+json: for each wrong parameter a sentence that says what is allowed.</summary>
    public static IResult Wrong(IReadOnlyDictionary<string, string> errors) => Results.Problem(new ProblemDetails
    {
        Status = StatusCodes.Status400BadRequest,
        Title = "The request is not valid",
        Detail = string.Join(" ", errors.Values),
        Extensions = { ["errors"] = errors.ToDictionary(e => e.Key, e => (string[])[e.Value]) },
    });

    private static IResult Bytes(HttpContext http, byte[] body, string contentType)
    {
        var etag = "\"" + Convert.ToHexString(SHA256.HashData(body).AsSpan(0, 12)) + "\"";
        var headers = http.Response.Headers;
        headers.ETag = etag;
        headers.CacheControl = "public, max-age=60";
        headers.Vary = "Accept";
        var known = http.Request.Headers.IfNoneMatch.ToString();
        return known == "*" || known.Contains(etag, StringComparison.Ordinal)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, contentType);
    }
}
