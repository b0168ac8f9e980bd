using System.Diagnostics;
using System.Globalization;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Cluster;
using CollabPortal.Application.Data.Interceptors;
using CollabPortal.Application.Demo;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Benchmarks;

/// <summary>
/// A page of an institution's list of contracts, in each order, with a thousand contracts and with many; and the type-ahead over a
/// national number of companies. Runtime role and row-level security as in the portal; median of the runs after the first.
/// </summary>
internal static class ListBenchmark
{
    private const int Few = 1_000, Companies = 60_000, Runs = 9;

    private static readonly Guid Person = Guid.CreateVersion7();

    internal static async Task<int> RunAsync(string[] args)
    {
        var many = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        await using var cluster = await EmbeddedCluster.StartThrowawayAsync();
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        var owner = new OwnerContexts(sources, TimeProvider.System);
        await new MigrationRunner(sources, owner).MigrateAsync();
        var (small, large) = (await InstitutionAsync(owner, "小さい大学"), await InstitutionAsync(owner, "大きい大学"));
        var filling = Stopwatch.GetTimestamp();
        await FillAsync(owner, small, large, many);
        await Machine.QuietAsync();
        Console.WriteLine($"filled in {Stopwatch.GetElapsedTime(filling).TotalSeconds:n0} s; medians of {Runs} runs after the first, load {Machine.Load()}");
        await ListsAsync(sources, small, large, many);
        await SuggestAsync(sources, large);
        return 0;
    }

    private static async Task ListsAsync(PortalDataSources sources, Guid small, Guid large, int many)
    {
        Console.WriteLine($"{"order or filter",-28}{Few,12:n0}{many,14:n0}   ratio");
        (string Name, ContractFilter Filter)[] asked =
        [
            .. new[] { "-changed", "changed", "title", "-title", "number", "-number", "start", "-start", "end", "-end", "agreed", "-agreed" }
                .Select(sort => (sort, new ContractFilter { Sort = sort })),
            ("received", new ContractFilter { Sort = "-received" }),
            ("page 40", new ContractFilter { Page = 40 }),
            ("100 rows", new ContractFilter { PageSize = 100 }),
            ("status", new ContractFilter { Status = ContractStatus.Active }),
            ("status, by title", new ContractFilter { Status = ContractStatus.Active, Sort = "title" }),
            ("status, a rare one", new ContractFilter { Status = ContractStatus.Submitted }),
            ("status, none", new ContractFilter { Status = ContractStatus.Returned }),
            ("kind", new ContractFilter { Kind = ContractKind.CommissionedResearch, Sort = "-start" }),
            ("kind, none", new ContractFilter { Kind = ContractKind.ClinicalTrial }),
            ("status and kind", new ContractFilter { Status = ContractStatus.Draft, Kind = ContractKind.CommissionedResearch }),
            ("fiscal year", new ContractFilter { FiscalYear = 2020 }),
            ("fiscal year and status", new ContractFilter { FiscalYear = 2020, Status = ContractStatus.Active, Sort = "end" }),
            ("ends within 90 days", new ContractFilter { EndsWithinDays = 90, Sort = "end" }),
            ("without receipt", new ContractFilter { WithoutReceipt = true }),
            ("entered by me", new ContractFilter { EnteredBy = Person }),
            ("entered by nobody", new ContractFilter { EnteredBy = Guid.Empty }),
            ("text, in each title", new ContractFilter { Text = "研究題目" }),
            ("text, one title", new ContractFilter { Text = "a1d0c6e8" }),
            ("text, no title", new ContractFilter { Text = "存在しない語" }),
            ("text, two letters", new ContractFilter { Text = "診断" }),
            ("number", new ContractFilter { Text = "K-777" }),
            ("partner's name", new ContractFilter { Text = "東湾システム4242" }),
            ("text and fiscal year", new ContractFilter { Text = "電池", FiscalYear = 2020 }),
        ];
        foreach (var (name, filter) in asked)
        {
            var (few, lot) = await MediansAsync(Queries(sources, small), Queries(sources, large), filter);
            Console.WriteLine($"{name,-28}{few,9:n1} ms{lot,11:n1} ms{lot / few,8:n1}");
        }

        Console.WriteLine($"load {Machine.Load()}");
    }

    /// <summary>The short list and the long one take turns.</summary>
    private static async Task<(double Few, double Many)> MediansAsync(ContractQueries small, ContractQueries large, ContractFilter filter)
    {
        List<double> few = [], many = [];
        for (var run = 0; run <= Runs; run++)
        {
            foreach (var (queries, times) in new[] { (small, few), (large, many) })
            {
                var from = Stopwatch.GetTimestamp();
                await queries.ListAsync(filter);
                if (run > 0) times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                // A hopeless one is not asked ten times.
                if (times.Count > 0 && times[^1] > 5_000) return (few.Count > 0 ? few[0] : double.NaN, times[^1]);
            }
        }

        return (few.Order().ElementAt(Runs / 2), many.Order().ElementAt(Runs / 2));
    }

    private static async Task SuggestAsync(PortalDataSources sources, Guid institution)
    {
        var search = new OrganisationSearch(Contexts(sources, User(institution)));
        Console.WriteLine($"type-ahead over {Companies:n0} companies");
        foreach (var question in new[] { "ア", "電池", "株式会社み", "ミナト電池", "みなと", "01234", "7000012050002", "存在しない名前" })
            Console.WriteLine($"{question,-20}{await MedianAsync(() => search.SuggestAsync(question)),9:n1} ms");
    }

