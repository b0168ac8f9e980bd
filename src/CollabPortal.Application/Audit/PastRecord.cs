using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Interceptors;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CollabPortal.Application.Audit;

/// <summary>
/// A record and its parts as field values, and the way back in time: each entry of the audit trail is undone, the latest first.
/// The same trail brings a deleted record back.
/// </summary>
internal sealed class PastRecord(PortalDb db)
{
    private readonly Dictionary<(string Entity, Guid Id), Dictionary<string, JsonElement>> values = [];

    /// <summary>Takes an entity as it stands.</summary>
    /// <param name="id">The id that the trail knows it by.</param>
    internal void Take(object entity, Guid id) => values[(entity.GetType().Name, id)] = db.Entry(entity).Properties
        .Where(p => !p.Metadata.IsPrimaryKey())
        .ToDictionary(p => p.Metadata.Name, p => AuditTrail.Json(p.CurrentValue) is { } json ? JsonDocument.Parse(json).RootElement : default, StringComparer.Ordinal);

    /// <summary>Undoes one entry. Parts that were never taken and are not what is asked for are left out.</summary>
    internal void Undo(AuditEntry entry, IReadOnlySet<string> entities)
    {
        if (!entities.Contains(entry.Entity)) return;
        var key = (entry.Entity, entry.EntityId);
        if (entry.Action == "Created")
        {
            values.Remove(key);
            return;
        }

        using var json = JsonDocument.Parse(entry.Changes);
        if (!values.TryGetValue(key, out var fields)) values[key] = fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in json.RootElement.EnumerateObject()) fields[field.Name] = field.Value[0].Clone();
    }

    /// <summary>The entities of a kind, made again from their values and known to the context in the given state.</summary>
    internal List<T> Make<T>(Guid subjectId, EntityState state)
        where T : class =>
        [.. values.Where(v => v.Key.Entity == typeof(T).Name).Select(v => (T)Make(db, db.Model.FindEntityType(typeof(T))!, v.Key.Id, subjectId, v.Value, state))];

    /// <summary>Makes an entity that was deleted.</summary>
    internal static object Make(PortalDb db, AuditEntry deleted)
    {
        using var json = JsonDocument.Parse(deleted.Changes);
        var fields = json.RootElement.EnumerateObject().ToDictionary(f => f.Name, f => f.Value[0], StringComparer.Ordinal);
        return Make(db, db.Model.GetEntityTypes().Single(t => t.ClrType.Name == deleted.Entity), deleted.EntityId, deleted.SubjectId, fields, EntityState.Added);
    }

    private static object Make(PortalDb db, IEntityType type, Guid id, Guid subjectId, IReadOnlyDictionary<string, JsonElement> fields, EntityState state)
    {
        var entity = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(entity);
        foreach (var (name, value) in fields)
        {
            if (type.FindProperty(name) is { } property) entry.Property(name).CurrentValue = Value(value, property);
        }

        // The key is no field of the trail: a record's own id, or the contract's and the part's.
        foreach (var key in type.FindPrimaryKey()!.Properties) entry.Property(key.Name).CurrentValue = key.Name is "ContractId" ? subjectId : id;
        entry.State = state;
        return entity;
    }

    private static object? Value(JsonElement json, IProperty property)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return null;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type == typeof(FiscalYear) ? new FiscalYear(json.GetInt32()) : json.Deserialize(type, JsonColumn.Options);
    }
}
