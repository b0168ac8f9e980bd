using System.Buffers;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Imports;

/// <summary>
/// Writes many new records of one type with their audit rows: COPY into temporary tables, then INSERT … SELECT under the policies, since
/// PostgreSQL refuses COPY into a table with row-level security. Columns and conversions come from the model, so that a field added to the
/// record is written without a word here.
/// </summary>
internal sealed class EntityCopy<T>
    where T : class
{
    private readonly List<(string Name, string Type, Func<T, object?> Stored, Func<T, object?> Value, JsonEncodedText Told, bool IsTold)> columns = [];
    private readonly string table, temporary, entity;
    private readonly Func<T, (Guid Id, Guid Subject, Guid Institution)> identity;

    internal EntityCopy(PortalDb db, Func<T, (Guid Id, Guid Subject, Guid Institution)> identity)
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity.");
        var store = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        (table, temporary, entity, this.identity) = ($"{type.GetSchema()}.{type.GetTableName()}", "import_" + type.GetTableName(), typeof(T).Name, identity);
        foreach (var property in type.GetProperties())
        {
            if (property.IsShadowProperty()) throw new InvalidOperationException($"{entity}.{property.Name} has no member to read.");
            var read = Getter(property.PropertyInfo ?? throw new InvalidOperationException($"{entity}.{property.Name} is no property."));
            if (property.Name == nameof(IVersioned.Version)) read = _ => 1;
            var convert = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider : null;
            var isTold = !property.IsPrimaryKey() && property.Name is not (nameof(IVersioned.Version) or "SearchText");
            columns.Add((property.GetColumnName(store)!, BareType(property.GetColumnType(store)), convert is null ? read : r => read(r) is { } value ? convert(value) : null, read, JsonEncodedText.Encode(property.Name), isTold));
        }
    }

    private string Names => string.Join(", ", columns.Select(c => c.Name));

    /// <summary>Makes the temporary table, for the rest of the transaction.</summary>
    internal Task PrepareAsync(NpgsqlConnection connection, CancellationToken ct) =>
        SetSql.RunAsync(connection, $"create temporary table {temporary} on commit drop as select {Names} from {table} with no data", ct);

    /// <summary>Writes the records.</summary>
    internal async Task WriteAsync(NpgsqlConnection connection, IReadOnlyCollection<T> records, CancellationToken ct)
    {
        await using (var copy = await connection.BeginBinaryImportAsync($"copy {temporary} ({Names}) from stdin (format binary)", ct))
        {
            foreach (var record in records)
            {
                await copy.StartRowAsync(ct);
                foreach (var column in columns)
                {
                    if (column.Stored(record) is { } value) await copy.WriteAsync(value, column.Type, ct);
                    else await copy.WriteNullAsync(ct);
                }
            }

            await copy.CompleteAsync(ct);
        }

        await SetSql.RunAsync(connection, $"insert into {table} ({Names}) select {Names} from {temporary}; truncate {temporary}; select register.learn_size('{table}')", ct);
    }

    /// <summary>Writes "Created" rows of the audit trail, as saving one by one would have.</summary>
    /// <param name="file">The file that they came with, where the rows shall name it.</param>
    internal async Task TellAsync(AuditCopy audit, IEnumerable<T> records, CancellationToken ct, string? file = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JsonColumn.Options.Encoder, SkipValidation = true });
        foreach (var record in records)
        {
            buffer.Clear();
            json.Reset();
            json.WriteStartObject();
            foreach (var column in columns)
            {
                if (!column.IsTold || column.Value(record) is not { } value) continue;
                json.WriteStartArray(column.Told);
                json.WriteNullValue();
                WriteValue(json, value);
                json.WriteEndArray();
            }

            if (file is not null)
            {
                json.WriteStartArray(AuditEntry.ImportFile);
                json.WriteNullValue();
                json.WriteStringValue(file);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.Flush();
            var (id, subject, institution) = identity(record);
            await audit.AddAsync(entity, id, subject, institution, "Created", System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan), ct);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text: json.WriteStringValue(text); break;
            case Guid id: json.WriteStringValue(id); break;
            case Enum name: json.WriteStringValue(name.ToString()); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case FiscalYear year: json.WriteNumberValue(year.Year); break;
            default: JsonSerializer.Serialize(json, value, value.GetType(), JsonColumn.Options); break;
        }
    }

    private static Func<T, object?> Getter(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(record, property), typeof(object)), record).Compile();
    }

    // character varying(300) → character varying: the driver wants names only.
    private static string BareType(string type) => type.IndexOf('(', StringComparison.Ordinal) is > 0 and var at && !type.StartsWith("timestamp", StringComparison.Ordinal) ? type[..at] : type;
}

/// <summary>Rows of the audit trail in portions.</summary>
internal sealed class AuditCopy(NpgsqlConnection connection, ImportActor actor, DateTimeOffset at)
{
    private const string Columns = "id, at, user_id, user_name, institution_id, entity, entity_id, subject_id, action, changes";

    private NpgsqlBinaryImporter? copy;

    internal static Task PrepareAsync(NpgsqlConnection connection, CancellationToken ct) =>
        SetSql.RunAsync(connection, $"create temporary table import_audit on commit drop as select {Columns} from audit.entry with no data", ct);

    internal async Task AddAsync(string entity, Guid id, Guid subject, Guid institution, string action, string changes, CancellationToken ct)
    {
        copy ??= await connection.BeginBinaryImportAsync($"copy import_audit ({Columns}) from stdin (format binary)", ct);
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(at.ToUniversalTime(), NpgsqlDbType.TimestampTz, ct);
        if (actor.UserId == Guid.Empty) await copy.WriteNullAsync(ct);
        else await copy.WriteAsync(actor.UserId, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(actor.Name, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(institution, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(entity, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(subject, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(action, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(changes, NpgsqlDbType.Jsonb, ct);
    }

    /// <summary>Moves what was added into the trail.</summary>
    internal async Task FlushAsync(CancellationToken ct)
    {
        if (copy is null) return;
        await copy.CompleteAsync(ct);
        await copy.DisposeAsync();
        copy = null;
        await SetSql.RunAsync(connection, $"insert into audit.entry ({Columns}) select {Columns} from import_audit; truncate import_audit", ct);
    }
}

/// <summary>SQL of this room's own making; values from outside are parameters.</summary>
internal static class SetSql
{
    internal static async Task<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
#pragma warning disable CA2100 // names of the model only
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