    private static async Task<double> MedianAsync<T>(Func<Task<T>> ask)
    {
        await ask();
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var from = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }

    private static async Task<Guid> InstitutionAsync(OwnerContexts owner, string name)
    {
        await using var db = owner.Create();
        var institution = new Organisation(OrganisationKind.University, name, OrganisationSource.Entered);
        institution.IndexAs(SearchText.Normalise(name));
        db.Add(institution);
        await db.SaveChangesAsync();
        return institution.Id;
    }

    private static async Task FillAsync(OwnerContexts owner, Guid small, Guid large, int many)
    {
        await using var connection = await owner.OpenAsync();
        async Task DoAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync();
        }

        string[] beginnings = ["みなと", "はるか", "東湾", "北嶺", "あおぞら", "ひなた", "銀杏", "星空"];
        await DoAsync("begin");
        await DemoTables.OrganisationsAsync(connection, Enumerable.Range(0, Companies).Select(i => new OrganisationRow(
            Guid.CreateVersion7(), OrganisationKind.Company, $"{beginnings[i % beginnings.Length]}{(i % 3 == 0 ? "電池" : i % 3 == 1 ? "化学" : "システム")}{i}株式会社", null,
            "カイシャ" + i.ToString(CultureInfo.InvariantCulture))), default);
        await DoAsync("commit");
        await DoAsync("insert into catalogue.organisation_identifier (organisation_id, scheme, value, is_primary) select id, 'houjin-bangou', (1000000000000 + row_number() over () * 13)::text, true from catalogue.organisation where kind = 'Company'");

        // No figure is read here, so none is counted.
        await DoAsync("alter table register.research_contract disable trigger user");
        await DoAsync("alter table register.contract_party disable trigger user");
        await DoAsync("alter table register.fiscal_year_receipt disable trigger user");
        foreach (var (institution, count) in new[] { (small, Few), (large, many) })
        {
            await DoAsync("""
                insert into register.research_contract (id, institution_id, shared_with, number, kind, title, starts_on, ends_on, agreed_yen, status, entered_by, entered_at, changed_at, version)
                select gen_random_uuid(), $1, '{}', 'K-' || n, case n % 5 when 0 then 'CommissionedResearch' else 'JointResearch' end,
                  '研究題目 ' || md5(n::text), date '2015-04-01' + (n * 7 % 4000), case when n % 50 = 0 then null else date '2016-03-31' + (n * 7 % 4000) end,
                  case when n % 20 = 0 then null else n * 1000 end, case n % 3 when 0 then 'Active' when 1 then 'Completed' else 'Draft' end,
                  case when n % 100 = 0 then $3 else gen_random_uuid() end, now(), now() - n * interval '1 second', 1
                from generate_series(1, $2) n
                """, institution, count, Person);
            await DoAsync("update register.research_contract set status = 'Submitted' where institution_id = $1 and number in (select 'K-' || n * 40 from generate_series(1, 20) n)", institution);
            await DoAsync("update register.research_contract set title = '診断法 ' || title where institution_id = $1 and number in (select 'K-' || n * 33 from generate_series(1, 20) n)", institution);
            // With what autovacuum knew of the short list, each party of the long one was looked for among all companies (half an hour and more).
            await DoAsync("analyze register.research_contract");
            await DoAsync("analyze catalogue.organisation");
            await DoAsync("""
                insert into register.contract_party (contract_id, organisation_id, institution_id, role, ordinal)
                select c.id, o.id, c.institution_id, 'Partner', 0
                from (select id, institution_id, row_number() over () n from register.research_contract where institution_id = $1) c
                join (select id, row_number() over () - 1 m from catalogue.organisation where kind = 'Company') o on o.m = c.n % 60000
                """, institution);
            await DoAsync("""
                insert into register.fiscal_year_receipt (id, contract_id, institution_id, payer_id, fiscal_year, state, received_on, direct_yen, indirect_yen, in_kind_yen, version)
                select gen_random_uuid(), c.id, c.institution_id, p.organisation_id, extract(year from c.starts_on - interval '3 months')::int, 'Received', c.starts_on, 1000000, 300000, 0, 1
                from register.research_contract c join register.contract_party p on p.contract_id = c.id where c.institution_id = $1
                """, institution);
        }

        await DoAsync("alter table register.research_contract enable trigger user");
        await DoAsync("alter table register.contract_party enable trigger user");
        await DoAsync("alter table register.fiscal_year_receipt enable trigger user");
        await DoAsync("select register.say_contracts()");
        await DoAsync("vacuum analyze");
    }

    private static CurrentUser User(Guid institution)
    {
        var user = new CurrentUser();
        user.Enter(Guid.CreateVersion7(), "benchmark", PortalRole.Liaison, institution, null);
        return user;
    }

    private static ContractQueries Queries(PortalDataSources sources, Guid institution)
    {
        var user = User(institution);
        return new ContractQueries(user, Contexts(sources, user), TimeProvider.System);
    }

    private static Factory Contexts(PortalDataSources sources, CurrentUser user) => new(new DbContextOptionsBuilder<PortalDb>()
        .UseNpgsql(sources.Portal).AddInterceptors(new SessionScope(user), new AuditTrail(user, TimeProvider.System)).Options);

    private sealed class Factory(DbContextOptions<PortalDb> options) : IDbContextFactory<PortalDb>
    {
        public PortalDb CreateDbContext() => new(options);
    }
}
