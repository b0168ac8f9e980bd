using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Application.Demo;
using CollabPortal.Application.ReferenceData;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CollabPortal.IntegrationTests.Demo;

/// <summary>A database with the reference data and the demo register, and SQL over what stands in it. Use it as IClassFixture.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    /// <summary>Joint research with companies at universities etc.: contracts with a received receipt in a fiscal year, and their cash.</summary>
    public const string JointCells = """
        with cell as (
          select r.fiscal_year, c.id, sum(r.direct_yen + r.indirect_yen) as cash
          from register.fiscal_year_receipt r
          join register.research_contract c on c.id = r.contract_id
          join catalogue.organisation i on i.id = r.institution_id
          join catalogue.organisation p on p.id = r.payer_id
          where r.state = 'Received' and c.kind = 'JointResearch' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
            and i.sector = 'University' and p.sector = 'Company'
          group by 1, 2)
        """;

    public TestDatabase Database { get; } = new();

    public OwnerContexts Contexts => new(Database.Sources, Database.Clock);

    public DemoRegister Register => new(Contexts, Database.Clock);

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        await new ReferenceDataLoader(Contexts, Database.Clock, NullLogger<ReferenceDataLoader>.Instance).LoadAsync();
        (await Register.CreateAsync()).Value.Should().BeTrue();
    }

    public Task DisposeAsync() => Database.DisposeAsync();

    /// <summary>Two columns: fiscal year and a figure.</summary>
    public async Task<SortedDictionary<int, decimal>> ByYearAsync(string sql)
    {
        var years = new SortedDictionary<int, decimal>();
        await using var connection = await Contexts.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) years[reader.GetInt32(0)] = Convert.ToDecimal(reader.GetValue(1), CultureInfo.InvariantCulture);
        return years;
    }

    /// <summary>Official values of the newest release.</summary>
    public Task<SortedDictionary<int, decimal>> OfficialAsync(string series) => ByYearAsync($"""
        select distinct on (v.fiscal_year) v.fiscal_year, v.value from statistics.official_value v
        join statistics.release r on r.id = v.release_id
        where v.series = '{series}' and v.fiscal_year between 2013 and 2023 order by v.fiscal_year, r.sequence desc
        """);

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await Contexts.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A fingerprint of every row of the database but what must differ (salts, stamps, times of loading).</summary>
    public async Task<string> FingerprintAsync(string schemas = "'register', 'catalogue', 'statistics', 'audit'")
    {
        await using var connection = await Contexts.OpenAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand($"select table_schema || '.' || table_name from information_schema.tables where table_schema in ({schemas}) and table_type = 'BASE TABLE' and table_name <> 'loaded_data' order by 1", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        }

        var prints = new List<string>();
        foreach (var table in tables)
        {
            // When a document came into the search is the moment of making.
            var row = table == "catalogue.search_document" ? "(to_jsonb(t) - 'indexed_at')" : "t";
            await using var command = new NpgsqlCommand($"select coalesce(md5(string_agg(md5({row}::text), '' order by md5({row}::text))), '') from {table} t", connection);
            prints.Add($"{table}={await command.ExecuteScalarAsync()}");
        }

        return string.Join('\n', prints);
    }
}
