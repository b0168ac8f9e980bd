using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>Singular and plural of an English word are one word of the search: in the postings, in texts that are looked at, in reasons and in the ministry's list.</summary>
public sealed class EnglishFormTests(EnglishFormTests.Published published) : IClassFixture<EnglishFormTests.Published>
{
    private const string Process = "Etching process without fluorine", Sensors = "Gas sensors for warehouses", Lens = "Lens grinding", Batteries = "Flow batteries at night", Analysis = "Analysis of brewing", Production = "Production of membranes";

    [Theory]
    [InlineData("processes", Process)]
    [InlineData("Process", Process)]
    [InlineData("etching processes", Process)]
    [InlineData("gas sensor", Sensors)]
    [InlineData("\"gas sensor\"", Sensors)]
    [InlineData("\"gases sensor\"", Sensors)]
    [InlineData("gases", Sensors)]
    [InlineData("lenses", Lens)]
    [InlineData("battery", Batteries)]
    [InlineData("analyses", Analysis)]
    [InlineData("ions", Production)]
    public async Task Either_form_finds_the_other_and_every_hit_says_why(string question, string title)
    {
        var hits = (await published.SearchAsync(question)).Hits;
        hits.Select(h => h.Title.Ja).Should().Equal(title);
        hits[0].Reasons.Should().NotBeEmpty("a hit without a reason is a riddle");
    }

    [Theory]
    [InlineData("rate")]
    [InlineData("coat")]
    [InlineData("\"sensor gas\"")]
    public async Task Other_words_are_not_found_by_it(string question) => (await published.SearchAsync(question)).Total.Should().Be(0, "rats are no rates, and an order of words is one");

    [Fact]
    public async Task A_Latin_word_is_no_reason_within_another()
    {
        var reason = (await published.SearchAsync("ion")).Hits.Should().ContainSingle().Which.Reasons.Should().ContainSingle().Subject;
        reason.Place.Should().Be(HitPlace.Problem, "production has no ion in it");
    }

    [Fact]
    public async Task The_ministrys_words_hold_for_either_form()
    {
        (await published.SearchAsync("etching processes steps")).Terms.Select(t => t.Text).Should().Equal("etching processes", "steps");
        (await published.SearchAsync("蝕刻工程")).Hits.Select(h => h.Title.Ja).Should().Equal(Process);
    }

    [Fact]
    public async Task What_stood_in_the_index_before_is_folded_anew_when_the_rule_comes()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        await using var db = database.AsOwner();
        var before = SqlFiles.Read("search.sql");
        foreach (var name in new[] { "search_fold", "search_word" })
        {
            var at = before.IndexOf($"create function catalogue.{name}(", StringComparison.Ordinal);
            var body = before.IndexOf("$$", at, StringComparison.Ordinal) + 2;
            await ExecuteAsync(db, "create or replace" + before[(at + "create".Length)..(before.IndexOf("$$;", body, StringComparison.Ordinal) + 3)]);
        }

        await ExecuteAsync(db, "drop function catalogue.search_forms(text)");
        await Published.FillAsync(database, db);
        await ExecuteAsync(db, "insert into catalogue.synonym (folded, word, group_id) values ('glasses', 'glasses', 90), ('glass', 'glass', 91), ('玻璃', '玻璃', 91)");
        (await FoundAsync("processes")).Should().BeEmpty("as it was");
        await ExecuteAsync(db, SqlFiles.Read("english_forms.sql"));
        (await FoundAsync("processes")).Should().Equal(Process);
        (await FoundAsync("\"gas sensor\"")).Should().Equal(Sensors);
        (await db.Database.SqlQuery<string>($"select folded as \"Value\" from catalogue.synonym where group_id in (90, 91) order by folded").ToListAsync()).Should().Equal("glass", "玻璃");
        (await db.Database.SqlQuery<int>($"""
            select count(*)::int as "Value" from (select gram, count(*) as n from catalogue.search_posting group by gram) p
            full join (select gram, sum(documents) as n from catalogue.search_count group by gram) c on c.gram = p.gram where p.n is distinct from c.n
            """).SingleAsync()).Should().Be(0, "the counts are written anew with the postings");
        await database.DisposeAsync();

        async Task<IEnumerable<string>> FoundAsync(string question) => (await Published.SearchAsync(database, question)).Hits.Select(h => h.Title.Ja);
    }

    private static Task<int> ExecuteAsync(PortalDb db, string sql) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public sealed class Published : IAsyncLifetime
    {
        private readonly TestDatabase database = new();

        public async Task InitializeAsync()
        {
            await database.InitializeAsync();
            await using var db = database.AsOwner();
            await FillAsync(database, db);
            await db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) select replace(catalogue.search_fold(w), ' ', ''), w, 1 from unnest({new[] { "etching process", "蝕刻工程" }}) w");
        }

        public Task DisposeAsync() => database.DisposeAsync();

        public Task<SearchResult> SearchAsync(string question) => SearchAsync(database, question);

        internal static Task<SearchResult> SearchAsync(TestDatabase database, string question) =>
            new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = question, Kinds = [DocumentKind.Seed] });

        internal static async Task FillAsync(TestDatabase database, PortalDb db)
        {
            var university = await database.OrganisationAsync(OrganisationKind.University, "語形大学");
            foreach (var (title, problem) in new[] { (Process, "停止"), (Sensors, "停止"), (Lens, "停止"), (Batteries, "停止"), (Analysis, "停止"), (Production, "ion exchange"), ("Rats in mazes", "coatings") })
            {
                var seed = SearchEngineTests.Published.Seed(university.Id, title, problem, SeedReadiness.Idea);
                seed.Publish(new DateOnly(2026, 5, 1));
                db.Add(seed);
            }

            await db.SaveChangesAsync();
        }
    }
}
