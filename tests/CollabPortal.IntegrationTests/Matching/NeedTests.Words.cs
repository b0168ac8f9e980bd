using CollabPortal.Application.Matching;
using CollabPortal.Domain.Matching;

namespace CollabPortal.IntegrationTests.Matching;

// Which of a need's words decide.
public sealed partial class NeedTests
{
    [Fact]
    public async Task The_telling_word_of_the_title_decides_before_several_words_that_many_seeds_have()
    {
        var world = await WorldAsync();
        await FieldAsync();
        var others = await OfficeAsync();
        for (var i = 0; i < 2 * Application.Matching.Needs.NeedMatches.Most; i++) await SeedAsync(others, "攪拌条件の整理", "乾燥時間");
        var telling = await SeedAsync(world.Office, "乳酸菌叢の見分け", "顕微鏡");
        var need = await PublishedAsync(world, world.Terms with { Title = "漬物の乳酸菌叢を保つ", Problem = "攪拌条件と乾燥時間を変えると味が変わる", Sought = "攪拌条件と乾燥時間の決め方", Keywords = [] });
        var matches = Matches(world.Company.User);
        var terms = (await Queries(world.Company.User).FindAsync(need))!.Terms;
        var list = await matches.OfAsync(terms, null);
        list.Seeds.Select(s => s.Hit!.SubjectId).Should().StartWith(telling);
        list.Seeds.Should().HaveCountGreaterThan(1, "what has two words of the text is listed after it");
        list.Institutions.Select(i => i.Institution!.Id).Should().StartWith([world.Office.User.InstitutionId!.Value, others.User.InstitutionId!.Value]);
        (await matches.OfAsync(terms, world.Office.User.InstitutionId)).Seeds.Select(s => s.Hit!.SubjectId).Should().Equal(telling);
        (await world.Office.Answers.ListAsync()).Should().Contain(n => n.Id == need && n.Words == 1, "the office that has it is told, by the same rule");
        var common = await PublishedAsync(world, world.Terms with { Title = "攪拌条件", Problem = "味が変わる", Sought = "決め方", Keywords = ["無い語壱"] });
        (await others.Answers.ListAsync()).Should().Contain(n => n.Id == need && n.Words == 2).And.Contain(n => n.Id == common);
    }

    [Fact]
    public void A_word_of_the_title_is_asked_for_whatever_keywords_and_text_repeat()
    {
        var words = SearchMatches.WordsOf(new NeedTerms
        {
            Title = "白錆の予測",
            Problem = string.Concat(Enumerable.Range(0, 12).Select(i => $"温度{(char)('甲' + i)}甲乙と温度{(char)('甲' + i)}甲乙、")),
            Keywords = ["白錆防止剤", "壱壱"],
        });
        words.Should().HaveCount(SearchQuestion.MostTerms).And.Contain(new MatchWord("白錆", true)).And.Contain(new MatchWord("予測", true));
        words[0].Should().Be(new MatchWord("白錆防止剤", true), "a keyword that has the title's word is of the title");
        words.Should().Contain(new MatchWord("壱壱", false));
    }

    private async Task<Guid> SeedAsync(Office office, string title, string problem, SeedReadiness readiness = SeedReadiness.Field, string[]? researchers = null)
    {
        var seeds = new SeedService(office.Writer, office.User, database.Contexts(office.User), database.Clock);
        var seed = (await seeds.CreateAsync(new SeedTerms { Title = title, Problem = problem, Advantage = "早い", Readiness = readiness, FieldCode = "C", Researchers = researchers ?? [] })).Value;
        (await seeds.PublishAsync(seed, 1)).Ok.Should().BeTrue();
        return seed;
    }
}
