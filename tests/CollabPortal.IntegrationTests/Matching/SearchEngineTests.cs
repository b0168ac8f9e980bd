using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>What is published is found as Japanese is written, and nothing else is.</summary>
public sealed partial class SearchEngineTests(SearchEngineTests.Published published) : IClassFixture<SearchEngineTests.Published>
{
    [Theory]
    [InlineData("電池", new[] { "全固体電池の界面", "リチウム電池の劣化診断", "Battery recycling" })]
    [InlineData("バッテリー", new[] { "全固体電池の界面", "リチウム電池の劣化診断", "Battery recycling" })]
    [InlineData("ﾊﾞｯﾃﾘｰ", new[] { "全固体電池の界面", "リチウム電池の劣化診断", "Battery recycling" })]
    [InlineData("ばってり", new[] { "全固体電池の界面", "リチウム電池の劣化診断", "Battery recycling" })]
    [InlineData("battery", new[] { "全固体電池の界面", "リチウム電池の劣化診断", "Battery recycling" })]
    [InlineData("Batteries", new[] { "全固体電池の界面", "リチウム電池の劣化診断", "Battery recycling" })]
    [InlineData("電池 -劣化", new[] { "全固体電池の界面", "Battery recycling" })]
    [InlineData("-\"電池の劣化\" バッテリー -recycling", new[] { "全固体電池の界面" })]
    [InlineData("-電池", new string[0])]
    [InlineData("全固体電池", new[] { "全固体電池の界面" })]
    [InlineData("\"電池の劣化\"", new[] { "リチウム電池の劣化診断" })]
    [InlineData("電池 劣化", new[] { "リチウム電池の劣化診断" })]
    [InlineData("糖", new[] { "人工甘味料と糖代謝" })]
    [InlineData("データ", new[] { "データ基盤の省電力化" })]
    [InlineData("デ－タ", new[] { "データ基盤の省電力化" })]
    [InlineData("ＣＯ２固定", new[] { "CO2固定の触媒" })]
    [InlineData("慶應", new string[0])]
    [InlineData("スチール", new string[0])]
    [InlineData("Li-ion", new[] { "リチウム電池の劣化診断" })]
    public async Task Words_find_what_they_should(string question, string[] titles)
    {
        var result = await published.SearchAsync(question, DocumentKind.Seed);
        result.Hits.Select(h => h.Title.Ja).Should().BeEquivalentTo(titles);
        result.Total.Should().Be(titles.Length);
    }

    [Fact]
    public async Task A_problem_in_a_sentence_finds_its_seed_first_and_says_why()
    {
        var result = await published.SearchAsync("電池の劣化を短時間で測りたい", DocumentKind.Seed);
        result.Hits[0].Title.Ja.Should().Be("リチウム電池の劣化診断");
        result.Hits[0].Reasons.Select(r => (r.Term, r.Place)).Should().Contain([("電池", HitPlace.Title), ("劣化", HitPlace.Title), ("短時間", HitPlace.Problem)]);
        var synonym = await published.SearchAsync("バッテリー", DocumentKind.Seed);
        synonym.Hits.Should().OnlyContain(h => h.Reasons.Count == 1 && h.Reasons[0].IsSynonym);
    }

    [Theory]
    [InlineData("全個体電池", "電池", "全固体電池の界面")]
    [InlineData("固体池", "固体", "全固体電池の界面")]
    [InlineData("甘味料代謝", "甘味料|代謝", "人工甘味料と糖代謝")]
    public async Task A_word_that_stands_nowhere_gives_way_to_its_known_parts_and_says_so(string question, string parts, string title)
    {
        var result = await published.SearchAsync(question, DocumentKind.Seed);
        result.Terms.Where(t => t.PartOf == question).Select(t => t.Text).Should().Equal(parts.Split('|'));
        result.Hits.Select(h => h.Title.Ja).Should().Contain(title);
        (await published.SearchAsync("鏡餅燻製", DocumentKind.Seed)).Total.Should().Be(0, "nothing is known of it");
    }

