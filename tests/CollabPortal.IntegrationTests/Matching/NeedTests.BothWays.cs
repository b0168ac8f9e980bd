using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Profiles;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Profiles;

namespace CollabPortal.IntegrationTests.Matching;

// Needs to seeds and profiles, and seeds and profiles to needs, by one rule.
public sealed partial class NeedTests
{
    [Fact]
    public async Task What_a_published_profile_says_makes_its_institution_a_candidate_and_tells_its_office()
    {
        var world = await WorldAsync();
        await FieldAsync();
        var (desk, need) = (new ProfileDesk(world.Office.Writer, world.Office.User, database.Contexts(world.Office.User), database.Clock),
            await PublishedAsync(world, world.Terms with { Title = "藍染残液の脱色", Problem = "色が残る", Sought = "脱色の方法", Keywords = ["藍染残液"] }));
        var terms = (await Queries(world.Company.User).FindAsync(need))!.Terms;
        (await Matches(world.Company.User).OfAsync(terms, null)).Institutions.Should().NotContain(i => i.Institution!.Id == world.Office.User.InstitutionId);
        var draft = (await desk.CreateAsync(new ProfileTerms
        {
            Texts = [new(ProfilePart.Policy, "地域の会社と進めます", "With companies"), new(ProfilePart.Liaison, "窓口", "Office")],
            Strengths = [new("C", "藍染残液を透明にした例", "Clearing what is left of indigo dyeing")],
            ContactJa = "窓口",
            ContactEn = "Office",
            AsOf = new(2026, 3, 31),
            DataState = ProfileDataState.Final,
        })).Value;
        (await world.Office.Answers.ListAsync()).Should().NotContain(n => n.Id == need, "a draft says nothing yet");
        (await desk.PublishAsync(draft, 1)).Ok.Should().BeTrue();

        var candidate = (await Matches(world.Company.User).OfAsync(terms, null)).Institutions.Should().ContainSingle(i => i.Institution!.Id == world.Office.User.InstitutionId).Subject;
        candidate.Because.Should().ContainSingle().Which.Kind.Should().Be(DocumentKind.Institution);
        candidate.Rules.Should().Contain((NeedRule.Words, RuleResult.Met));
        (await world.Office.Answers.ListAsync()).Should().ContainSingle(n => n.Id == need).Which.Because!.Kind.Should().Be(DocumentKind.Institution);
        (await Matches(world.Office.User).OfAsync(terms, world.Office.User.InstitutionId)).Seeds.Should().ContainSingle().Which.Hit!.SubjectId.Should().Be(world.Office.User.InstitutionId!.Value);
        (await (await OfficeAsync()).Answers.ListAsync()).Should().NotContain(n => n.Id == need);
    }

    [Fact]
    public async Task An_office_reads_at_its_seed_which_needs_it_fits_public_and_addressed_and_in_its_list_which_seed_does()
    {
        var world = await WorldAsync();
        await FieldAsync();
        var seed = await SeedAsync(world.Office, "珪藻土煉瓦の補修", "目地割れ");
        var other = await SeedAsync(world.Office, "酒粕乾燥の省力化", "固まる");
        var terms = world.Terms with { Title = "珪藻土煉瓦を直したい", Problem = "目地割れで止まる", Sought = "直し方", Keywords = [] };
        var open = await PublishedAsync(world, terms);
        var addressed = await PublishedAsync(world, terms with { Audience = NeedAudience.Chosen, Institutions = [world.Office.User.InstitutionId!.Value] });
        var elsewhere = await PublishedAsync(world, terms with { Audience = NeedAudience.Chosen, Institutions = [(await OfficeAsync()).User.InstitutionId!.Value] });
        var unlike = await PublishedAsync(world, world.Terms with { Title = "湯気の回収", Problem = "逃げる", Sought = "集め方", Keywords = [], Audience = NeedAudience.Chosen, Institutions = [world.Office.User.InstitutionId!.Value] });

        var needs = await world.Office.Answers.OfSeedAsync(seed);
        needs.Select(n => n.Id).Should().BeEquivalentTo([open, addressed]).And.NotContain(elsewhere).And.NotContain(unlike, "it is addressed to the institution, and nothing of the seed");
        needs[0].Id.Should().Be(addressed, "what was sent to the institution comes first");
        (await world.Office.Answers.OfSeedAsync(other)).Should().BeEmpty();
        var list = await world.Office.Answers.ListAsync();
        list.Single(n => n.Id == open).Because.Should().BeEquivalentTo(new { Kind = DocumentKind.Seed, SubjectId = seed });
        list.Single(n => n.Id == unlike).Because.Should().BeNull();
        (await (await OfficeAsync()).Answers.OfSeedAsync(seed)).Should().BeEmpty("another office's seed is not asked for here");
    }

    [Fact]
    public async Task English_forms_part_neither_side()
    {
        var world = await WorldAsync();
        await FieldAsync();
        var seed = await SeedAsync(world.Office, "Quenching process", "warped axles");
        var need = await PublishedAsync(world, world.Terms with { Title = "Quenching processes", Problem = "歪み", Sought = "方法", Keywords = [] });
        var terms = (await Queries(world.Company.User).FindAsync(need))!.Terms;
        (await Matches(world.Company.User).OfAsync(terms, null)).Seeds.Select(s => s.Hit!.SubjectId).Should().Contain(seed);
        (await world.Office.Answers.ListAsync()).Should().Contain(n => n.Id == need && n.Words == 2, "its office finds it by the same words");
    }
}
