using System.Globalization;
using System.Text.Json;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Components.Entry;

/// <summary>What the audit trail stores, as a person reads it.</summary>
/// <param name="t">Names of list values.</param>
/// <param name="longest">Characters of a text before it is cut.</param>
/// <param name="names">Organisations that values name by id.</param>
internal sealed class StoredWords(IStringLocalizer<SharedText> t, int longest, IReadOnlyDictionary<Guid, OrganisationLabel> names)
{
    // As the trail writes lists.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Whether this is a part that has rows of its own in the trail and is replaced, never changed.</summary>
    internal static bool IsPart(string entity) => entity == nameof(LicenceIncome);

    /// <summary>A part before or after what was done to it; null where it was not there, or says nothing to a reader.</summary>
    internal string? Part(HistoryAct act, bool then)
    {
        var fields = act.Fields.ToDictionary(f => f.Name, f => then ? f.Was : f.Now, StringComparer.Ordinal);
        return IsPart(act.Entity) && long.TryParse(fields.GetValueOrDefault(nameof(LicenceIncome.Yen)), CultureInfo.InvariantCulture, out var yen)
            ? string.Join(' ', Of(act.Entity, nameof(LicenceIncome.FiscalYear), fields.GetValueOrDefault(nameof(LicenceIncome.FiscalYear))),
                Of(act.Entity, nameof(LicenceIncome.Kind), fields.GetValueOrDefault(nameof(LicenceIncome.Kind))), t["Unit.Yen", yen.ToString("N0", CultureInfo.CurrentUICulture)].Value)
            : null;
    }

    /// <summary>A stored value; null where there is none or none to show.</summary>
    internal string? Of(string entity, string field, string? stored)
    {
        if (string.IsNullOrEmpty(stored) || stored[0] is '{') return null;
        if (Guid.TryParse(stored, out var id)) return Named(id);
        var type = typeof(RuleViolation).Assembly.GetExportedTypes().FirstOrDefault(x => x.Name == entity)?.GetProperty(field)?.PropertyType;
        if (stored[0] == '[') return Listed(type, stored);
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type?.IsEnum == true) return t[$"{type.Name}.{stored}"];
        if (type == typeof(bool)) return t[stored == "true" ? "Yes" : "No"];
        if (type == typeof(FiscalYear)) return t["FiscalYear", stored];
        return Excerpt.Of(stored, longest);
    }

    private string? Named(Guid id) => names.TryGetValue(id, out var known) ? known.Name.For(Language) : null;

    // Choices in their words, organisations by name, shares by employer; other lists say nothing to a reader.
    private string? Listed(Type? type, string stored)
    {
        var item = type?.GetElementType() ?? type?.GetGenericArguments().FirstOrDefault();
        if (item?.IsEnum == true) return Joined(JsonSerializer.Deserialize<string[]>(stored, Json)!.Select(v => t[$"{item.Name}.{v}"].Value));
        if (item == typeof(Guid)) return Joined(JsonSerializer.Deserialize<Guid[]>(stored, Json)!.Select(Named));
        return item == typeof(EffortShare) ? Joined(JsonSerializer.Deserialize<EffortShare[]>(stored, Json)!.OrderByDescending(s => s.IsHome).Select(Share)) : null;
    }

    private string? Share(EffortShare share) => Named(share.OrganisationId) is { } employer
        ? t[share.IsHome ? "Share.Home" : "Share", employer, t["Unit.Percent", share.Percent.ToString("0.##", CultureInfo.InvariantCulture)].Value].Value : null;

    // A list of which one is not known would say something else than was stored.
    private static string? Joined(IEnumerable<string?> items)
    {
        var said = items.ToList();
        return said.Contains(null) ? null : said.Count == 0 ? "—" : string.Join(Language == "ja" ? "、" : ", ", said);
    }
}
