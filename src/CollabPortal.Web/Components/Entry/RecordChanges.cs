using System.Globalization;
using System.Text.Json;
using CollabPortal.Application.Audit;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Components.Entry;

/// <summary>The history of a record of a smaller register in the words of its form.</summary>
/// <param name="t">Names of list values.</param>
/// <param name="label">Label of a field of the form; null for fields that are not shown.</param>
/// <param name="longest">Characters of a value before it is cut.</param>
public sealed class RecordChanges(IStringLocalizer<SharedText> t, Func<string, string?> label, int longest = RecordChanges.LongestValue)
{
    /// <summary>Enough to know a value again.</summary>
    public const int LongestValue = 60;

    /// <summary>A line for each field that changed; without values where they say nothing to a reader (ids, lists).</summary>
    public IEnumerable<(string Name, string? Was, string? Now)> Lines(HistoryStep step) =>
        from act in step.Acts
        where act.Action == "Changed"
        from field in act.Fields
        let name = label(field.Name)
        where name is not null
        select (name, Value(act.Entity, field.Name, field.Was), Value(act.Entity, field.Name, field.Now));

    /// <summary>
    /// Where the record said something else at the end of a day in Japan than it says now, then beside now; null where it was not there yet.
    /// All other fields stood as they stand.
    /// </summary>
    /// <param name="steps">Its history, newest first.</param>
    /// <param name="record">Its id.</param>
    public IReadOnlyList<(string Name, string? Then, string? Now)>? On(IReadOnlyList<HistoryStep> steps, Guid record, DateOnly day)
    {
        HistoryAct[] since = [.. steps.Reverse().Where(s => JapanTime.DateOf(s.At) > day).SelectMany(s => s.Acts)];
        if (since.FirstOrDefault(a => a.EntityId == record && a.Action is "Created" or "Deleted") is { Action: "Created" }) return null;
        return
        [
            .. since.Where(a => a.Action == "Changed").SelectMany(a => a.Fields.Select(field => (Act: a, Field: field))).GroupBy(x => (x.Act.Entity, x.Act.EntityId, x.Field.Name))
                .Select(g => (Name: label(g.Key.Name), Then: Value(g.Key.Entity, g.Key.Name, g.First().Field.Was), Now: Value(g.Key.Entity, g.Key.Name, g.Last().Field.Now), Moved: g.First().Field.Was != g.Last().Field.Now))
                .Where(line => line.Name is not null && line.Moved).Select(line => (line.Name!, line.Then, line.Now)),
        ];
    }

    /// <summary>A stored value as a person reads it; null where there is none or none to show.</summary>
    internal string? Value(string entity, string field, string? stored)
    {
        if (string.IsNullOrEmpty(stored) || Guid.TryParse(stored, out _) || stored[0] is '{') return null;
        var type = typeof(RuleViolation).Assembly.GetExportedTypes().FirstOrDefault(x => x.Name == entity)?.GetProperty(field)?.PropertyType;
        if (stored[0] == '[') return Listed(type, stored);
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type?.IsEnum == true) return t[$"{type.Name}.{stored}"];
        if (type == typeof(bool)) return t[stored == "true" ? "Yes" : "No"];
        if (type == typeof(FiscalYear)) return t["FiscalYear", stored];
        return Excerpt.Of(stored, longest);
    }

    // A list of what can be chosen, in the words of the choices; other lists say nothing to a reader.
    private string? Listed(Type? type, string stored)
    {
        var item = type?.GetElementType() ?? type?.GetGenericArguments().FirstOrDefault();
        if (item?.IsEnum != true) return null;
        using var json = JsonDocument.Parse(stored);
        return json.RootElement.GetArrayLength() == 0 ? "—" : string.Join(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ja" ? "、" : ", ", json.RootElement.EnumerateArray().Select(v => t[$"{item.Name}.{v}"].Value));
    }
}
