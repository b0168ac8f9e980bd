using System.Text.Json;
using CollabPortal.Application.Demo;
using CollabPortal.Application.Matching;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>A document of the judged set.</summary>
public sealed record JudgedDocument(string Key, string Title, string Keywords, string Summary);

/// <summary>A question with the documents that answer it: 3 exactly, 2 in part, 1 in the neighbourhood; all others 0.</summary>
public sealed record JudgedQuestion(string Text, IReadOnlyDictionary<string, int> Grades);

/// <summary>
/// Questions and graded documents for the ranking: the titles and keywords of the KAKEN sample, and generated seeds. Grades follow from
/// how the documents were made (whose keyword it is, which topic), not from what a search finds.
/// </summary>
public static class JudgedSet
{
    /// <summary>How deep the ranking is looked at.</summary>
    public const int Depth = 10;

    public static (IReadOnlyList<JudgedDocument> Documents, IReadOnlyList<JudgedQuestion> Questions) Make(string kakenFile)
    {
        var documents = new List<JudgedDocument>();
        var questions = new List<JudgedQuestion>();
        var seeds = Seeds(documents, questions);
        Kaken(kakenFile, documents, questions, seeds);
        return (documents, questions);
    }

    /// <summary>Normalised discounted cumulative gain of a ranking.</summary>
    public static double Ndcg(JudgedQuestion question, IReadOnlyList<string> ranking)
    {
        double Gain(IEnumerable<int> grades) => grades.Take(Depth).Select((g, i) => (Math.Pow(2, g) - 1) / Math.Log2(i + 2)).Sum();
        var best = Gain(question.Grades.Values.OrderDescending());
        return best == 0 ? 1 : Gain(ranking.Select(k => question.Grades.GetValueOrDefault(k))) / best;
    }

    /// <summary>What another engine is asked, so that all rank the same words: any of the terms.</summary>
    public static string AnyOf(string question) => string.Join(" OR ", SearchQuestion.Terms(question).Select(t => '"' + t.Text.Replace("\"", "", StringComparison.Ordinal) + '"'));

    // A keyword asks for the projects that chose it (3), then for those that only have it in the title (2) or inside another keyword (1).
    private static void Kaken(string file, List<JudgedDocument> documents, List<JudgedQuestion> questions, IReadOnlyList<JudgedDocument> seeds)
    {
        var records = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(r => (Key: r.GetProperty("award").GetString()!, Title: r.GetProperty("title").GetString()!, Words: r.GetProperty("keywords").GetString()!)).DistinctBy(r => r.Key).ToList();
        documents.AddRange(records.Select(r => new JudgedDocument(r.Key, r.Title, r.Words, "")));
        var words = records.SelectMany(r => r.Words.Split('、')).Where(w => w.Length >= 2).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        foreach (var word in words.Where((_, i) => i % 3 == 0))
        {
            bool Holds(string text) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
            var grades = records.Concat(seeds.Select(s => (s.Key, s.Title, Words: s.Keywords)))
                .Select(r => (r.Key, Grade: r.Words.Split('、').Contains(word, StringComparer.OrdinalIgnoreCase) ? 3 : Holds(r.Title) ? 2 : Holds(r.Words) ? 1 : 0))
                .Where(g => g.Grade > 0).ToDictionary(g => g.Key, g => g.Grade);
            questions.Add(new JudgedQuestion(word, grades));
        }
    }

    // Somebody has a problem with a subject: seeds about that subject and aspect answer (3), about the subject (2), of the same topic (1).
    private static List<JudgedDocument> Seeds(List<JudgedDocument> documents, List<JudgedQuestion> questions)
    {
        var random = new Random(5);
        T One<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
        var seeds = new List<(string Key, string Topic, string Subject, string Aspect)>();
        for (var i = 0; i < 600; i++)
        {
            var topic = ResearchTopics.All[i % ResearchTopics.All.Count];
            var (subject, aspect, method, use) = (One(topic.Subjects), One(topic.Aspects), One(topic.Methods), One(topic.Uses));
            var other = One(topic.Aspects.Where(a => a != aspect).ToList());
            seeds.Add(($"seed-{i}", topic.Code, subject, aspect));
            documents.Add(new JudgedDocument($"seed-{i}", $"{method}による{subject}の{aspect}の評価", $"{subject}、{method}", $"{use}に向けた研究。従来は{other}に時間がかかった。"));
        }

        for (var i = 0; i < 80; i++)
        {
            var (_, topic, subject, aspect) = seeds[i * 7 % seeds.Count];
            var text = (i % 4) switch { 0 => $"{subject} {aspect}", 1 => $"{subject}の{aspect}を短時間で調べたい", 2 => $"{aspect}で困っている（{subject}）", _ => $"{subject}の{aspect}が製造の途中で分からない" };
            questions.Add(new JudgedQuestion(text, seeds.Select(s => (s.Key, Grade: s.Subject == subject && s.Aspect == aspect ? 3 : s.Subject == subject ? 2 : s.Topic == topic ? 1 : 0))
                .Where(g => g.Grade > 0).ToDictionary(g => g.Key, g => g.Grade)));
        }

        return [.. documents];
    }
}
