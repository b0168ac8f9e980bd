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

    /// <summary>A stored value as a person reads it; null where there is none or none to show.</summary>
    internal string? Value(string entity, string field, string? stored)
    {
        if (string.IsNullOrEmpty(stored) || Guid.TryParse(stored, out _) || stored[0] is '[' or '{') return null;
        var type = typeof(RuleViolation).Assembly.GetExportedTypes().FirstOrDefault(x => x.Name == entity)?.GetProperty(field)?.PropertyType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type?.IsEnum == true) return t[$"{type.Name}.{stored}"];
        if (type == typeof(bool)) return t[stored == "true" ? "Yes" : "No"];
        if (type == typeof(FiscalYear)) return t["FiscalYear", stored];
        return stored.Length > longest ? stored[..longest] + "…" : stored;
    }
}
