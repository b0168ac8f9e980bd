using CollabPortal.Application.Contracts;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Contracts;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Organisations;

/// <summary>Latin words of a name do not run together across a blank; Japanese ones may. One rule for the type-ahead and the lists.</summary>
public class LatinNameTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Minato Foods Co., Ltd.", "TOF", false)]
    [InlineData("Minato Foods Co., Ltd.", "oods", true)]
    [InlineData("Minato Foods Co., Ltd.", "ｍｉｎａｔｏ", true)]
    [InlineData("Minato Foods Co., Ltd.", "minatofoods", true)]
    [InlineData("Minato Foods Co., Ltd.", "foodscoltd", true)]
    [InlineData("Minato Foods Co., Ltd.", "atofoods", false)]
    [InlineData("Minato Foods Co., Ltd.", "nato foods", true)]
    [InlineData("Kato-Fuji", "tof", true)]
    [InlineData("株式会社ＴＯＦ　Ｊａｐａｎ", "tof", true)]
    [InlineData("株式会社ＴＯＦ　Ｊａｐａｎ", "ofjap", false)]
    [InlineData("港 食品", "港食", true)]
    [InlineData("Nagisadai Foods", "AI", false)]
    [InlineData("Nagisadai Foods", "dai", true)]
    [InlineData("Nagisa AI Foods", "ＡＩ", true)]
    [InlineData("Aizu Foods", "ai", true)]
    [InlineData("株式会社ＡＩなぎさ", "ai", true)]
    [InlineData("Ōsaka Tofu", "saka", true)]
    public async Task A_question_is_said_within_a_word_or_from_its_beginning(string name, string question, bool found)
    {
        var company = await database.OrganisationAsync(OrganisationKind.Company, name);
        var (officer, _, _) = await ContractDesk.OfficeAsync(database);
        var number = "L-" + Guid.NewGuid();
        (await officer.Contracts.CreateDraftAsync(new ContractTerms { Title = "語の境目", Number = number, Parties = [new PartyTerms(company.Id, PartyRole.Partner)] })).Ok.Should().BeTrue();
        (await new OrganisationSearch(database.Contexts(officer.User)).SuggestAsync(question, limit: 50)).Any(h => h.Id == company.Id).Should().Be(found, "the type-ahead");
        (await officer.Queries.ListAsync(new ContractFilter { Text = question })).Items.Any(c => c.Number == number).Should().Be(found, "the list of contracts");
        (await officer.Queries.ListAsync(new ContractFilter { Text = question, FiscalYear = 2026 })).Items.Should().BeEmpty("it has no period");
    }

    [Fact]
    public async Task A_name_that_is_not_shown_is_taken_as_the_index_has_it()
    {
        Guid id;
        await using (var db = database.AsOwner())
        {
            var company = new Organisation(OrganisationKind.Company, "港湾食品", OrganisationSource.Entered);
            company.IndexAs(SearchText.Of("港湾食品", "Minato Other Foods"));
            db.Organisations.Add(company);
            await db.SaveChangesAsync();
            id = company.Id;
        }

        (await new OrganisationSearch(database.Contexts(await database.AccountAsync(PortalRole.Ministry))).SuggestAsync("otherfoods")).Should().Contain(h => h.Id == id);
    }
}
