using System.Text;
using System.Text.Json;
using CollabPortal.IntegrationTests.Matching;

namespace CollabPortal.Benchmarks;

/// <summary>Groonga's ranking of the judged set, which the portal's must reach (RelevanceTests).</summary>
internal static class RelevanceBenchmark
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task<int> RunAsync(string[] args)
    {
        if (!File.Exists("/usr/bin/groonga"))
        {
            Console.Error.WriteLine("Groonga is not installed (package groonga-bin).");
            return 2;
        }

        var (documents, questions) = JudgedSet.Make(args.Length > 0 ? args[0] : "tests/CollabPortal.IntegrationTests/Matching/Data/kaken_atlas_sample.jsonl");
        var folder = Directory.CreateTempSubdirectory("groonga").FullName;
        var commands = new StringBuilder(
            """
            table_create Docs TABLE_NO_KEY
            column_create Docs key COLUMN_SCALAR ShortText
            column_create Docs title COLUMN_SCALAR ShortText
            column_create Docs keywords COLUMN_SCALAR ShortText
            column_create Docs summary COLUMN_SCALAR Text
            table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
            column_create Terms docs COLUMN_INDEX|WITH_POSITION|WITH_SECTION Docs title,keywords,summary
            load --table Docs
            """).Append('\n').Append(JsonSerializer.Serialize(documents.Select(d => new { key = d.Key, title = d.Title, keywords = d.Keywords, summary = d.Summary }))).Append('\n');
        foreach (var question in questions)
            commands.Append("select Docs --match_columns \"title*10||keywords*8||summary*4\" --query ").Append(JsonSerializer.Serialize(JudgedSet.AnyOf(question.Text), Plain)).Append(" --output_columns key --limit 10 --sort_keys -_score,_id\n");
        var file = Path.Combine(folder, "ask.grn");
        await File.WriteAllTextAsync(file, commands.ToString(), new UTF8Encoding(false));
        using var groonga = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/groonga", ["--file", file, "-n", Path.Combine(folder, "db")]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var answers = (await groonga.StandardOutput.ReadToEndAsync()).Split('\n').Where(l => l.Contains("\"key\"", StringComparison.Ordinal)).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Directory.Delete(folder, true);
        if (answers.Count != questions.Count) throw new InvalidOperationException($"{answers.Count} answers to {questions.Count} questions");
        var scores = questions.Zip(answers, (q, a) => JudgedSet.Ndcg(q, [.. a[1][0].EnumerateArray().Skip(2).Select(r => r[0].GetString()!)])).ToList();
        Console.WriteLine($"Groonga: nDCG@10 {scores.Average():0.0000} over {scores.Count} questions, {documents.Count} documents");
        return 0;
    }
}
