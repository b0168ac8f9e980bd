using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.IntegrationTests.Mail;

// What a letter leaves out.
public sealed partial class LetterTests
{
    [Theory]
    [InlineData("q=")]
    [InlineData("kind=Need&q=")]
    public async Task A_digest_does_not_tell_a_company_of_its_own_need(string query)
    {
        var word = "要" + Guid.NewGuid().ToString("N")[..8];
        var (reader, email) = await CompanyAsync(query + word);
        await NeedAsync(reader, word + "を自分でさがす");
        await LookedBackAsync(reader);
        portal.Clock.Now = Monday.AddDays(140);
        await Round().GoAsync();
        Letters(email).Should().BeEmpty("its own need is no news");

        await NeedAsync((await portal.Database.AccountAsync(PortalRole.Company)).UserId!.Value, word + "をよそがさがす");
        portal.Clock.Now = Monday.AddDays(147);
        await LookedBackAsync(reader);
        await Round().GoAsync();
        Body(Letters(email).Should().ContainSingle().Subject).Should().Contain("をよそがさがす").And.NotContain("を自分でさがす");
    }

    [Fact]
    public async Task A_digest_finds_by_the_parts_of_a_word_what_the_page_finds()
    {
        var (_, email) = await CompanyAsync("q=鬱蟹麺鯨");
        await SeedAsync("鬱蟹と麺鯨");
        portal.Clock.Now = Monday.AddDays(154);
        await Round().GoAsync();
        Body(Letters(email).Should().ContainSingle("no document has the word as typed, and the page finds its parts").Subject).Should().Contain("鬱蟹と麺鯨の測り方");
    }

    private async Task NeedAsync(Guid by, string title)
    {
        var company = await portal.Database.OrganisationAsync(OrganisationKind.Company, "便り社");
        await using var db = portal.Database.AsOwner();
        var need = new CompanyNeed(new NeedTerms { Title = title, Problem = "課題", Sought = "方法", Fields = ["C"], CompanyId = company.Id, Person = "架空 三郎" }, by);
        need.Publish(new DateOnly(2026, 11, 21));
        db.Add(need);
        await db.SaveChangesAsync();
    }
}
