using CollabPortal.Application.Data;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CollabPortal.IntegrationTests.ReferenceData;

public class ReferenceDataLoaderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Loads_everything_twice_with_the_same_ids()
    {
        var counts = await Loader().LoadAsync();
        counts.Should().Be(new ReferenceDataCounts(1207, 31, 6, 31, 3933, 3928, 47, 383, 232, 44, 32, 5, 3));
        await using var db = database.AsOwner();
        var first = await db.Organisations.OrderBy(o => o.Id).Select(o => o.Id).ToListAsync();
        first.Should().HaveCount(1207 + 31 + 3933);

        await Loader().LoadAsync();
        (await db.Organisations.OrderBy(o => o.Id).Select(o => o.Id).ToListAsync()).Should().Equal(first);
        (await db.OfficialValues.CountAsync()).Should().Be(232);
        (await db.OrganisationSuccessions.CountAsync()).Should().Be(6);
        (await db.OrganisationIdentifiers.CountAsync(i => i.Scheme == IdentifierSchemes.CorporateNumber)).Should().Be(3928);
        (await db.PublishedProgrammes.CountAsync(p => p.InstitutionId != null && p.CompanyId != null)).Should().Be(3);
        (await db.Organisations.CountAsync(o => o.AbolishedOn != null)).Should().Be(31);
        (await db.Organisations.CountAsync(o => o.Sector == Sector.University && o.Source == OrganisationSource.Mext)).Should().Be(1207);
        (await db.Organisations.CountAsync(o => o.IsDemo)).Should().Be(0);

        (await Loader().LoadIfChangedAsync()).Should().BeNull("nothing changed since");
    }

    [Fact]
    public async Task Keeps_what_an_office_wrote_and_the_id_of_a_company_entered_before()
    {
        var fresh = new TestDatabase();
        await fresh.InitializeAsync();
        await using var own = fresh.AsOwner();
        var entered = new Organisation(OrganisationKind.Company, "カネコ種苗", OrganisationSource.Entered) { ContactEmail = "office@company.example" };
        entered.Identify(IdentifierSchemes.CorporateNumber, "5070001000715");
        own.Organisations.Add(entered);
        await own.SaveChangesAsync();

        await Loader(fresh).LoadAsync();
        await using var db = fresh.AsOwner();
        var company = await db.Organisations.Include(o => o.Identifiers)
            .SingleAsync(o => o.Identifiers.Any(i => i.Scheme == IdentifierSchemes.CorporateNumber && i.Value == "5070001000715"));
        company.Id.Should().Be(entered.Id);
        company.NameJa.Should().Be("カネコ種苗株式会社");
        company.Identifiers.Select(i => i.Scheme).Should().BeEquivalentTo(IdentifierSchemes.Edinet, IdentifierSchemes.CorporateNumber, IdentifierSchemes.SecuritiesCode);
        company.ContactEmail.Should().Be("office@company.example");
        await fresh.DisposeAsync();
    }

    private ReferenceDataLoader Loader(TestDatabase? into = null) => Make(into ?? database);

    private static ReferenceDataLoader Make(TestDatabase into) =>
        new(new OwnerContexts(into.Sources, into.Clock), into.Clock, NullLogger<ReferenceDataLoader>.Instance);
}
