using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Profiles;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Profiles;

namespace CollabPortal.IntegrationTests.Matching;

// Names are no words of a match, conditions come before words, and an owner sees what others do not.
public sealed partial class NeedTests
{
    [Fact]
    public async Task Names_of_researchers_and_of_the_institution_itself_make_no_match_and_are_found_by_who_asks_for_them()
    {
        var world = await WorldAsync();
        await FieldAsync();
        var seed = await SeedAsync(world.Office, "竹炭膜の焼成", "割れる", researchers: ["架空川 ミナセツ"]);
        var desk = new ProfileDesk(world.Office.Writer, world.Office.User, database.Contexts(world.Office.User), database.Clock);
        var draft = (await desk.CreateAsync(new ProfileTerms
        {
            Texts = [new(ProfilePart.Policy, "回答大学は地域の会社と進めます", "With companies"), new(ProfilePart.Liaison, "窓口", "Office")],
            Strengths = [new("C", "竹炭膜を焼いた例", "Bamboo charcoal")],
            ContactJa = "窓口",
            ContactEn = "Office",
            AsOf = new(2026, 3, 31),
            DataState = ProfileDataState.Final,
        })).Value;
        (await desk.PublishAsync(draft, 1)).Ok.Should().BeTrue();
        var need = await PublishedAsync(world, world.Terms with { Title = "ミナセツ装置と回答大学の風よけ", Problem = "架空川の風", Sought = "回答大学の風よけ", Keywords = ["ミナセツ"] });
        var terms = (await Queries(world.Company.User).FindAsync(need))!.Terms;
        var list = await Matches(world.Company.User).OfAsync(terms, null);
        list.Seeds.Should().NotContain(s => s.Hit!.SubjectId == seed);
        list.Institutions.Should().NotContain(i => i.Institution!.Id == world.Office.User.InstitutionId);
        (await world.Office.Answers.ListAsync()).Should().NotContain(n => n.Id == need);
        (await world.Office.Answers.OfSeedAsync(seed)).Should().BeEmpty();

        var engine = new SearchEngine(database.Contexts(world.Company.User));
        var hit = (await engine.SearchAsync(new SearchRequest { Text = "ミナセツ", Kinds = [DocumentKind.Seed] })).Hits.Should().ContainSingle().Subject;
        (hit.SubjectId, hit.Reasons.Single().Place, hit.Reasons.Single().Quote).Should().Be((seed, HitPlace.Researcher, "架空川 ミナセツ"));
        (await engine.SearchAsync(new SearchRequest { Text = "竹炭膜 ミナセツ", Kinds = [DocumentKind.Seed] })).Hits.Single().Reasons.Select(r => r.Place).Should().BeEquivalentTo([HitPlace.Title, HitPlace.Researcher]);
    }

    [Fact]
    public async Task An_institution_that_meets_the_conditions_comes_before_one_whose_words_weigh_more()
    {
        var world = await WorldAsync();
        await FieldAsync();
        var others = await OfficeAsync();
        await SeedAsync(others, "蓮根粉の膨潤抑制と蓮根繊維", "灰汁抜き", SeedReadiness.Idea);
        await SeedAsync(world.Office, "蓮根粉の乾き方", "膨らむ", SeedReadiness.Product);
        var terms = world.Terms with { Title = "蓮根粉の膨潤抑制", Problem = "灰汁抜きに困る", Sought = "蓮根繊維の扱い", Keywords = [], LeastReadiness = SeedReadiness.Prototype };
        var list = await Matches(world.Company.User).OfAsync(terms, null);
        list.Institutions.Select(i => i.Institution!.Id).Should().Equal(world.Office.User.InstitutionId!.Value, others.User.InstitutionId!.Value);
        list.Institutions.Select(i => i.Rules.Single(r => r.Rule == NeedRule.Readiness).Result).Should().Equal(RuleResult.Met, RuleResult.Missed);
        (await Matches(world.Company.User).OfAsync(terms with { LeastReadiness = null }, null)).Institutions.Select(i => i.Institution!.Id).Should().StartWith(others.User.InstitutionId!.Value, "among equals the words decide");
    }

    [Fact]
    public async Task The_owner_of_an_anonymous_need_is_told_that_others_do_not_see_the_company()
    {
        var world = await WorldAsync();
        var need = await PublishedAsync(world, world.Terms with { Title = "名を伏せた砥石さがし", IsAnonymous = true });
        var own = (await Queries(world.Company.User).PublicAsync(null, 1)).Needs.Single(n => n.Id == need);
        (own.IsOwn, own.Company!.Name.Ja, own.Terms.IsAnonymous).Should().Be((true, world.Company.Organisation, true));
        var seen = (await Queries(world.Office.User).PublicAsync(null, 1)).Needs.Single(n => n.Id == need);
        (seen.IsOwn, seen.Company).Should().Be((false, null));
        async Task<SearchHit> HitAsync(Application.Accounts.CurrentUser user) =>
            (await new SearchEngine(database.Contexts(user)).SearchAsync(new SearchRequest { Text = "砥石さがし", Kinds = [DocumentKind.Need] })).Hits.Single();
        (await HitAsync(world.Company.User)).Should().Match<SearchHit>(h => h.HidesName && h.Institution!.Ja == world.Company.Organisation);
        (await HitAsync(world.Office.User)).Should().Match<SearchHit>(h => !h.HidesName && h.Institution == null);
    }
}
