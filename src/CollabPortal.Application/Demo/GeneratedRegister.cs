using System.Globalization;
using CollabPortal.Application.Data;
using Npgsql;

namespace CollabPortal.Application.Demo;

/// <summary>
/// A register of any size for trials and benchmarks: fictitious institutions and companies, twenty fiscal years, marked as demo,
/// the same rows on every machine. Only where nothing but demo records lie.
/// </summary>
public sealed class GeneratedRegister(OwnerContexts contexts, DemoRegister demo, TimeProvider clock)
{
    /// <summary>Name under which it stands in statistics.loaded_data; the version is the number of receipts.</summary>
    public const string DataName = "generated";

    /// <summary>Makes it in one transaction and counts its figures.</summary>
    /// <param name="receipts">How many receipts, from 1 to 20,000,000.</param>
    /// <returns>
    /// The number made; or "demo-foreign-accounts", "demo-foreign-records" where others have records here, "generated-already" where
    /// this was done before (argument: how many receipts).
    /// </returns>
    public async Task<Outcome<int>> CreateAsync(int receipts, CancellationToken ct = default)
    {
        if (await demo.MayCreateAsync(ct) is { } refusal) return refusal;
        await using var connection = await contexts.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await BulkCopy.RunAsync(connection, "select pg_advisory_xact_lock(hashtextextended('demo-register', 0))", ct);
        await using (var before = new NpgsqlCommand("select version from statistics.loaded_data where name = $1", connection) { Parameters = { new() { Value = DataName } } })
        {
            if (await before.ExecuteScalarAsync(ct) is string version) return new Problem("generated-already", null, version);
        }

        var volume = new GeneratedVolume(receipts, DemoCalendar.At(clock));
        await DemoTables.OrganisationsAsync(connection, volume.Organisations(), ct);
        var bulk = await BulkTables.OpenAsync(connection, ["register.research_contract", "register.contract_party", "register.fiscal_year_receipt"], ct);
        await GeneratedTables.ContractsAsync(connection, volume.Contracts(), ct);
        await GeneratedTables.PartiesAsync(connection, volume.Contracts(), ct);
        await GeneratedTables.ReceiptsAsync(connection, volume.Contracts(), ct);
        await bulk.CloseAsync(ct);

        await BulkCopy.RunAsync(connection, "analyze register.research_contract, register.contract_party, register.fiscal_year_receipt, catalogue.organisation", ct);
        await BulkCopy.RunAsync(connection, "select register.say_contracts()", ct);
        await BulkCopy.RunAsync(connection, "select statistics.recount_all()", ct);
        await using (var done = new NpgsqlCommand("insert into statistics.loaded_data (name, version, loaded_at) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = DataName }, new() { Value = receipts.ToString(CultureInfo.InvariantCulture) }, new() { Value = clock.GetUtcNow() } },
        })
        {
            await done.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return receipts;
    }
}

/// <summary>
/// Tables made ready for COPY by their owner, for the rest of the transaction: row-level security not forced, triggers off, foreign keys
/// taken away and checked once at the end instead of row by row.
/// </summary>
internal sealed class BulkTables
{
    private readonly NpgsqlConnection connection;
    private readonly IReadOnlyList<string> tables;
    private readonly List<(string Table, string Name, string Definition)> keys;

    private BulkTables(NpgsqlConnection connection, IReadOnlyList<string> tables, List<(string, string, string)> keys) => (this.connection, this.tables, this.keys) = (connection, tables, keys);

    internal static async Task<BulkTables> OpenAsync(NpgsqlConnection connection, IReadOnlyList<string> tables, CancellationToken ct)
    {
        var found = new List<(string Table, string Name, string Definition)>();
        const string Sql = "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[]) order by 1, 2";
        await using (var find = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = tables.ToArray() } } })
        await using (var reader = await find.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) found.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        foreach (var table in tables) await BulkCopy.RunAsync(connection, $"alter table {table} no force row level security, disable trigger user", ct);
        foreach (var (table, name, _) in found) await BulkCopy.RunAsync(connection, $"alter table {table} drop constraint {name}", ct);
        return new BulkTables(connection, tables, found);
    }

    /// <summary>Everything as it was. Without it the transaction must be rolled back.</summary>
    internal async Task CloseAsync(CancellationToken ct)
    {
        foreach (var (table, name, definition) in keys) await BulkCopy.RunAsync(connection, $"alter table {table} add constraint {name} {definition}", ct);
        foreach (var table in tables) await BulkCopy.RunAsync(connection, $"alter table {table} force row level security, enable trigger user", ct);
    }
}
