using CollabPortal.Application.Accounts;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
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
        (await mine.AddAsync(university.Id)).Ok.Should().BeTrue();
        (await mine.AddAsync(university.Id)).Ok.Should().BeTrue("twice is once");
        (await mine.ReadAsync()).Should().ContainSingle().Which.Id.Should().Be(university.Id);

        foreach (var user in new[] { await database.AccountAsync(PortalRole.Company), await database.AccountAsync(PortalRole.Liaison, university.Id), await database.AccountAsync(PortalRole.Ministry), new CurrentUser() })
        {
            (await Of(user).ReadAsync()).Should().BeEmpty();
            await using var db = database.As(user);
            db.SavedViews.Any(v => v.Name == university.Id.ToString()).Should().BeFalse("row-level security says so too");
        }

        await mine.RemoveAsync(university.Id);
        (await mine.ReadAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_institutions_are_taken_and_only_from_companies()
    {
        var company = await database.OrganisationAsync(OrganisationKind.Company, "会社");
        var university = await database.OrganisationAsync(OrganisationKind.University, "大学");
        (await Of(await database.AccountAsync(PortalRole.Company)).AddAsync(company.Id)).Problems.Single().Code.Should().Be("not-found");
        (await Of(await database.AccountAsync(PortalRole.Liaison, university.Id)).AddAsync(university.Id)).Problems.Single().Code.Should().Be("not-allowed");
        (await Of(new CurrentUser()).AddAsync(university.Id)).Problems.Single().Code.Should().Be("signed-out");
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
        var index = new PublicFieldIndex(new PublicCellIndex(database.Clock), database.Clock);
        return new Comparisons(contexts, index, new PublicMedians(index, database.Clock), new ResponseTimes(contexts, database.Clock));
    }
}
