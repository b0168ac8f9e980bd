using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Accounts;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>After any history of writes figures are what the facts count, parts add up, and nobody waits for anybody.</summary>
public class FigureHistoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Kinds = ["JointResearch", "CommissionedResearch", "ClinicalTrial", "AcademicConsulting", "DonatedChair"];
    private static readonly string[] Statuses = ["Draft", "Submitted", "Approved", "Active", "Completed", "Terminated"];

    private FigureKeeper Keeper => new(new OwnerContexts(database.Sources, database.Clock));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_histories_leave_no_difference(int seed)
    {
        var dice = new Random(seed);
        var world = await RandomRegister.MakeAsync(database, dice);
        await using var owner = await OpenAsync();
        for (var step = 0; step < 60; step++)
        {
            await StepAsync(owner, world, dice);
            if (dice.Next(5) == 0) (await Keeper.FoldAsync()).Should().BeGreaterThanOrEqualTo(0);
            if (step % 20 == 19) (await Keeper.CheckAsync()).Should().BeEmpty($"history {seed}, step {step}");
        }

        await Keeper.FoldAsync();
        (await Keeper.CheckAsync()).Should().BeEmpty();
        await Keeper.RecountAsync();
        (await Keeper.CheckAsync()).Should().BeEmpty();
        await PartsAddUpAsync();
        await IndicatorParts.AddUpAsync(database);
    }

    [Fact]
    public async Task An_import_held_open_makes_no_other_save_wait()
    {
        var world = await RandomRegister.MakeAsync(database, new Random(7));
        await using var importing = await OpenAsync();
        await ExecuteAsync(importing, "begin");
        await RandomRegister.ContractsAsync(importing, world, new Random(8), world.Institutions[0], 500);

        // Another office, and another officer of the same office: neither meets the open transaction.
        foreach (var institution in new[] { world.Institutions[1], world.Institutions[0] })
        {
            await using var saving = await OpenAsync();
            await ExecuteAsync(saving, "set lock_timeout = '2s'");
            await RandomRegister.ContractsAsync(saving, world, new Random(9), institution, 3);
            await ExecuteAsync(saving, $"update register.fiscal_year_receipt set direct_yen = direct_yen + 1 where institution_id = '{institution}'");
        }

        await Keeper.FoldAsync();
        (await Keeper.CheckAsync()).Should().BeEmpty("what is not committed counts nowhere");
        await ExecuteAsync(importing, "commit");
        (await Keeper.CheckAsync()).Should().BeEmpty();
        await Keeper.FoldAsync();
        (await Keeper.CheckAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_difference_is_told_and_put_right()
    {
        await RandomRegister.MakeAsync(database, new Random(11));
        await Keeper.FoldAsync();
        await using var owner = await OpenAsync();
        await ExecuteAsync(owner, "update statistics.figure_folded set value = value + 1 where ctid = (select ctid from statistics.figure_folded where dim = '' limit 1)");
        (await Keeper.CheckAsync()).Should().NotBeEmpty();
        await Keeper.RecountAsync();
        (await Keeper.CheckAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_pays_is_kept_as_the_facts_count_it_and_told_under_numbers_only()
    {
        await RandomRegister.MakeAsync(database, new Random(12));
        await Keeper.RecountAsync();
        await using var owner = await OpenAsync();
        const string Told = "select array_agg((p.institution_id, p.fiscal_year, p.payer, p.cash)::text order by p.institution_id, p.fiscal_year, p.payer) from statistics.joint_research_payers("
            + "array(select institution_id from statistics.figure where series = 'joint-research' and dim = '' and items <= 60 order by institution_id, fiscal_year), "
            + "array(select fiscal_year from statistics.figure where series = 'joint-research' and dim = '' and items <= 60 order by institution_id, fiscal_year)) p";
        var kept = await ScalarAsync<string[]>(owner, Told);
        kept.Should().NotBeEmpty();
        await ExecuteAsync(owner, "insert into statistics.stale (part, institution_id, fiscal_year) select distinct part, institution_id, fiscal_year from statistics.figure_folded where part = 'contracts'");
        (await ScalarAsync<string[]>(owner, Told)).Should().Equal(kept, "what is marked is counted from the facts");
        await Keeper.FoldAsync();
        await ExecuteAsync(owner, "update statistics.payer_folded set cash = cash + 1 where ctid = (select ctid from statistics.payer_folded limit 1)");
        (await Keeper.CheckAsync()).Where(d => d.Series == "joint-research-payers").Should().HaveCount(2, "one payer differs from the facts, and so do all of the institution from its figures")
            .And.ContainSingle(d => d.Key == "partners/yen/top");

        await using var db = database.As(PortalRole.Ministry, null);
        var read = () => db.Database.ExecuteSqlAsync($"select * from statistics.payer_folded");
        (await read.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task PartsAddUpAsync()
    {
        await using var db = database.AsOwner();
        var all = await db.PlaceFigures.AsNoTracking().Where(f => f.Population == "all").ToListAsync();
        foreach (var total in all.Where(f => f.Dim.Length == 0 && f.Scope == "nation"))
        {
            foreach (var scope in new[] { "group", "institution-kind", "prefecture", "region" })
                Sum(all.Where(f => f.Series == total.Series && f.FiscalYear == total.FiscalYear && f.Dim.Length == 0 && f.Scope == scope)).Should().Be(Sum([total]), $"{total.Series} by {scope}");
            foreach (var cut in all.Where(f => f.Series == total.Series && f.FiscalYear == total.FiscalYear && f.Dim is "band" or "field" or "kind" or "partner-kind" && f.Scope == "nation").GroupBy(f => f.Dim))
                Sum(cut.Where(f => f.Series == total.Series && f.FiscalYear == total.FiscalYear)).Should().Be(Sum([total]), $"{total.Series} by {cut.Key}");
        }

        static (long, long, long) Sum(IEnumerable<PlaceFigureRow> rows) => rows.Aggregate((0L, 0L, 0L), (s, r) => (s.Item1 + r.Value, s.Item2 + r.Items, s.Item3 + r.MoneyYen));
    }

    private static async Task StepAsync(NpgsqlConnection db, RandomRegister.World world, Random dice)
    {
        var institution = world.Institutions[dice.Next(world.Institutions.Count)];
        var company = world.Payers[dice.Next(world.Payers.Count)];
        var contract = $"(select id from register.research_contract where institution_id = '{institution}' order by md5(id::text || '{dice.Next()}') limit 1)";
        var receipt = $"(select id from register.fiscal_year_receipt where institution_id = '{institution}' order by md5(id::text || '{dice.Next()}') limit 1)";
        switch (dice.Next(10))
        {
            case 0: await RandomRegister.ContractsAsync(db, world, dice, institution, dice.Next(1, 30)); break;
            case 1: await ExecuteAsync(db, $"update register.research_contract set status = '{Statuses[dice.Next(Statuses.Length)]}' where id = {contract}"); break;
            case 2: await ExecuteAsync(db, $"update register.research_contract set kind = '{Kinds[dice.Next(Kinds.Length)]}', field_code = null where id = {contract}"); break;
            case 3: await ExecuteAsync(db, $"update register.fiscal_year_receipt set direct_yen = {dice.Next(30_000_000)}, payer_id = '{company}' where id = {receipt}"); break;
            case 4: await ExecuteAsync(db, $"update register.fiscal_year_receipt set fiscal_year = {dice.Next(2020, 2026)} where id = {receipt}"); break;
            case 5: await ExecuteAsync(db, $"delete from register.fiscal_year_receipt where id = {receipt}"); break;
            case 6: await ExecuteAsync(db, $"delete from register.research_contract where id = {contract}"); break;
            case 7: await ExecuteAsync(db, $"update catalogue.organisation set country = case country when 'JP' then 'US' else 'JP' end where id = '{company}'"); break;
            case 8: await ExecuteAsync(db, $"update catalogue.organisation set prefecture = case prefecture when 1 then 2 else 1 end where id = '{institution}'"); break;
            default:
                await ExecuteAsync(db, $"""
                    insert into register.researcher_move (id, institution_id, fiscal_year, from_sector, to_sector, receiving_organisation_id, persons, version)
                    values (gen_random_uuid(), '{institution}', {dice.Next(2020, 2026)}, 'Company', 'University', '{institution}', {dice.Next(1, 5)}, 1)
                    """);
                break;
        }
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection db, string sql)
    {
        await using var command = new NpgsqlCommand(sql, db);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task<NpgsqlConnection> OpenAsync() => await new OwnerContexts(database.Sources, database.Clock).OpenAsync();

    private static Task ExecuteAsync(NpgsqlConnection db, string sql) => RandomRegister.ExecuteAsync(db, sql);
}