    [Fact]
    public async Task An_unknown_word_of_a_sentence_gives_way_too_and_puts_its_seed_first()
    {
        var result = await published.SearchAsync("電池の甘味料代謝を調べたい", DocumentKind.Seed);
        result.Terms.Where(t => t.PartOf == "甘味料代謝").Select(t => t.Text).Should().Equal("甘味料", "代謝");
        result.Hits[0].Title.Ja.Should().Be("人工甘味料と糖代謝", "two of its words say more than one");
        result.Hits.Select(h => h.Title.Ja).Should().Contain("全固体電池の界面", "the word that is known still finds what it did");
        (await published.SearchAsync("劣化代謝", DocumentKind.Seed)).Total.Should().Be(0, "one part alone is half of the word");
        (await published.SearchAsync("イテリ", DocumentKind.Seed)).Total.Should().Be(0, "two letters of kana are the middle of any word");
    }

    [Theory]
    [InlineData("全個体電池", "全個体電池", "全固体電池")]
    [InlineData("データ 劣化診段", "劣化診段", "劣化診断")]
    [InlineData("鏡餅燻製", null, null)]
    [InlineData("\"全個体電池\"", null, null)]
    [InlineData("電池", null, null)]
    public async Task What_was_meant_is_offered(string question, string? typed, string? meant)
    {
        var offered = (await published.SearchAsync(question, DocumentKind.Seed)).Meant;
        if (typed is null) offered.Should().BeEmpty();
        else offered.Should().Contain(typed, meant!).And.HaveCount(1);
    }

    [Fact]
    public async Task A_name_is_no_reason_beside_a_problem_and_is_found_when_it_is_asked_for()
    {
        var problem = await published.SearchAsync("電池の劣化を測りたい", null);
        problem.Hits[0].Kind.Should().Be(DocumentKind.Seed);
        var places = problem.Hits.Concat(problem.Nearby).Where(h => h.Kind == DocumentKind.Startup).SelectMany(h => h.Reasons).Select(r => r.Place);
        places.Should().OnlyContain(p => p == HitPlace.Name);
        problem.Hits.ToList().FindIndex(h => h.Kind == DocumentKind.Startup).Should().NotBe(0);
        var word = (await published.SearchAsync("電池", null)).Hits;
        word.TakeWhile(h => h.Kind != DocumentKind.Startup).Should().NotBeEmpty("what is said of batteries comes before who is called so");
        (await published.SearchAsync("みなと電池", null)).Hits[0].Title.Ja.Should().Be("みなと電池");
        var seeds = (await published.SearchAsync("港湾工科大学 電池", DocumentKind.Seed)).Hits;
        seeds.Should().HaveCountGreaterThan(1).And.OnlyContain(h => h.Reasons.Any(r => r.Place == HitPlace.Institution && r.Quote == "港湾工科大学"), "a name that was asked for is told");
    }

    [Fact]
    public async Task Hits_come_in_the_order_asked_for()
    {
        async Task<string[]> Titles(SearchSort sort, string? text) => [.. (await published.Engine().SearchAsync(new SearchRequest { Text = text, Kinds = [DocumentKind.Seed], Sort = sort })).Hits.Select(h => h.Title.Ja)];
        (await Titles(SearchSort.Name, "電池")).Should().Equal("Battery recycling", "リチウム電池の劣化診断", "全固体電池の界面");
        (await Titles(SearchSort.Newest, "電池")).Should().HaveCount(3);
        (await Titles(SearchSort.Name, "電池の劣化を早く")).Should().HaveCountGreaterThan(1).And.BeInAscendingOrder(StringComparer.Ordinal);
        (await Titles(SearchSort.Newest, "劣化 電池")).Should().Equal("リチウム電池の劣化診断");
        (await Titles(SearchSort.Name, null)).Should().HaveCountGreaterThan(5);
    }

