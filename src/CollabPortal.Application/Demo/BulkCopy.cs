using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Demo;

/// <summary>A column with its type and its value in a row.</summary>
internal sealed record Column<T>(string Name, NpgsqlDbType Type, Func<T, object?> Value)
{
    /// <summary>SQL that the value is replaced by on its way into the table; null for the value as it is.</summary>
    public string? As { get; init; }
}

/// <summary>
/// Many rows at once. PostgreSQL refuses COPY into a table with row-level security, so rows are copied into a temporary table
/// and inserted from there in one statement, under the policies.
/// </summary>
internal static class BulkCopy
{
    public static async Task WriteAsync<T>(NpgsqlConnection connection, string table, IEnumerable<T> rows, IReadOnlyList<Column<T>> columns, CancellationToken ct)
    {
        var names = string.Join(", ", columns.Select(c => c.Name));
        await RunAsync(connection, $"create temporary table demo_rows on commit drop as select {names} from {table} with no data", ct);
        await using (var writer = await connection.BeginBinaryImportAsync($"copy demo_rows ({names}) from stdin (format binary)", ct))
        {
            foreach (var row in rows)
            {
                await writer.StartRowAsync(ct);
                foreach (var column in columns)
                {
                    if (column.Value(row) is { } value) await writer.WriteAsync(value, column.Type, ct);
                    else await writer.WriteNullAsync(ct);
                }
            }

            await writer.CompleteAsync(ct);
        }

        var values = string.Join(", ", columns.Select(c => c.As ?? "r." + c.Name));
        await RunAsync(connection, $"insert into {table} ({names}) select {values} from demo_rows r; drop table demo_rows", ct);
    }

    /// <summary>Runs SQL of the generator's own making; no value from outside is ever part of it.</summary>
    public static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // table and column names of this folder only
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
