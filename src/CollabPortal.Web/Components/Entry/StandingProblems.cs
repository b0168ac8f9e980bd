using System.Text.Json.Nodes;
using CollabPortal.Application;

namespace CollabPortal.Web.Components.Entry;

/// <summary>Which of the problems of a refused save still stand while the person goes on typing.</summary>
public static class StandingProblems
{
    /// <summary>A problem goes when its field says something else than it did when the save was refused; the others wait for the next save.</summary>
    /// <param name="problems">What the save was refused for.</param>
    /// <param name="refused">The form then, as a JSON object with a member for each field.</param>
    /// <param name="now">The form now.</param>
    public static IReadOnlyList<Problem> Of(IReadOnlyList<Problem> problems, string refused, string now)
    {
        if (problems.Count == 0 || refused == now || JsonNode.Parse(refused) is not JsonObject before || JsonNode.Parse(now) is not JsonObject after) return problems;
        return [.. problems.Where(p => p.Field is null || !after.TryGetPropertyValue(p.Field, out var value) || IsBlank(value) || JsonNode.DeepEquals(before[p.Field], value))];
    }

    private static bool IsBlank(JsonNode? value) => value is null || (value is JsonValue text && text.TryGetValue<string>(out var typed) && string.IsNullOrWhiteSpace(typed));
}
