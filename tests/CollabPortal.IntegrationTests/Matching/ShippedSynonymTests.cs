using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>The list of synonyms that ships: words of either language find the other's, and what the ministry made of it stays.</summary>
public sealed class ShippedSynonymTests(ShippedSynonymTests.Loaded loaded) : IClassFixture<ShippedSynonymTests.Loaded>
{
    [Theory]
    [InlineData("lithium", "リチウム金属負極の析出")]
    [InlineData("Li-ion", "リチウムイオン電池の余寿命")]
    [InlineData("Li-ion battery", "リチウムイオン電池の余寿命")]
    [InlineData("lithium-ion batteries", "リチウムイオン電池の余寿命")]
    [InlineData("lithium ion battery", "リチウムイオン電池の余寿命")]
    [InlineData("solid electrolyte", "固体電解質の焼結")]
    [InlineData("Solid Electrolytes", "固体電解質の焼結")]
    [InlineData("steel", "高張力鋼板の腐食")]
    [InlineData("steel corrosion", "高張力鋼板の腐食")]
    [InlineData("rust", "高張力鋼板の腐食")]
    [InlineData("錆", "高張力鋼板の腐食")]
    [InlineData("錆び", "高張力鋼板の腐食")]
    [InlineData("サビ", "高張力鋼板の腐食")]
    [InlineData("サービス", "窓口サービスの設計")]
    [InlineData("ｻｰﾋﾞｽ", "窓口サービスの設計")]
    [InlineData("サービス設計", "窓口サービスの設計")]
    [InlineData("窓口サービス", "窓口サービスの設計")]
    [InlineData("solid-state battery", "全固体電池の界面")]
    [InlineData("solid state batteries", "全固体電池の界面")]
    [InlineData("how to find degradation of a solid-state battery interface", "全固体電池の界面")]
    [InlineData("hydrogen", "水素貯蔵合金")]
    [InlineData("catalysts", "不斉触媒の設計")]
    [InlineData("machine learning", "人工知能による探索")]
    [InlineData("人工知能", "Machine learning for alloys")]
    [InlineData("全固体電池", "All-solid-state battery stack")]
    [InlineData("全固体電池", "A solid state battery cell")]
    [InlineData("internet of things", "IoTの省電力化")]
    [InlineData("diagnosis", "軸受の診断")]
    [InlineData("diagnoses", "軸受の診断")]
    [InlineData("hydrogen storage", "水素貯蔵合金")]
    [InlineData("storage of hydrogen", "水素貯蔵合金")]
    [InlineData("residual stresses", "残留応力の分布")]
    [InlineData("ぜんこたいでんち", "全固体電池の界面")]
    [InlineData("ゼンコタイデンチ", "全固体電池の界面")]
    [InlineData("でんち", "全固体電池の界面")]
    [InlineData("デンチ", "全固体電池の界面")]
    [InlineData("リチウムイオンバッテリー", "リチウムイオン電池の余寿命")]
    [InlineData("wastewater", "廃水と排水の浄化")]
    [InlineData("クラック", "壁面のひび割れ")]
    [InlineData("crack", "壁面のひび割れ")]
    [InlineData("non-destructive", "非破壊で見る内部")]
    [InlineData("nondestructive testing", "非破壊で見る内部")]
    public async Task A_word_finds_what_the_other_language_calls_it(string question, string title) =>
        (await loaded.SearchAsync(question)).Hits.Select(h => h.Title.Ja).Should().Contain(title);

    [Theory]
    [InlineData("さび")]
    [InlineData("サビ")]
    [InlineData("錆")]
    [InlineData("腐食")]
    public async Task Rust_is_no_service(string question) =>
        (await loaded.SearchAsync(question)).Hits.Select(h => h.Title.Ja).Should().Contain("高張力鋼板の腐食").And.NotContain("窓口サービスの設計");

    [Fact]
    public async Task What_stands_in_quotation_marks_is_looked_for_as_it_stands()
    {
        (await loaded.SearchAsync("全固体電池")).Hits.Select(h => h.Title.Ja).Should().Contain("A solid state battery cell");
        var quoted = await loaded.SearchAsync("\"全固体電池\"");
        quoted.Terms.Should().ContainSingle().Which.Words.Should().Equal("全固体電池");
        quoted.Hits.Select(h => h.Title.Ja).Should().Contain("全固体電池の界面").And.NotContain("A solid state battery cell").And.NotContain("All-solid-state battery stack");
        var mixed = await loaded.SearchAsync("\"solid electrolyte\" steel");
        mixed.Terms.Select(t => (t.Text, t.Words.Count > 1)).Should().Equal(("solid electrolyte", false), ("steel", true));
    }

