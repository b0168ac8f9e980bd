using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit.Abstractions;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>The ranking of the judged set is at least as good as Groonga's of the same set, and does not fall.</summary>
public sealed class RelevanceTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>nDCG@10 that Groonga 13 (TokenBigram, title*10 keywords*8 text*4, terms by OR) reaches: 'relevance' of the benchmarks, docs/benchmarks.md.</summary>
    private const double Groonga = 0.9608;

    /// <summary>What was reached when this was last looked at, less rounding.</summary>
    private const double Reached = 0.975;

    private readonly TestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Ranking_of_the_judged_set_does_not_fall()
    {
        var (documents, questions) = JudgedSet.Make(Path.Combine(AppContext.BaseDirectory, "Matching", "Data", "kaken_atlas_sample.jsonl"));
        var keys = documents.ToDictionary(d => d.Key, _ => Guid.NewGuid());
        await using (var db = database.AsOwner())
        {
            await db.Database.ExecuteSqlRawAsync(
                "insert into catalogue.search_document (document_kind, subject_id, title, keywords, summary) select 1, s, t, k, x from unnest(@s, @t, @k, @x) u (s, t, k, x)",
                new NpgsqlParameter("s", documents.Select(d => keys[d.Key]).ToArray()), new NpgsqlParameter("t", documents.Select(d => d.Title).ToArray()),
                new NpgsqlParameter("k", documents.Select(d => d.Keywords).ToArray()), new NpgsqlParameter("x", documents.Select(d => d.Summary).ToArray()));
            await db.Database.ExecuteSqlRawAsync("analyze catalogue.search_document");
        }

        var names = keys.ToDictionary(k => k.Value, k => k.Key);
        var engine = new SearchEngine(database.Contexts(new CurrentUser()));
        var scores = new List<double>();
        foreach (var question in questions)
        {
            var answer = await engine.SearchAsync(new SearchRequest { Text = question.Text });
            scores.Add(JudgedSet.Ndcg(question, [.. answer.Hits.Concat(answer.Nearby).Select(h => names[h.SubjectId])]));
            if (scores[^1] < 0.6) output.WriteLine($"{scores[^1]:0.00} {question.Text}");
        }

        output.WriteLine($"nDCG@10 {scores.Average():0.0000} over {scores.Count} questions");
        scores.Average().Should().BeGreaterThanOrEqualTo(Groonga).And.BeGreaterThanOrEqualTo(Reached);
    }
}
