using System.Diagnostics;
using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Cluster;
using CollabPortal.Application.Data.Interceptors;
using CollabPortal.Application.Demo;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CollabPortal.Benchmarks;

/// <summary>
/// What the national dashboard costs the server, beside SQL written by hand over the same rollup, beside a GROUP BY over the facts, and
/// between two sizes of the register; and what a contract's approval costs beside the same write without statistics.
/// </summary>
internal static class FiguresBenchmark
{
    // The first runs are compiled and planned; the portal that a ministry asks has run for days.
    private const int Warming = 5, Runs = 25, Approvals = 40;

    internal static async Task<int> RunAsync(string[] args)
    {
        int[] sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [300_000, 3_000_000];
        var registers = new List<Register>();
        try
        {
            // All are made before any is measured, so that the sizes are compared in the same minutes.
            foreach (var size in sizes) registers.Add(await Register.MakeAsync(size));
            await Machine.QuietAsync();
            await ReadingAsync(registers);
            foreach (var register in registers) await ApprovingAsync(register);
            return 0;
        }
        finally
        {
            foreach (var register in registers) await register.DisposeAsync();
        }
    }

    /// <summary>A generated register in a cluster of its own.</summary>
    private sealed record Register(int Size, EmbeddedCluster Cluster, PortalDataSources Sources, OwnerContexts Owner) : IAsyncDisposable
    {
        internal static async Task<Register> MakeAsync(int size)
        {
            var cluster = await EmbeddedCluster.StartThrowawayAsync();
            var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
            var owner = new OwnerContexts(sources, TimeProvider.System);
            await new MigrationRunner(sources, owner).MigrateAsync();
            await new ReferenceDataLoader(owner, TimeProvider.System, NullLogger<ReferenceDataLoader>.Instance).LoadIfChangedAsync();
            var from = Stopwatch.GetTimestamp();
            var made = await new GeneratedRegister(owner, new DemoRegister(owner, TimeProvider.System), TimeProvider.System).CreateAsync(size);
            if (!made.Ok) throw new InvalidOperationException(made.Problems[0].Code);
            await SqlAsync(owner, "vacuum analyze");
            Console.WriteLine($"{size:n0} receipts generated and counted in {Stopwatch.GetElapsedTime(from).TotalSeconds:n0} s");
            return new Register(size, cluster, sources, owner);
        }

        public async ValueTask DisposeAsync()
        {
            await Sources.DisposeAsync();
            await Cluster.DisposeAsync();
        }
    }

    /// <summary>The services that the page asks, and the same by hand over the rollup, at each size in turns; then by GROUP BY over the facts.</summary>
    private static async Task ReadingAsync(IReadOnlyList<Register> registers)
    {
        var user = new CurrentUser();
        user.Enter(Guid.CreateVersion7(), "benchmark", PortalRole.Ministry, null, null);
        var asked = registers.Select(r => (Register: r, Contexts: new Factory(r.Sources, user), Index: new PublicCellIndex(), Page: new List<double>(), Hand: new List<double>())).ToList();
        for (var run = 0; run < Warming + Runs; run++)
        {
            foreach (var (_, contexts, index, page, hand) in asked)
            {
                var (service, written) = (await TimedAsync(() => PageAsync(contexts, index, user)), await TimedAsync(() => ByHandAsync(contexts.CreateDbContext, NationalSql.OverTheRollup)));
                if (run < Warming) continue;
                page.Add(service);
                hand.Add(written);
            }
        }

        foreach (var (register, _, index, page, hand) in asked)
        {
            // As the owner: what row-level security adds to reading facts is not the rollup's merit.
            List<double> facts = [];
            for (var run = 0; run < 3; run++) facts.Add(await TimedAsync(() => ByHandAsync(register.Owner.Create, NationalSql.OverTheFacts)));
            Console.WriteLine($"{register.Size:n0} receipts, {Environment.ProcessorCount} processors: dashboard {Median(page):n1} ms, by hand over the rollup {Median(hand):n1} ms (median of ratios {Ratio(page, hand):n2}), GROUP BY over the facts {Median(facts):n0} ms ({Median(facts) / Median(page):n0} times the dashboard), load {Machine.Load()}");
            index.Dispose();
        }

        if (asked is [var small, .., var large]) Console.WriteLine($"dashboard at {large.Register.Size:n0} beside {small.Register.Size:n0} receipts: {Ratio(large.Page, small.Page):n2} times, by hand {Ratio(large.Hand, small.Hand):n2} times (medians of the turns' ratios)");
    }

    private static double Ratio(List<double> of, List<double> to) => Median(of.Zip(to, (o, t) => o / t));

    private static async Task PageAsync(Factory contexts, PublicCellIndex index, CurrentUser user)
    {
        var demo = new DemoMode(true);
        var dashboard = new DashboardQueries(contexts, index, user, TimeProvider.System);
        await Task.WhenAll(
            new IndicatorService(contexts, index, user, demo, TimeProvider.System).AllAsync(), dashboard.OfficialAsync(new FiscalYear(2012)), dashboard.MeasuredAsync(null));
    }

