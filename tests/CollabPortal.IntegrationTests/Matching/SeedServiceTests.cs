using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>A seed from draft to the public search and back.</summary>
public sealed class SeedServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly SeedTerms Whole = new()
    {
        Title = "音で見つける軸受の傷",
        Problem = "止めずに点検したい",
        Advantage = "聞くだけで分かる",
        Readiness = SeedReadiness.Field,
        FieldCode = null,
        Keywords = ["軸受", "異音", "軸受"],
        ForSmall = true,
    };

    [Fact]
    public async Task A_seed_is_published_when_it_says_what_a_company_must_know_and_can_be_taken_back()
    {
        var (seeds, _) = await OfficeAsync();
        var id = (await seeds.CreateAsync(new SeedTerms { Title = " 音で見つける軸受の傷 " })).Value;
        var refused = await seeds.PublishAsync(id, 1);
        refused.Problems.Select(p => p.Field).Should().BeEquivalentTo(["Problem", "Advantage", "Readiness", "FieldCode"], "all at once");
        var field = await FieldAsync();
        (await seeds.ChangeAsync(id, 1, Whole with { FieldCode = field })).Ok.Should().BeTrue();
        (await seeds.PublishAsync(id, 1)).Problems.Single().Code.Should().Be("stale-version");
        (await seeds.PublishAsync(id, 2)).Ok.Should().BeTrue();

        await using (var db = database.AsVisitor()) db.Seeds.Count(s => s.Id == id).Should().Be(1);
        var found = await new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = "軸受の異音" });
        var hit = found.Hits.Should().ContainSingle(h => h.SubjectId == id).Subject;
        (hit.Lead, hit.Readiness, hit.ForSmall).Should().Be(("聞くだけで分かる", 4, true));
        (await seeds.ChangeAsync(id, 3, Whole with { FieldCode = field, Advantage = null })).Problems.Single().Should().BeEquivalentTo(new { Code = "required", Field = "Advantage" }, "a published seed keeps what it needs");
        (await seeds.TakeBackAsync(id, 3)).Ok.Should().BeTrue();
        await using (var db = database.AsVisitor()) db.Seeds.Count(s => s.Id == id).Should().Be(0);
        (await seeds.DeleteAsync(id, 4)).Ok.Should().BeTrue();
        (await seeds.FindAsync(id)).Should().BeNull();
    }

    [Fact]
    public async Task Bad_input_is_named_by_field_and_nothing_is_stored()
    {
        var (seeds, _) = await OfficeAsync();
        foreach (var (terms, code, field) in new[]
        {
            (new SeedTerms { Title = "　" }, "required", "Title"),
            (Whole with { Title = new string('あ', 201) }, "too-long", "Title"),
            (Whole with { Problem = new string('あ', 2_001) }, "too-long", "Problem"),
            (Whole with { Keywords = [.. Enumerable.Range(0, 31).Select(i => "語" + i)] }, "seed-words", "Keywords"),
            (Whole with { Researchers = [new string('名', 61)] }, "seed-words", "Researchers"),
            (Whole with { FieldCode = "Z99" }, "not-found", "FieldCode"),
            (Whole with { PatentIds = [Guid.CreateVersion7()] }, "not-found", "PatentIds"),
        })
        {
            var outcome = await seeds.CreateAsync(terms);
            outcome.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = code, Field = field });
        }

        (await seeds.ListAsync(new SeedFilter())).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_office_neither_sees_a_draft_nor_changes_a_published_seed()
    {
        var (own, _) = await OfficeAsync();
        var (other, _) = await OfficeAsync();
        var id = (await own.CreateAsync(Whole with { FieldCode = await FieldAsync() })).Value;
        (await other.FindAsync(id)).Should().BeNull();
        (await own.PublishAsync(id, 1)).Ok.Should().BeTrue();
        (await other.FindAsync(id))!.Own.Should().BeFalse();
        (await other.ChangeAsync(id, 2, Whole)).Problems.Single().Code.Should().Be("not-allowed");
        (await other.TakeBackAsync(id, 2)).Problems.Single().Code.Should().Be("not-allowed");
        var company = Service(await database.AccountAsync(PortalRole.Company));
        (await company.CreateAsync(Whole)).Problems.Single().Code.Should().Be("not-allowed");
    }

    [Fact]
    public async Task Seeds_with_the_same_words_are_similar()
    {
        var (seeds, _) = await OfficeAsync();
        var field = await FieldAsync();
        var ids = new List<Guid>();
        foreach (var (title, words) in new[] { ("磁気冷凍の材料", new[] { "磁気冷凍", "希土類" }), ("希土類の回収", new[] { "希土類", "溶媒抽出" }), ("酵母の育種", new[] { "酵母", "育種" }) })
        {
            var id = (await seeds.CreateAsync(Whole with { Title = title, Keywords = words, FieldCode = field })).Value;
            (await seeds.PublishAsync(id, 1)).Ok.Should().BeTrue();
            ids.Add(id);
        }

        var similar = await new SearchEngine(database.Contexts(new CurrentUser())).SimilarAsync(ids[0], ["磁気冷凍", "希土類"], 5);
        similar.Should().ContainSingle().Which.SubjectId.Should().Be(ids[1], "not itself, and not one without a common word");
        SearchEngine.WordsOf(new SeedTerms { Title = "希土類の回収の方法", Keywords = ["溶媒抽出"] }).Should().Equal("溶媒抽出", "希土類", "回収");
        var wordless = (await seeds.CreateAsync(Whole with { Title = "希土類を測る", Keywords = [], FieldCode = field })).Value;
        (await seeds.PublishAsync(wordless, 1)).Ok.Should().BeTrue();
        (await new SearchEngine(database.Contexts(new CurrentUser())).SimilarAsync(wordless, SearchEngine.WordsOf((await seeds.FindAsync(wordless))!.Terms), 5)).Select(h => h.SubjectId).Should().BeEquivalentTo(ids[..2], "without keywords the title speaks");
    }

    private async Task<(SeedService Seeds, CurrentUser User)> OfficeAsync()
    {
        var institution = await database.OrganisationAsync(OrganisationKind.University, "シーズ大学");
        var user = await database.AccountAsync(PortalRole.Liaison, institution.Id);
        return (Service(user), user);
    }

    private SeedService Service(CurrentUser user)
    {
        var contexts = database.Contexts(user);
        return new SeedService(new RegisterWriter(user, new Access(user, contexts, database.Clock), contexts), user, contexts, database.Clock);
    }

    private async Task<string> FieldAsync()
    {
        await using var db = database.AsOwner();
        const string Code = "C18";
        if (db.ResearchFields.Find(Code) is null)
        {
            db.Add(new ResearchField(Code, null, 2, "機械力学", null));
            await db.SaveChangesAsync();
        }

        return Code;
    }
}
