using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>Where the plain forms of candidates and saved searches come back to, and what was done, which the address says once.</summary>
internal static class ShortlistAddress
{
    private const string Did = "did";

    /// <summary>This page without what was done on it before.</summary>
    internal static string Here(NavigationManager navigation) => Without("/" + navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0]);

    /// <summary>What was done, or null.</summary>
    internal static string? Done(NavigationManager navigation) =>
        QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query).TryGetValue(Did, out var done) ? done.ToString() : null;

    /// <summary>An address that says what was done.</summary>
    internal static string Saying(string address, string done) => QueryHelpers.AddQueryString(Without(address), Did, done);

    private static string Without(string address)
    {
        if (address.IndexOf('?', StringComparison.Ordinal) is not (> 0 and var at)) return address;
        var kept = address[(at + 1)..].Split('&').Where(p => !p.StartsWith(Did + "=", StringComparison.Ordinal)).ToList();
        return address[..at] + (kept.Count == 0 ? "" : "?" + string.Join('&', kept));
    }
}