    /// <summary>As little as gives the same figures: one connection, plain SQL, rows read and forgotten.</summary>
    private static async Task ByHandAsync(Func<PortalDb> create, IReadOnlyList<string> questions)
    {
        await using var db = create();
        await db.Database.OpenConnectionAsync();
        foreach (var question in questions)
        {
#pragma warning disable CA2100 // constants
            await using var command = new NpgsqlCommand(question, (NpgsqlConnection)db.Database.GetDbConnection()) { CommandTimeout = 0 };
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync()) reader.GetValues(values);
        }
    }

    /// <summary>Approvals at the institution with most contracts, with the triggers of statistics and without them in turns.</summary>
    private static async Task ApprovingAsync(Register register)
    {
        var (sources, owner) = (register.Sources, register.Owner);
        await using var db = owner.Create();
        db.Database.SetCommandTimeout(0);
        var institution = await db.Contracts.GroupBy(c => c.InstitutionId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync();
        var company = await db.ContractParties.Where(p => p.InstitutionId == institution).Select(p => p.OrganisationId).FirstAsync();
        var year = FiscalYear.Current(TimeProvider.System).Year;
        for (var i = 0; i < 2 * Approvals; i++)
        {
            var contract = ResearchContract.Draft(institution, Terms(i, company, year), Guid.CreateVersion7(), DateTimeOffset.UtcNow);
            contract.Submit(Guid.CreateVersion7(), DateTimeOffset.UtcNow);
            db.Add(contract);
        }

        var account = new PortalUser { UserName = "b@bench.example", DisplayName = "b", Role = PortalRole.Approver, InstitutionId = institution, SecurityStamp = "s" };
        db.Add(account);
        await db.SaveChangesAsync();
        var user = new CurrentUser();
        user.Enter(account.Id, "b", PortalRole.Approver, institution, "s");
        var contexts = new Factory(sources, user);
        var service = new ContractService(new RegisterWriter(user, new Access(user, contexts, TimeProvider.System), contexts), TimeProvider.System);
        var waiting = await db.Contracts.AsNoTracking().Where(c => c.InstitutionId == institution && c.Status == ContractStatus.Submitted).Select(c => new { c.Id, c.Version }).ToListAsync();
        List<double> with = [], without = [];
        foreach (var (contract, i) in waiting.Select((c, i) => (c, i)))
        {
            var counting = i / 4 % 2 == 0;
            if (i % 4 == 0) await SqlAsync(owner, $"alter table register.research_contract {(counting ? "enable" : "disable")} trigger figures_update");
            var took = await TimedAsync(async () =>
            {
                var done = await service.ApproveAsync(contract.Id, contract.Version);
                if (!done.Ok) throw new InvalidOperationException(done.Problems[0].Code);
            });
            // The first after a change of triggers plans anew.
            if (i % 4 != 0) (counting ? with : without).Add(took);
        }

        await SqlAsync(owner, "alter table register.research_contract enable trigger figures_update");
        Console.WriteLine($"{register.Size:n0} receipts: approval {Median(with):n1} ms, without statistics {Median(without):n1} ms: {Median(with) / Median(without):n2} times; {waiting.Count} approvals, load {Machine.Load()}");
    }

    private static ContractTerms Terms(int number, Guid company, int year) => new()
    {
        Number = $"BENCH-{number}",
        Kind = ContractKind.JointResearch,
        Title = "計測のための研究",
        StartsOn = new DateOnly(year, 4, 1),
        EndsOn = new DateOnly(year + 1, 3, 31),
        Goal = "測る",
        SuccessCriterion = "測れる",
        PrincipalInvestigator = "計測 太郎",
        AgreedYen = 13_000_000,
        Parties = [new PartyTerms(company, PartyRole.Partner)],
        Receipts = [new ReceiptTerms(year, ReceiptState.Received, new DateOnly(year, 5, 1), 10_000_000, 3_000_000, 0, company)],
    };

    private static async Task<double> TimedAsync(Func<Task> work)
    {
        var from = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    private static async Task SqlAsync(OwnerContexts owner, string sql)
    {
        await using var connection = await owner.OpenAsync();
#pragma warning disable CA2100 // constants
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? double.NaN : ordered[ordered.Count / 2];
    }

    private sealed class Factory(PortalDataSources sources, CurrentUser user) : IDbContextFactory<PortalDb>
    {
        private readonly DbContextOptions<PortalDb> options = new DbContextOptionsBuilder<PortalDb>()
            .UseNpgsql(sources.Portal).AddInterceptors(new SessionScope(user), new AuditTrail(user, TimeProvider.System)).Options;

        public PortalDb CreateDbContext() => new(options);
    }
}