    [Fact]
    public async Task An_unknown_word_beside_a_known_one_is_told()
    {
        var result = await published.SearchAsync("カマボコエキス電池", DocumentKind.Seed);
        result.Total.Should().BePositive();
        result.Terms.Single(t => t.Words.Count == 0).Text.Should().Be("カマボコエキス");
    }

    [Fact]
    public async Task A_word_with_few_documents_is_followed_by_what_has_its_parts()
    {
        var result = await published.SearchAsync("劣化診断", DocumentKind.Seed);
        result.Hits.Select(h => h.Title.Ja).Should().Equal("リチウム電池の劣化診断");
        result.Nearby.Should().BeEmpty("nothing else has a part of it");
        var rare = await published.SearchAsync("全固体電池", DocumentKind.Seed);
        rare.Hits.Select(h => h.Title.Ja).Should().Equal("全固体電池の界面");
        rare.Nearby.Select(h => h.Title.Ja).Should().BeEquivalentTo("リチウム電池の劣化診断", "Battery recycling");
        (await published.SearchAsync("\"全固体電池\"", DocumentKind.Seed)).Nearby.Should().BeEmpty("quotation marks are meant");
    }

    [Fact]
    public async Task Words_of_a_question_without_an_answer_are_offered_with_what_they_lead_to()
    {
        var request = new SearchRequest { Text = "電池 甘味料", Kinds = [DocumentKind.Seed], Readiness = 3 };
        var result = await published.Engine().SearchAsync(request);
        result.Total.Should().Be(0);
        (await published.Engine().AloneAsync(request, result.Terms)).Should().Equal([("電池", 1)], "under the same filters, and nothing that leads nowhere");
    }

