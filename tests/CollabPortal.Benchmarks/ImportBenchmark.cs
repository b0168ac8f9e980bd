using System.Diagnostics;
using System.Globalization;
using System.Text;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Cluster;
using CollabPortal.Application.Data.Interceptors;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Contracts;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Benchmarks;

/// <summary>
/// A CSV of contracts (one row each, with one receipt) is read, checked and written by the import, in one transaction, with history. The
/// rows that it wrote are then taken out and put back by COPY into the same empty tables with their indexes, keys and triggers.
/// </summary>
internal static class ImportBenchmark
{
    private static readonly string[] Tables = ["register.research_contract", "register.contract_party", "register.fiscal_year_receipt", "audit.entry"];

    internal static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        await using var cluster = await EmbeddedCluster.StartThrowawayAsync();
        await using (var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner))
            await new MigrationRunner(sources, new OwnerContexts(sources, TimeProvider.System)).MigrateAsync();
        NpgsqlConnection.ClearAllPools();
        // Statistics that autovacuum takes of a table which COPY fills count no row and can make COPY's look-ups quadratic. The import
        // guards itself against that, COPY cannot; so they stay away from both, and the last line shows the import with them.
        foreach (var table in Tables) await SqlAsync(cluster, $"alter table {table} set (autovacuum_enabled = off)");
        var file = Path.Combine(Path.GetTempPath(), $"import-benchmark-{Environment.ProcessId}.csv");
        try
        {
            var (institution, companies) = await OrganisationsAsync(cluster);
            await WriteFileAsync(file, rows, companies);
            Console.WriteLine($"{rows:n0} rows, {new FileInfo(file).Length / 1048576.0:n1} MiB, {Environment.ProcessorCount} processors");
            await ImportAsync(cluster, institution, file, rows, analyze: false);
            await CopyAsync(cluster);
            var taken = new List<(double Import, double Facts, double All)>();
            long peak = 0;
            for (var round = 0; round < rounds; round++)
            {
                var (seconds, memory, check) = await ImportAsync(cluster, institution, file, rows, analyze: false);
                var (facts, all) = await CopyAsync(cluster);
                taken.Add((seconds, facts, all));
                peak = Math.Max(peak, memory);
                Console.WriteLine($"round {round + 1}: import {seconds:n2} s (check alone {check:n2} s), COPY with history {all:n2} s ({all / seconds:p0}), COPY of the facts {facts:n2} s ({facts / seconds:p0}), working set {memory / 1048576:n0} MiB, load {Machine.Load()}");
            }

            Console.WriteLine($"median of {rounds}: {Median(taken.Select(t => t.All / t.Import)):p0} of the rate of COPY of the same rows, {Median(taken.Select(t => t.Facts / t.Import)):p0} of COPY without the history; {rows / Median(taken.Select(t => t.Import)):n0} rows/s");
            Console.WriteLine($"largest working set {peak / 1048576:n0} MiB");
            var plain = Median(taken.Select(t => t.Import));
            var (disturbed, _, _) = await ImportAsync(cluster, institution, file, rows, analyze: true);
            Console.WriteLine($"with statistics of the empty tables taken each second meanwhile: {disturbed:n2} s ({disturbed / plain:n2} times the median)");
            return 0;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(double Seconds, long Memory, double Check)> ImportAsync(EmbeddedCluster cluster, Guid institution, string file, int rows, bool analyze)
    {
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        var user = new CurrentUser();
        user.Enter(Guid.CreateVersion7(), "benchmark", PortalRole.Liaison, institution, null);
        var options = new DbContextOptionsBuilder<PortalDb>().UseNpgsql(sources.Portal).AddInterceptors(new SessionScope(user), new AuditTrail(user, TimeProvider.System)).Options;
        var engine = new ImportEngine(new Factory(options), TimeProvider.System);
        var actor = new ImportActor(institution, user.UserId!.Value, "benchmark");
        var kind = new ContractImport();
        await SqlAsync(cluster, "truncate " + string.Join(", ", Tables) + " cascade");

        double Passed(long from) => Stopwatch.GetElapsedTime(from).TotalSeconds;
        async Task<ImportResult> PassAsync(ImportPurpose purpose)
        {
            using var sheet = SheetReader.Open(file);
            return await engine.RunAsync(kind, sheet, actor, new ImportOrder(purpose, ImportMapping.Propose(kind, sheet.Header)), Guid.CreateVersion7(), null);
        }

        var started = Stopwatch.GetTimestamp();
        await PassAsync(ImportPurpose.Check);
        var check = Passed(started);
        GC.Collect();
        using var stop = new CancellationTokenSource();
        var analyzing = analyze ? AnalyzeAsync(cluster, stop.Token) : Task.CompletedTask;
        using var watch = new MemoryWatch();
        started = Stopwatch.GetTimestamp();
        var result = await PassAsync(ImportPurpose.Apply);
        var seconds = Passed(started);
        await stop.CancelAsync();
        await analyzing;
        if (!result.Written || result.Report.New != rows) throw new InvalidOperationException($"Not imported: {result.Problem?.Code}, {string.Join("; ", result.Report.First.Take(3))}");
        return (seconds, watch.Peak, check);
    }

    private static async Task<(double Facts, double All)> CopyAsync(EmbeddedCluster cluster)
    {
        var folder = Directory.CreateTempSubdirectory("copy-benchmark").FullName;
        try
        {
            // As the owner, whom the tables no longer bind: that is what a raw COPY needs here.
            foreach (var table in Tables) await SqlAsync(cluster, $"alter table {table} no force row level security");
            await using var source = NpgsqlDataSource.Create(cluster.PortalOwner + ";Command Timeout=0");
            await using var connection = await source.OpenConnectionAsync();
            foreach (var table in Tables)
            {
                await using var output = File.Create(Path.Combine(folder, table));
                await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
                await copy.CopyToAsync(output);
            }

            await SqlAsync(cluster, "truncate " + string.Join(", ", Tables) + " cascade");
            await using var transaction = await connection.BeginTransactionAsync();
            var started = Stopwatch.GetTimestamp();
            var facts = 0.0;
            foreach (var table in Tables)
            {
                if (table == "audit.entry") facts = Stopwatch.GetElapsedTime(started).TotalSeconds;
                await using var input = File.OpenRead(Path.Combine(folder, table));
                await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
                await input.CopyToAsync(copy);
            }

            await transaction.CommitAsync();
            var all = Stopwatch.GetElapsedTime(started).TotalSeconds;
            foreach (var table in Tables) await SqlAsync(cluster, $"alter table {table} force row level security");
            return (facts, all);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(Guid Institution, List<string> Companies)> OrganisationsAsync(EmbeddedCluster cluster)
    {
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        await using var db = new OwnerContexts(sources, TimeProvider.System).Create();
        var university = Made(OrganisationKind.University, "計測大学");
        db.Add(university);
        var names = new List<string>();
        for (var i = 0; i < 500; i++)
        {
            var company = Made(OrganisationKind.Company, $"計測{i}株式会社");
            names.Add(company.NameJa);
            db.Add(company);
        }

        await db.SaveChangesAsync();
        return (university.Id, names);

        static Organisation Made(OrganisationKind kind, string name)
        {
            var made = new Organisation(kind, name, OrganisationSource.Entered);
            made.IndexAs(SearchText.Of(name));
            return made;
        }
    }

    private static async Task WriteFileAsync(string file, int rows, List<string> companies)
    {
        await using var text = new StreamWriter(file, false, new UTF8Encoding(true));
        await text.WriteLineAsync("契約番号,契約の種類,題目,相手方の名称,開始日,終了日,目標,達成の基準,研究代表者,契約総額（円）,年度,直接経費（円）,間接経費（円）");
        for (var i = 0; i < rows; i++)
        {
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"R8-{i:D7},共同研究,界面の劣化を初期に見つける診断法の研究（その{i}）,{companies[i % companies.Count]},2026-10-01,令和9年3月31日,劣化を初期に見つける,2027年3月までに誤差3%以内,計測 太郎,\"{i % 900 + 100},000\",2026,{i % 900 + 60}千円,{i % 900 + 40}千円"));
        }
    }

    private static async Task SqlAsync(EmbeddedCluster cluster, string sql)
    {
        await using var source = NpgsqlDataSource.Create(cluster.PortalOwner + ";Command Timeout=0");
#pragma warning disable CA2100 // names of this class only
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>As autovacuum does it: of a table that is locked it lets go.</summary>
    private static async Task AnalyzeAsync(EmbeddedCluster cluster, CancellationToken stop)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            do await SqlAsync(cluster, "analyze (skip_locked) " + string.Join(", ", Tables));
            while (await second.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // The import is through.
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered.Count % 2 == 1 ? ordered[ordered.Count / 2] : (ordered[(ordered.Count / 2) - 1] + ordered[ordered.Count / 2]) / 2;
    }

    private sealed class Factory(DbContextOptions<PortalDb> options) : IDbContextFactory<PortalDb>
    {
        public PortalDb CreateDbContext() => new(options);
    }

    /// <summary>The largest working set of this process while it lives, looked at twenty times a second.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly Timer timer;

        internal MemoryWatch() => timer = new Timer(_ => Look(), null, 0, 50);

        internal long Peak { get; private set; }

        public void Dispose() => timer.Dispose();

        private void Look()
        {
            using var self = Process.GetCurrentProcess();
            Peak = Math.Max(Peak, self.WorkingSet64);
        }
    }
}
