using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>The ministry's list of words that mean the same: the search knows a change at once, and every change has its history.</summary>
public sealed class SynonymDeskTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_change_holds_from_the_next_question_on_and_stands_in_the_history()
    {
        var seed = await SeedAsync("滑走艇試験の新しい測り方");
        var desk = Desk(await database.AccountAsync(PortalRole.Ministry));
        (await FoundAsync("プレーニング")).Should().NotContain(seed);
        var group = (await desk.SaveAsync(null, ["滑走艇試験", "プレーニング", "ﾌﾟﾚｰﾆﾝｸﾞ", " "])).Value;
        (await FoundAsync("プレーニング")).Should().Contain(seed);
        (await FoundAsync("ﾌﾟﾚｰﾆﾝｸﾞ")).Should().Contain(seed, "words that fold alike are one word");
        var read = (await desk.ListAsync("ぷれーにんぐ")).Groups.Should().ContainSingle(g => g.Id == group).Subject;
        read.Words.Should().HaveCount(2);
        (await desk.SaveAsync(read, ["滑走艇試験", "ハイドロテスト"])).Ok.Should().BeTrue();
        (await FoundAsync("プレーニング")).Should().NotContain(seed, "what was taken out means the same no more");
        (await FoundAsync("ハイドロテスト")).Should().Contain(seed);
        var history = await desk.HistoryAsync(10);
        history.Select(h => h.Now).Should().StartWith([string.Join("、", new[] { "ハイドロテスト", "滑走艇試験" }.Order(StringComparer.Ordinal))]);
        history[0].Was.Should().Contain("プレーニング");
        (await desk.SaveAsync(read, ["滑走艇試験", "別の語"])).Problems.Single().Code.Should().Be("stale-version");
        (await desk.SaveAsync(null, ["プレーニング", "水面走行"])).Ok.Should().BeTrue("a word that stands alone may join another group");
    }

    [Fact]
    public async Task Bad_input_is_refused_and_nobody_but_the_ministry_changes_the_list()
    {
        var desk = Desk(await database.AccountAsync(PortalRole.Ministry));
        (await desk.SaveAsync(null, ["一語甲"])).Problems.Single().Code.Should().Be("synonym-few");
        (await desk.SaveAsync(null, ["デジタル", "でじたる"])).Problems.Single().Code.Should().Be("synonym-few");
        (await desk.SaveAsync(null, ["！？", "語乙"])).Problems.Single().Code.Should().Be("synonym-few");
        (await desk.SaveAsync(null, [.. Enumerable.Range(0, 21).Select(i => "語" + i)])).Problems.Single().Code.Should().Be("too-many");
        (await desk.SaveAsync(null, ["語丙", new string('語', 41)])).Problems.Single().Code.Should().Be("too-long");
        (await desk.SaveAsync(null, ["語丁", "語戊"])).Ok.Should().BeTrue();
        (await desk.SaveAsync(null, ["語丁", "語己"])).Problems.Single().Should().BeEquivalentTo(new { Code = "synonym-taken", Args = new object[] { "語丁" } });
        var university = await database.OrganisationAsync(OrganisationKind.University, "言葉大学");
        foreach (var other in new[] { await database.AccountAsync(PortalRole.Approver, university.Id), await database.AccountAsync(PortalRole.Company), await database.AccountAsync(PortalRole.Admin) })
        {
            (await Desk(other).SaveAsync(null, ["語庚", "語辛"])).Problems.Single().Code.Should().Be("not-allowed");
            (await Desk(other).HistoryAsync(10)).Should().BeEmpty();
            await using var db = database.As(other);
            var forged = () => db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) values ('x', 'x', 1)");
            await forged.Should().ThrowAsync<PostgresException>();
            (await db.Database.ExecuteSqlAsync($"update catalogue.synonym set group_id = 1")).Should().Be(0);
        }
    }

    private SynonymDesk Desk(CurrentUser user) => new(user, new Access(user, database.Contexts(user), database.Clock), database.Contexts(user), database.Clock);

    private async Task<Guid> SeedAsync(string title)
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "同義大学");
        await using var db = database.As(await database.AccountAsync(PortalRole.Liaison, university.Id));
        var seed = new ResearchSeed(university.Id, new SeedTerms { Title = title, Problem = "課題", Advantage = "利点", Readiness = SeedReadiness.Idea, FieldCode = "C" });
        seed.Publish(new DateOnly(2026, 11, 21));
        db.Add(seed);
        await db.SaveChangesAsync();
        return seed.Id;
    }

    private async Task<IEnumerable<Guid>> FoundAsync(string words) =>
        (await new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = words })).Hits.Select(h => h.SubjectId);
}
