using CollabPortal.Domain.Values;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>The day in an address as whose knowledge official values are shown; it goes along from page to page.</summary>
internal static class KnownOnAddress
{
    /// <summary>The day that the address asks for; null where it asks for none, or for none that can be read.</summary>
    internal static DateOnly? Of(NavigationManager navigation) =>
        QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query).TryGetValue("knownOn", out var asked) ? JapaneseInput.ParseDate(asked.ToString()) : null;

    /// <summary>The day as a query of its own, or as one more parameter; empty without a day.</summary>
    internal static string Query(DateOnly? day, char first = '?') => day is { } then ? $"{first}knownOn={then:yyyy-MM-dd}" : "";
}
