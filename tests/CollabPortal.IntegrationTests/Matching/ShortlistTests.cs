using CollabPortal.Application.Accounts;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>A company's own list, and the comparison that comes of it.</summary>
public sealed class ShortlistTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_shortlist_is_its_owners_alone()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "候補大学");
        var mine = Of(await database.AccountAsync(PortalRole.Company));
        (await mine.AddAsync(DocumentKind.Institution, university.Id)).Ok.Should().BeTrue();
        (await mine.AddAsync(DocumentKind.Institution, university.Id)).Ok.Should().BeTrue("twice is once");
        (await mine.ReadAsync()).Should().ContainSingle().Which.SubjectId.Should().Be(university.Id);
        (await mine.InstitutionsAsync()).Should().ContainSingle().Which.Id.Should().Be(university.Id);
        (await mine.HasNoteAsync(DocumentKind.Institution, university.Id)).Should().BeFalse();
        (await mine.NoteAsync(DocumentKind.Institution, university.Id, "劣化に強い")).Ok.Should().BeTrue();
        (await mine.HasNoteAsync(DocumentKind.Institution, university.Id)).Should().BeTrue("taking it out would lose something");
        (await mine.AddAsync(DocumentKind.Institution, university.Id)).Ok.Should().BeTrue();
        (await mine.ReadAsync()).Single().Note.Should().Be("劣化に強い", "adding again takes nothing away");
        (await mine.NoteAsync(DocumentKind.Institution, university.Id, new string('あ', Shortlist.LongestNote + 1))).Problems.Single().Code.Should().Be("too-long");
        (await mine.NoteAsync(DocumentKind.Seed, university.Id, "x")).Problems.Single().Code.Should().Be("not-found");

        foreach (var user in new[] { await database.AccountAsync(PortalRole.Company), await database.AccountAsync(PortalRole.Liaison, university.Id), await database.AccountAsync(PortalRole.Ministry), new CurrentUser() })
        {
            (await Of(user).ReadAsync()).Should().BeEmpty();
            await using var db = database.As(user);
            db.SavedViews.Any(v => v.Name == university.Id.ToString() || v.Query == "劣化に強い").Should().BeFalse("row-level security says so too");
        }

        await mine.RemoveAsync(DocumentKind.Institution, university.Id);
        (await mine.ReadAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Seeds_are_taken_with_their_kind_and_compared_by_their_institution()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "種の大学");
        var seed = new ResearchSeed(university.Id, new SeedTerms { Title = "候補になる種", Problem = "課題", Advantage = "利点", Readiness = SeedReadiness.Idea, FieldCode = "C" });
        var draft = new ResearchSeed(university.Id, new SeedTerms { Title = "まだの種", Problem = "課題", Advantage = "利点", Readiness = SeedReadiness.Idea, FieldCode = "C" });
        seed.Publish(new DateOnly(2026, 11, 21));
        await using var owner = database.AsOwner();
        owner.AddRange(seed, draft);
        await owner.SaveChangesAsync();
        var mine = Of(await database.AccountAsync(PortalRole.Company));
        (await mine.AddAsync(DocumentKind.Seed, seed.Id)).Ok.Should().BeTrue();
        (await mine.AddAsync(DocumentKind.Institution, university.Id)).Ok.Should().BeTrue();
        (await mine.AddAsync(DocumentKind.Seed, draft.Id)).Problems.Single().Code.Should().Be("not-found", "what is not published is nobody's candidate");
        (await mine.AddAsync(DocumentKind.Need, seed.Id)).Problems.Single().Code.Should().Be("not-found");
        var entries = await mine.ReadAsync();
        entries.Select(e => (e.Kind, e.SubjectId)).Should().BeEquivalentTo([(DocumentKind.Seed, seed.Id), (DocumentKind.Institution, university.Id)]);
        entries.Single(e => e.Kind == DocumentKind.Seed).Should().Match<ShortlistEntry>(e => e.Title!.Ja == "候補になる種" && e.Institution!.Id == university.Id && e.AddedAt == database.Clock.GetUtcNow());
        entries.Single(e => e.Kind == DocumentKind.Seed).FreshOn.Should().Be(new DateOnly(2026, 11, 21), "two of one name are told apart by their day");
        entries.Single(e => e.Kind == DocumentKind.Seed).Field.Should().Be("C", "its cost is told as the search tells it, of its field");
        (await mine.InstitutionsAsync()).Should().ContainSingle();
        await mine.RemoveAsync(DocumentKind.Seed, seed.Id);
        (await mine.ReadAsync()).Should().ContainSingle().Which.Kind.Should().Be(DocumentKind.Institution);
    }

    [Fact]
    public async Task Only_institutions_are_taken_and_only_from_companies()
    {
        var company = await database.OrganisationAsync(OrganisationKind.Company, "会社");
        var university = await database.OrganisationAsync(OrganisationKind.University, "大学");
        (await Of(await database.AccountAsync(PortalRole.Company)).AddAsync(DocumentKind.Institution, company.Id)).Problems.Single().Code.Should().Be("not-found");
        (await Of(await database.AccountAsync(PortalRole.Liaison, university.Id)).AddAsync(DocumentKind.Institution, university.Id)).Problems.Single().Code.Should().Be("not-allowed");
        (await Of(new CurrentUser()).AddAsync(DocumentKind.Institution, university.Id)).Problems.Single().Code.Should().Be("signed-out");
    }

    [Fact]
    public async Task Five_stand_side_by_side_in_the_order_asked_for_and_unknown_ones_are_left_out()
    {
        var ids = new List<Guid>();
        for (var n = 0; n < 6; n++) ids.Add((await database.OrganisationAsync(OrganisationKind.University, "比較大学" + n)).Id);
        var comparisons = Comparisons();
        (await comparisons.ReadAsync(ids, null)).Institutions.Select(i => i.Id).Should().Equal(ids.Take(5));
        var few = await comparisons.ReadAsync([ids[2], Guid.NewGuid(), ids[0], ids[2]], "E");
        few.Institutions.Select(i => i.Id).Should().Equal(ids[2], ids[0]);
        few.Institutions[0].Should().BeEquivalentTo(new { Figures = (InstitutionFigures?)null, Response = (ResponseTime?)null, TakesEnquiries = false });
        few.Institutions[0].Cost.Should().Be(TypicalCost.Unknown, "nothing registered is not zero");
        (await comparisons.ReadAsync([], null)).Institutions.Should().BeEmpty();
    }

    private Shortlist Of(CurrentUser user)
    {
        var contexts = database.Contexts(user);
        return new Shortlist(user, new Access(user, contexts, database.Clock), new SavedViews(user, contexts, database.Clock), contexts);
    }

    private Comparisons Comparisons()
    {
        var contexts = database.Contexts(new CurrentUser());
        var index = new PublicFieldIndex(new PublicCellIndex(), database.Clock);
        return new Comparisons(contexts, index, new PublicMedians(index, database.Clock), new PublicOffers(database.Clock), new ResponseTimes(contexts, database.Clock));
    }
}
