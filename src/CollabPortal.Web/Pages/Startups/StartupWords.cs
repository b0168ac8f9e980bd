using System.Globalization;
using CollabPortal.Domain.Startups;

namespace CollabPortal.Web.Pages.Startups;

internal static class StartupWords
{
    /// <summary>The founding date as exact as it is known: 2024, 2024-06 or 2024-06-01.</summary>
    public static string Founded(StartupTerms terms) => (terms.FoundedMonth, terms.FoundedDay) switch
    {
        (null, _) => terms.FoundedYear.ToString(CultureInfo.InvariantCulture),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{terms.FoundedYear}-{month:00}"),
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{terms.FoundedYear}-{month:00}-{day:00}"),
    };
}
