using CollabPortal.Benchmarks;

// 'dotnet run -c Release --project tests/CollabPortal.Benchmarks -- NAME [NUMBER]'. Figures are quoted as ratios in docs/benchmarks.md.
var commands = new Dictionary<string, (string Help, Func<string[], Task<int>> Run)>(StringComparer.Ordinal)
{
    ["lists"] = ("[ROWS]  pages of a list of contracts beside those of a short one, and the type-ahead over 60,000 companies", ListBenchmark.RunAsync),
    ["figures"] = ("[RECEIPTS…]  the national dashboard and a contract's approval, at 300,000 and 3,000,000 receipts", FiguresBenchmark.RunAsync),
    ["import"] = ("[ROWS [ROUNDS]]  a file of contracts into the register, beside a raw COPY of the same rows", ImportBenchmark.RunAsync),
    ["search"] = ("[DOCUMENTS]  the first page of a two-character word, beside pg_trgm and Groonga", SearchBenchmark.RunAsync),
    ["pages"] = ("[ADDRESS]  the first byte of public pages at a portal that runs", PageBenchmark.RunAsync),
    ["relevance"] = ("  Groonga's ranking of the judged set of the search", RelevanceBenchmark.RunAsync),
};

if (args.Length > 0 && commands.TryGetValue(args[0], out var command)) return await command.Run(args[1..]);
Console.WriteLine("Benchmarks:");
foreach (var (name, (help, _)) in commands) Console.WriteLine($"  {name,-10}{help}");
return args.Length == 0 ? 0 : 2;
