using System.Text.Json;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Components.Entry;

/// <summary>What of a draft the figures of fiscal years are counted from, so that a form can say before saving which locked years it would move.</summary>
/// <param name="Key">The same for two drafts that count the same.</param>
/// <param name="Years">The fiscal years in which it counts, as far as it can be read.</param>
public sealed record CountedFacts(string Key, IReadOnlyList<int> Years)
{
    /// <param name="facts">Everything that counts.</param>
    /// <param name="years">In any order; null for what could not be read.</param>
    public static CountedFacts Of(object?[] facts, IEnumerable<int?> years) => new(JsonSerializer.Serialize(facts), [.. years.OfType<int>().Distinct().Order()]);

    /// <summary>The fiscal year of a day; null for none.</summary>
    public static int? YearOf(DateOnly? day) => day is { } known ? FiscalYear.Of(known).Year : null;

    /// <summary>Every fiscal year from one to the other, of the years that portals know (1950 to 2100); empty where one of them is missing.</summary>
    public static IEnumerable<int?> Run(int? from, int? to) => from is { } first && to is { } last && first <= last && first >= 1950 && last <= 2100
        ? Enumerable.Range(first, last - first + 1).Select(y => (int?)y) : [];
}
