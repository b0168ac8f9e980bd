using System.Text.Json.Nodes;
using CollabPortal.Application;

namespace CollabPortal.Web.Components.Entry;

/// <summary>Which of the problems of a refused save still stand while the person goes on typing.</summary>
public static class StandingProblems
{
    /// <summary>A problem goes when its field says something else than it did when the save was refused, or its row is taken out; the others wait for the next save.</summary>
    /// <param name="problems">What the save was refused for.</param>
    /// <param name="refused">The form then, as a JSON object with a member for each field.</param>
    /// <param name="now">The form now.</param>
    public static IReadOnlyList<Problem> Of(IReadOnlyList<Problem> problems, string refused, string now)
    {
        if (problems.Count == 0 || refused == now || JsonNode.Parse(refused) is not JsonObject before || JsonNode.Parse(now) is not JsonObject after) return problems;
        return [.. problems.Where(p => p.Field is null || Stands(before, after, p.Field))];
    }

    // What is no field of its own stands until the next save; a row that was taken out has no fault any more.
    private static bool Stands(JsonObject before, JsonObject after, string field)
    {
        var wasThere = Find(before, field, out var was);
        return Find(after, field, out var value) ? IsBlank(value) || (wasThere && JsonNode.DeepEquals(was, value)) : !wasThere;
    }

    /// <summary>The value of a field; of a row by its number, from 0: Shares-1-Percent.</summary>
    private static bool Find(JsonObject form, string field, out JsonNode? value)
    {
        if (form.TryGetPropertyValue(field, out value)) return true;
        if (field.Split('-') is not [var rows, var number, var part] || !int.TryParse(number, out var row) || form[rows] is not JsonArray list || row >= list.Count) return false;
        return list[row] is JsonObject line && line.TryGetPropertyValue(part, out value);
    }

    private static bool IsBlank(JsonNode? value) => value is null || (value is JsonValue text && text.TryGetValue<string>(out var typed) && string.IsNullOrWhiteSpace(typed));
}
