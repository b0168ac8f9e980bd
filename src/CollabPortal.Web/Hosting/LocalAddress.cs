using Microsoft.AspNetCore.WebUtilities;

namespace CollabPortal.Web.Hosting;

/// <summary>Addresses to return to that came from outside. Only a path of this portal is followed, so that nobody is led away.</summary>
public static class LocalAddress
{
    /// <summary>Whether an address is a path of this portal: "/…", not "//host", not "/\host", no control characters.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal);

    /// <summary>The address if it is local, else the front page.</summary>
    /// <param name="address">What came with the request.</param>
    /// <param name="without">A query key to leave out.</param>
    public static string Of(string? address, string? without = null)
    {
        if (!IsLocal(address)) return "/";
        if (without is null || address!.IndexOf('?', StringComparison.Ordinal) is not (>= 0 and var mark)) return address!;
        var kept = QueryHelpers.ParseQuery(address[mark..]).Where(pair => pair.Key != without);
        return QueryHelpers.AddQueryString(address[..mark], kept);
    }
}
