using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace CollabPortal.Benchmarks;

/// <summary>How long the first byte of public pages takes, warm, at a portal that runs: of every kind of page in its sitemap, and of searches.</summary>
internal static class PageBenchmark
{
    private const int Rounds = 5, PagesOfAKind = 20;

    private static readonly string[] Searches = ["電池", "全固体電池", "水素 貯蔵", "画像診断", "battery", "coating"];

    /// <param name="args">The portal's address; http://127.0.0.1:5080 if none.</param>
    internal static async Task<int> RunAsync(string[] args)
    {
        var portal = new Uri(args.Length > 0 ? args[0] : "http://127.0.0.1:5080");
        using var client = new HttpClient { BaseAddress = portal };
        var map = XDocument.Parse(await client.GetStringAsync("/sitemap.xml"));
        var pages = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery).Distinct().GroupBy(KindOf, StringComparer.Ordinal)
            .SelectMany(kind => kind.Order(StringComparer.Ordinal).Take(PagesOfAKind).Select(path => (Kind: kind.Key, Path: path)))
            .Concat(Searches.Select(words => (Kind: "/search?q=", Path: "/search?q=" + Uri.EscapeDataString(words)))).ToList();
        var times = pages.Select(p => p.Kind).Distinct().ToDictionary(kind => kind, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var (kind, path) in pages)
            {
                var watch = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
                var taken = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
                answer.EnsureSuccessStatusCode();
                await answer.Content.CopyToAsync(Stream.Null); // the next one has the connection
                if (round >= 0) times[kind].Add(taken);
            }
        }

        Console.WriteLine("| page | pages | median | 95 % | most |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (kind, taken) in times.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            taken.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {taken.Count / Rounds} | {taken[taken.Count / 2]:n0} ms | {taken[(((taken.Count * 95) + 99) / 100) - 1]:n0} ms | {taken[^1]:n0} ms |"));
        }

        return 0;
    }

    private static string KindOf(string path) => path.Trim('/').Split('/', '?') is [var first, _, ..] ? $"/{first}/…" : path;
}