    [Fact]
    public async Task A_term_of_several_words_is_one_word_and_its_parts_do_not_stand_for_it()
    {
        var found = await loaded.SearchAsync("solid electrolyte");
        found.Terms.Select(t => t.Text).Should().Equal("solid electrolyte");
        found.Terms[0].Words.Should().Contain("固体電解質");
        found.Hits.Select(h => h.Title.Ja).Should().NotContain("全固体電池の界面");
        (await loaded.SearchAsync("\"solid\" \"electrolyte\"")).Terms.Should().HaveCount(2, "quotation marks are meant");
        (await loaded.SearchAsync("solid electrolyte", exact: true)).Terms.Should().HaveCount(2);
        (await loaded.SearchAsync("plant factory alloys")).Terms.Select(t => t.Text).Should().Equal("plant factory", "alloys");
        (await loaded.SearchAsync("carbon capture -electrolyte")).Terms.Select(t => t.Text).Should().Equal("carbon capture");
    }

    [Fact]
    public async Task A_changed_list_comes_to_a_database_without_overwriting_what_the_ministry_made()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        await using var db = database.AsOwner();
        // 30 groups shipped first; the ministry's own follow. リチウム it put beside 軽金属, 蓄電池 it took out.
        await db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) values ('電池', '電池', 1), ('ばってり', 'バッテリー', 1), ('りちうむ', 'リチウム', 31), ('軽金属', '軽金属', 31), ('蓄電池', '蓄電池', 32)");
        await new ReferenceDataLoader(new OwnerContexts(database.Sources, database.Clock), database.Clock, NullLogger<ReferenceDataLoader>.Instance).LoadAsync();
        async Task<IReadOnlyList<string>> With(string word) => await db.Database.SqlQuery<string>(
            $"""select o.word as "Value" from catalogue.synonym s join catalogue.synonym o on o.group_id = s.group_id where s.word = {word} order by o.word collate "C" """).ToListAsync();
        (await With("リチウム")).Should().BeEquivalentTo("リチウム", "軽金属");
        (await With("蓄電池")).Should().Equal("蓄電池");
        (await With("電池")).Should().BeEquivalentTo("電池", "でんち", "バッテリー", "battery");
        (await With("steel")).Should().Contain("鉄鋼");
        (await With("lithium")).Should().Equal("lithium");
        await database.DisposeAsync();
    }

    /// <summary>A database with the shipped list and some seeds.</summary>
    public sealed class Loaded : IAsyncLifetime
    {
        private readonly TestDatabase database = new();

        public async Task InitializeAsync()
        {
            await database.InitializeAsync();
            await new ReferenceDataLoader(new OwnerContexts(database.Sources, database.Clock), database.Clock, NullLogger<ReferenceDataLoader>.Instance).LoadAsync();
            var university = await database.OrganisationAsync(OrganisationKind.University, "同義語大学");
            await using var db = database.AsOwner();
            foreach (var title in new[]
            {
                "リチウム金属負極の析出", "リチウムイオン電池の余寿命", "固体電解質の焼結", "高張力鋼板の腐食", "全固体電池の界面", "水素貯蔵合金", "不斉触媒の設計", "人工知能による探索",
                "Machine learning for alloys", "All-solid-state battery stack", "A solid state battery cell", "IoTの省電力化", "植物工場の合金棚", "窓口サービスの設計", "二酸化炭素回収材", "軸受の診断", "残留応力の分布", "廃水と排水の浄化", "壁面のひび割れ", "非破壊で見る内部",
            })
            {
                var seed = new ResearchSeed(university.Id, new SeedTerms { Title = title, Problem = "課題", Advantage = "利点", Readiness = SeedReadiness.Idea, FieldCode = "E36" });
                seed.Publish(new DateOnly(2026, 5, 1));
                db.Add(seed);
            }

            await db.SaveChangesAsync();
        }

        public Task DisposeAsync() => database.DisposeAsync();

        public Task<SearchResult> SearchAsync(string question, bool exact = false) =>
            new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = question, AsTyped = exact, Kinds = [DocumentKind.Seed] });
    }
}
