using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>A published need asks for what others do: whatever words it has, it hides nothing of what was found before.</summary>
public sealed partial class NeedTests
{
    [Fact]
    public async Task A_need_with_the_very_words_hides_nothing_from_anybody()
    {
        var world = await WorldAsync();
        await FieldAsync();
        await using (var db = database.AsOwner())
            await db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) select replace(catalogue.search_fold(w), ' ', ''), w, 7001 from unnest({new[] { "綿埃", "風綿" }}) w");
        var one = await SeedAsync(world.Office, "綿埃の流れ", "たまる");
        var other = await SeedAsync(world.Office, "風綿の飛び方", "たまる");
        var visitor = new SearchEngine(database.Contexts(new CurrentUser()));
        var before = await visitor.SearchAsync(new SearchRequest { Text = "綿埃警報" });
        before.Hits.Select(h => h.SubjectId).Should().BeEquivalentTo([one, other], "a part and what means the same");

        var need = await PublishedAsync(world, world.Terms with { Title = "綿埃警報を自動で出す", Problem = "人が見張る", Sought = "方法", Keywords = ["綿埃警報"] });
        foreach (var (question, because) in new[] { ("綿埃警報", "a word"), ("綿埃警報を自動化したい", "a sentence"), ("綿埃警報 烏賊墨塗布", "two words, of which one is unknown") })
        {
            var anybody = await visitor.SearchAsync(new SearchRequest { Text = question });
            anybody.Hits.Select(h => h.SubjectId).Should().BeEquivalentTo([need, one, other], because).And.StartWith(need, "it has the whole word");
            anybody.Total.Should().Be(3);
            anybody.Terms.Where(t => t.PartOf == "綿埃警報").Select(t => t.Text).Should().Equal("綿埃");
            anybody.Terms.Should().ContainSingle(t => t.Text == "綿埃警報").Which.Documents.Should().Be(1);
            var own = await new SearchEngine(database.Contexts(world.Company.User)).SearchAsync(new SearchRequest { Text = question, ExceptNeeds = [need] });
            own.Hits.Select(h => h.SubjectId).Should().BeEquivalentTo([one, other], because);
            own.Terms.Should().NotContain(t => t.Text == "綿埃警報" && t.Documents > 0, "the own need does not count");
        }
    }

    [Fact]
    public async Task What_a_word_leads_to_alone_leaves_the_own_needs_out_as_the_list_does()
    {
        var world = await WorldAsync();
        await FieldAsync();
        await SeedAsync(world.Office, "蓑虫繊維の紡ぎ", "切れる");
        var need = await PublishedAsync(world, world.Terms with { Title = "蓑虫繊維と海鞘外皮を使う", Problem = "まだない", Sought = "相手", Keywords = ["蓑虫繊維"] });
        var engine = new SearchEngine(database.Contexts(world.Company.User));
        var request = new SearchRequest { Text = "\"蓑虫繊維\" \"海鞘外皮\"", ExceptNeeds = [need] };
        var result = await engine.SearchAsync(request);
        result.Total.Should().Be(0);
        (await engine.AloneAsync(request, result.Terms)).Should().Equal([("蓑虫繊維", 1)], "the need is the reader's own, and the other word has nothing else");
    }
}