    [Fact]
    public async Task Too_sharp_a_question_gets_the_nearest_and_says_so()
    {
        var result = await published.SearchAsync("電池 甘味料", DocumentKind.Seed);
        result.Total.Should().Be(0);
        result.Nearby.Should().HaveCount(4).And.OnlyContain(h => h.Reasons.Count == 1, "each has one of the words and says which");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("「」！？…")]
    [InlineData("'; drop table catalogue.search_document; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("' OR 1=1 --")]
    [InlineData("zzyzx 1")]
    [InlineData("\"\"\"")]
    [InlineData("%_%")]
    public async Task Anything_may_be_asked(string question)
    {
        var act = () => published.SearchAsync(question, null);
        (await act.Should().NotThrowAsync()).Which.Should().Match<SearchResult>(r => r.Total == 0 && r.Nearby.Count == 0, "a number beside unknown words is no answer");
        (await published.SearchAsync(string.Concat(Enumerable.Repeat("電池の劣化と測定 ", 1_200)), null)).Terms.Count.Should().BeLessThanOrEqualTo(SearchQuestion.MostTerms);
    }

    [Fact]
    public async Task Facets_count_what_the_filters_leave()
    {
        var all = await published.SearchAsync("電池", null);
        all.Kinds.Should().BeEquivalentTo(new Dictionary<DocumentKind, int> { [DocumentKind.Seed] = 3, [DocumentKind.Startup] = 1 });
        all.Total.Should().Be(4);
        var filtered = await published.Engine().SearchAsync(new SearchRequest { Text = "電池", Kinds = [DocumentKind.Seed], Readiness = 3 });
        filtered.Total.Should().Be(1);
        filtered.Hits.Single().Title.Ja.Should().Be("リチウム電池の劣化診断");
        filtered.Kinds[DocumentKind.Seed].Should().Be(1, "the other filters count, the kind itself does not");
        filtered.Readiness.Should().ContainKey(1).And.ContainKey(3);
        all.Untold.Should().BeEmpty("nothing was asked for that it could lack");
        var untold = new Dictionary<DocumentKind, int> { [DocumentKind.Startup] = 1 };
        (await published.Engine().SearchAsync(new SearchRequest { Text = "電池", Field = "E" })).Untold.Should().BeEquivalentTo(untold, "nobody records the field of a startup");
        (await published.Engine().SearchAsync(new SearchRequest { Text = "電池", Field = "E", Readiness = 3 })).Untold.Should().BeEquivalentTo(untold, "a seed that is not ready enough is told by the filter");
        (await published.Engine().SearchAsync(new SearchRequest { Text = "電池", Field = "A", Kinds = [DocumentKind.Seed] })).Untold.Should().BeEmpty();
    }

    [Fact]
    public async Task Words_as_typed_leave_the_synonyms_out_and_a_region_is_its_prefectures()
    {
        (await published.Engine().SearchAsync(new SearchRequest { Text = "battery", AsTyped = true })).Hits.Select(h => h.Title.Ja).Should().Equal("Battery recycling");
        (await published.Engine().SearchAsync(new SearchRequest { Text = "電池", Prefectures = [13, 14] })).Total.Should().Be(4);
        (await published.Engine().SearchAsync(new SearchRequest { Text = "電池", Prefectures = [1, 2] })).Total.Should().Be(0);
    }

    public sealed class Published : IAsyncLifetime
    {
        public TestDatabase Database { get; } = new();

        public async Task InitializeAsync()
        {
            await Database.InitializeAsync();
            var university = await Database.OrganisationAsync(OrganisationKind.University, "港湾工科大学", prefecture: 14);
            await using var db = Database.AsOwner();
            foreach (var seed in new[]
            {
                Seed(university.Id, "全固体電池の界面", "硫化物", SeedReadiness.Idea), Seed(university.Id, "リチウム電池の劣化診断", "短時間で余寿命を推定する", SeedReadiness.Prototype),
                Seed(university.Id, "Battery recycling", "", SeedReadiness.Principle), Seed(university.Id, "人工甘味料と糖代謝", "", SeedReadiness.Idea),
                Seed(university.Id, "データ基盤の省電力化", "", SeedReadiness.Idea), Seed(university.Id, "CO2固定の触媒", "", SeedReadiness.Idea), Seed(university.Id, "プラスチックとルールの話", "", SeedReadiness.Idea),
                Seed(university.Id, "手引き 1", "", SeedReadiness.Idea),
            })
            {
                seed.Publish(new DateOnly(2026, 5, 1));
                db.Add(seed);
            }

            db.Add(new Startup(university.Id, new StartupTerms { NameJa = "みなと電池", Types = [StartupType.ResearchResult], FoundedYear = 2020 }));
            db.Add(new Startup(university.Id, new StartupTerms { NameJa = "閉じた電池", Types = [StartupType.ResearchResult], FoundedYear = 2010, Status = StartupStatus.Closed }));
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) select replace(catalogue.search_fold(w), ' ', ''), w, 1 from unnest({new[] { "電池", "バッテリー", "battery" }}) w");
            await db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) select replace(catalogue.search_fold(w), ' ', ''), w, 2 from unnest({new[] { "Li-ion", "リチウム荷電" }}) w");
        }

        public Task DisposeAsync() => Database.DisposeAsync();

        public SearchEngine Engine() => new(Database.Contexts(new CurrentUser()));

        public Task<SearchResult> SearchAsync(string question, DocumentKind? kind) => Engine().SearchAsync(new SearchRequest { Text = question, Kinds = kind is { } k ? [k] : [] });

        internal static ResearchSeed Seed(Guid institution, string title, string problem, SeedReadiness readiness) => new(institution, new SeedTerms
        {
            Title = title,
            Problem = problem.Length > 0 ? problem : "課題",
            Advantage = "利点",
            Readiness = readiness,
            FieldCode = "E36",
        });

        internal static Task<int> CountAsync(Application.Data.PortalDb db, Guid subject) =>
            db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from catalogue.search_document where subject_id = {subject}").SingleAsync();
    }
}
