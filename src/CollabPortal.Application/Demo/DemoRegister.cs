using System.Globalization;
using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Demo;

/// <summary>
/// The demo register: sixty invented institutions with thirteen complete fiscal years and the running one, at a tenth of the
/// national volume (issue 2, section 4). Marked as demo throughout, and never beside records of anybody else.
/// </summary>
public sealed class DemoRegister(OwnerContexts contexts, TimeProvider clock)
{
    /// <summary>Name and version under which it stands in statistics.loaded_data.</summary>
    public const string DataName = "demo", DataVersion = "1";

    /// <summary>Null when a demo register may be made (or is there already), else why not: "demo-foreign-accounts", "demo-foreign-records".</summary>
    public async Task<Problem?> MayCreateAsync(CancellationToken ct = default)
    {
        await using var connection = await contexts.OpenAsync(ct);
        return await RefusalAsync(connection, ct);
    }

    /// <summary>Whether this database holds the demo register.</summary>
    public async Task<bool> IsThereAsync(CancellationToken ct = default)
    {
        await using var db = contexts.Create();
        return await db.LoadedData.AnyAsync(d => d.Name == DataName, ct);
    }

    /// <summary>
    /// Makes the demo register in one transaction. Does nothing where it is there already, of whatever version; people may have
    /// worked on it. Load the reference data first: prefectures and fields are taken from it.
    /// </summary>
    /// <returns>True when it was made now; a problem when the database holds anything else.</returns>
    public async Task<Outcome<bool>> CreateAsync(CancellationToken ct = default)
    {
        await using var connection = await contexts.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Two portals that start at the same time make one register.
        await BulkCopy.RunAsync(connection, "select pg_advisory_xact_lock(hashtextextended('demo-register', 0))", ct);
        if (await CountAsync(connection, $"select count(*) from statistics.loaded_data where name = '{DataName}'", ct) > 0) return false;
        if (await RefusalAsync(connection, ct) is { } refusal) return refusal;
        await WriteAsync(connection, transaction, DemoCalendar.At(clock), ct);
        await using (var done = new NpgsqlCommand("insert into statistics.loaded_data (name, version, loaded_at) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = DataName }, new() { Value = DataVersion }, new() { Value = clock.GetUtcNow() } },
        })
        {
            await done.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DemoCalendar calendar, CancellationToken ct)
    {
        var organisations = new DemoOrganisations();
        var people = new DemoPeople(organisations);
        var pools = new PartnerPools(organisations);
        var programmes = DemoProgrammes.Make(organisations, pools);
        var maker = new ContractMaker(organisations, people, pools, programmes, calendar);
        var contracts = new DemoContracts(organisations, maker, calendar).Make();
        var work = new DemoWorkList(organisations, people, maker, calendar).Make();
        var prices = new DemoPrices().Make(contracts, work.Contracts);
        var details = new DemoContractDetails(organisations, people, calendar).Make([.. contracts, .. work.Contracts]);
        var appointments = people.CrossAppointments(calendar);

        await DemoTables.OrganisationsAsync(connection, organisations.Rows, ct);
        await DemoClusters.WriteAsync(connection, organisations, calendar, ct);
        await AccountsAsync(connection, transaction, organisations.Companies[0].Id, ct);
        // One recount at the end instead of one a statement.
        await TriggersAsync(connection, "disable", ct);
        await DemoContractTables.ProgrammesAsync(connection, programmes, ct);
        await DemoContractTables.ContractsAsync(connection, [.. contracts, .. work.Contracts], ct);
        await DemoDetailTables.WriteAsync(connection, details, ct);
        await DemoContractTables.PricesAsync(connection, prices, ct);
        await DemoContractTables.WorkAsync(connection, work, ct);
        await DemoTables.ResearchersAsync(connection, people.Researchers, ct);
        await DemoTables.StandingsAsync(connection, people.Standings(calendar), ct);
        await DemoTables.CrossAppointmentsAsync(connection, appointments, ct);
        await DemoTables.MovesAsync(connection, people.Moves(calendar), ct);
        await DemoTables.StartupsAsync(connection, DemoStartups.Make(organisations, calendar), ct);
        var patents = new DemoPatents(organisations, calendar).Make();
        await DemoTables.PatentsAsync(connection, patents, ct);
        await DemoSeeds.WriteAsync(connection, organisations, people, patents.Patents, calendar, ct);
        await DemoEnquiries.WriteAsync(connection, organisations, calendar, ct);
        await DemoProfiles.WriteAsync(connection, organisations, calendar, ct);
        await DemoNeeds.WriteAsync(connection, organisations, calendar, ct);
        await DemoEvents.WriteAsync(connection, organisations, calendar, ct);
        await TriggersAsync(connection, "enable", ct);
        await BulkCopy.RunAsync(connection, "select register.say_contracts(), catalogue.keep_cases(array(select id from register.contract_outcome where may_publish)), catalogue.search_startups((select array_agg(id) from register.startup)), catalogue.search_patents((select array_agg(id) from register.patent_right))", ct);
        await BulkCopy.RunAsync(connection, "analyze register.research_contract, register.fiscal_year_receipt, register.licence_or_assignment, register.researcher_move, catalogue.organisation", ct);
        await BulkCopy.RunAsync(connection, "select statistics.recount_all()", ct);
        await DemoTargets.WriteAsync(connection, ct);
    }

    // On the same connection and in the same transaction as all the rest.
    private static async Task AccountsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid company, CancellationToken ct)
    {
        await using var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseNpgsql(connection).Options);
        await db.Database.UseTransactionAsync(transaction, ct);
        db.AddRange(DemoAccounts.Make(company));
        await db.SaveChangesAsync(ct);
    }

    private static async Task TriggersAsync(NpgsqlConnection connection, string what, CancellationToken ct)
    {
        foreach (var table in new[] { "fiscal_year_receipt", "research_contract", "contract_party", "contract_member", "contract_outcome", "licence_or_assignment", "licence_income", "researcher_move", "startup", "patent_right", "cross_appointment" })
            await BulkCopy.RunAsync(connection, $"alter table register.{table} {what} trigger user", ct);
    }

    private static async Task<Problem?> RefusalAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (await CountAsync(connection, "select count(*) from accounts.portal_user where not is_demo", ct) > 0) return new Problem("demo-foreign-accounts");
        var tables = new[] { "research_contract", "programme", "researcher", "cross_appointment", "researcher_move", "startup", "patent_right" };
        foreach (var table in tables)
        {
            var sql = $"select count(*) from register.{table} r join catalogue.organisation o on o.id = r.institution_id where not o.is_demo";
            if (await CountAsync(connection, sql, ct) > 0) return new Problem("demo-foreign-records");
        }

        return null;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // table names of this file only
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }
}
