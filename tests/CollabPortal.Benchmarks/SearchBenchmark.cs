using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Cluster;
using CollabPortal.Application.Demo;
using CollabPortal.Application.Matching;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Benchmarks;

/// <summary>
/// The first page of a two-character word with its count and facets: the portal's search, the same by pg_trgm, and Groonga (TokenBigram,
/// where its server is installed), over the same documents on the same machine, interleaved.
/// </summary>
internal static class SearchBenchmark
{
    private const int Rounds = 5;

    internal static async Task<int> RunAsync(string[] args)
    {
        var documents = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        await using var cluster = await EmbeddedCluster.StartThrowawayAsync();
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        await new MigrationRunner(sources, new OwnerContexts(sources, TimeProvider.System)).MigrateAsync();
        await using var owner = new NpgsqlConnection(cluster.PortalOwner);
        await owner.OpenAsync();
        var watch = Stopwatch.StartNew();
        var corpus = Corpus(documents).ToList();
        await FillAsync(owner, corpus);
        Console.WriteLine($"{documents:n0} documents indexed in {watch.Elapsed.TotalSeconds:n0} s; postings {await NumberAsync(owner, "select count(*) from catalogue.search_posting"):n0}, {await NumberAsync(owner, "select pg_total_relation_size('catalogue.search_posting') / 1048576"):n0} MiB");
        await owner.RunAsync("create extension if not exists pg_trgm");
        await owner.RunAsync("create index search_document_trgm on catalogue.search_document using gin (folded gin_trgm_ops)");
        await owner.RunAsync("vacuum analyze catalogue.search_document");
        await owner.RunAsync("vacuum analyze catalogue.search_posting");
        await new SearchCountKeeper(new OwnerContexts(sources, TimeProvider.System)).FoldAsync();
        await owner.RunAsync("vacuum analyze catalogue.search_count");
        var engine = new SearchEngine(new Visitors(sources));
        using var groonga = Groonga.Start(corpus);

        string[] words = [.. ResearchTopics.All.SelectMany(t => t.Subjects.Concat(t.Aspects).Concat(t.Uses)).SelectMany(Pairs).GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key).Order(StringComparer.Ordinal).Where((_, i) => i % 3 == 0).Take(60)];
        await Machine.QuietAsync();
        var (own, trgm, grn, totals) = (new List<double>(), new List<double>(), new List<double>(), new List<int>());
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var word in words)
            {
                watch.Restart();
                var result = await engine.SearchAsync(new SearchRequest { Text = word });
                var mine = watch.Elapsed.TotalMilliseconds;
                watch.Restart();
                var (count, _) = await TrigramAsync(owner, word);
                var theirs = watch.Elapsed.TotalMilliseconds;
                if (count != result.Total) throw new InvalidOperationException($"{word}: {result.Total} here, {count} by pg_trgm");
                var hers = groonga is null ? (0, 0) : await groonga.AskAsync(word);
                if (round < 0) continue;
                own.Add(mine);
                trgm.Add(theirs);
                totals.Add(result.Total);
                if (groonga is not null) grn.Add(hers.Item1);
            }
        }

        Console.WriteLine($"{words.Length} two-character words with {totals.Min():n0} to {totals.Max():n0} hits, {Rounds} rounds, {Environment.ProcessorCount} processors, load {Machine.Load()}");
        Console.WriteLine($"portal   p50 {At(own, 0.5):n2} ms, p95 {At(own, 0.95):n2} ms");
        Console.WriteLine($"pg_trgm  p50 {At(trgm, 0.5):n2} ms, p95 {At(trgm, 0.95):n2} ms; portal/pg_trgm at p95 1/{At(trgm, 0.95) / At(own, 0.95):n1}");
        Console.WriteLine(groonga is null ? "Groonga is not installed" : $"Groonga  p50 {At(grn, 0.5):n2} ms, p95 {At(grn, 0.95):n2} ms (its own clock); portal/Groonga at p95 {At(own, 0.95) / At(grn, 0.95):n2}");
        return 0;
    }

    private static IEnumerable<string> Pairs(string word) => Enumerable.Range(0, Math.Max(0, word.Length - 1)).Select(i => word.Substring(i, 2)).Where(p => p.All(c => c is >= '\u4E00' and <= '\u9FFF'));

    internal sealed record Document(string Title, string Keywords, string Summary, int Prefecture, char Field, int Readiness, bool ForSmall);

    private static IEnumerable<Document> Corpus(int documents)
    {
        var random = new Random(20261121);
        T One<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
        for (var i = 0; i < documents; i++)
        {
            var (t, u) = (One(ResearchTopics.All), One(ResearchTopics.All));
            var (subject, aspect, method, use) = (One(t.Subjects), One(t.Aspects), One(random.Next(3) == 0 ? u.Methods : t.Methods), One(t.Uses));
            yield return new Document($"{method}による{subject}の{aspect}　第{i % 97 + 1}報", $"{subject}、{aspect}、{One(t.Aspects)}",
                $"{use}に向けて、{One(t.Subjects)}の{One(t.Aspects)}を{One(t.Methods)}で調べる。", random.Next(1, 48), t.Code[0], random.Next(1, 6), random.Next(2) == 0);
        }
    }

    private static async Task FillAsync(NpgsqlConnection owner, List<Document> corpus)
    {
        foreach (var portion in corpus.Chunk(10_000))
        {
            await using var command = new NpgsqlCommand(
                "insert into catalogue.search_document (document_kind, subject_id, title, keywords, summary, prefecture, field, readiness, for_small) select 1, gen_random_uuid(), t, k, s, p::smallint, f, r::smallint, m from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::int[], $7::bool[]) x (t, k, s, p, f, r, m)", owner)
            { CommandTimeout = 0 };
            foreach (var column in (object[])[portion.Select(d => d.Title).ToArray(), portion.Select(d => d.Keywords).ToArray(), portion.Select(d => d.Summary).ToArray(), portion.Select(d => d.Prefecture).ToArray(),
                portion.Select(d => d.Field.ToString()).ToArray(), portion.Select(d => d.Readiness).ToArray(), portion.Select(d => d.ForSmall).ToArray()]) command.Parameters.Add(new NpgsqlParameter { Value = column });
            await command.ExecuteNonQueryAsync();
        }
    }

    // What somebody would write over a trigram index: count and facets over all hits, and a page in order of where the word stands first.
    private static async Task<(int Count, int Page)> TrigramAsync(NpgsqlConnection owner, string word)
    {
        await using var command = new NpgsqlCommand(
            "with hits as materialized (select id, facet, strpos(folded, catalogue.search_fold($1)) as at from catalogue.search_document where folded like '%' || catalogue.search_fold($1) || '%') select 0, facet, count(*)::int, 0 from hits group by facet union all (select 1, id, 0, at from hits order by at, id limit 20)", owner)
        { Parameters = { new() { Value = word } } };
        await using var reader = await command.ExecuteReaderAsync();
        var (count, page) = (0, 0);
        while (await reader.ReadAsync())
        {
            if (reader.GetInt32(0) == 0) count += reader.GetInt32(2);
            else page++;
        }

        return (count, page);
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task RunAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static double At(List<double> values, double share)
    {
        var ordered = values.Order().ToList();
        return ordered[(int)Math.Min(ordered.Count - 1, Math.Ceiling(ordered.Count * share) - 1)];
    }

    private sealed class Visitors(PortalDataSources sources) : IDbContextFactory<PortalDb>
    {
        public PortalDb CreateDbContext() => new(new DbContextOptionsBuilder<PortalDb>().UseNpgsql(sources.Portal).AddInterceptors(new Application.Data.Interceptors.SessionScope(new CurrentUser().Scope, null, null)).Options);
    }

    /// <summary>A Groonga server of its own with the same documents.</summary>
    private sealed class Groonga : IDisposable
    {
        private readonly Process server;
        private readonly string folder;
        private readonly HttpClient client = new() { BaseAddress = new Uri("http://127.0.0.1:10941/") };

        private Groonga(Process server, string folder) => (this.server, this.folder) = (server, folder);

        internal static Groonga? Start(List<Document> corpus)
        {
            if (!File.Exists("/usr/bin/groonga")) return null;
            var place = Directory.CreateTempSubdirectory("groonga").FullName;
            var file = Path.Combine(place, "load.grn");
            using (var writer = new StreamWriter(file, false, new UTF8Encoding(false)))
            {
                writer.Write("table_create Docs TABLE_NO_KEY\n");
                foreach (var (column, type) in (ReadOnlySpan<(string, string)>)[("title", "ShortText"), ("keywords", "ShortText"), ("summary", "Text"), ("prefecture", "Int32"), ("field", "ShortText"), ("readiness", "Int32"), ("kind", "Int32")])
                    writer.Write($"column_create Docs {column} COLUMN_SCALAR {type}\n");
                writer.Write("table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto\ncolumn_create Terms docs COLUMN_INDEX|WITH_POSITION|WITH_SECTION Docs title,keywords,summary\nload --table Docs\n[\n");
                for (var i = 0; i < corpus.Count; i++)
                {
                    var d = corpus[i];
                    writer.Write(JsonSerializer.Serialize(new { title = d.Title, keywords = d.Keywords, summary = d.Summary, prefecture = d.Prefecture, field = d.Field.ToString(), readiness = d.Readiness, kind = 1 }));
                    writer.Write(i < corpus.Count - 1 ? ",\n" : "\n]\n");
                }
            }

            var database = Path.Combine(place, "db");
            using (var load = Process.Start(new ProcessStartInfo("/usr/bin/groonga", ["--file", file, "-n", database]) { RedirectStandardOutput = true, UseShellExecute = false })!)
            {
                load.StandardOutput.ReadToEnd();
                load.WaitForExit();
            }

            return new Groonga(Process.Start(new ProcessStartInfo("/usr/bin/groonga", ["--protocol", "http", "--port", "10941", "-s", database]) { RedirectStandardOutput = true, UseShellExecute = false })!, place);
        }

        /// <summary>Milliseconds by Groonga's own clock, and hits.</summary>
        internal async Task<(double Milliseconds, int Hits)> AskAsync(string word)
        {
            var address = $"d/select?table=Docs&match_columns=title*10||keywords*8||summary*4&query={Uri.EscapeDataString(word)}&output_columns=_id,_score&limit=20&sort_keys=-_score&drilldown=kind,prefecture,field,readiness&cache=no";
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    var answer = await client.GetFromJsonAsync<JsonElement>(address);
                    return (answer[0][2].GetDouble() * 1_000, answer[1][0][0][0].GetInt32());
                }
                catch (HttpRequestException) when (attempt < 100)
                {
                    await Task.Delay(100);
                }
            }
        }

        public void Dispose()
        {
            server.Kill();
            server.WaitForExit();
            server.Dispose();
            client.Dispose();
            Directory.Delete(folder, true);
        }
    }
}
