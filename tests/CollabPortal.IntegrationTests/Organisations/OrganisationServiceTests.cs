using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Organisations;

/// <summary>An officer enters a company that nobody has yet, and finds it again.</summary>
public class OrganisationServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task An_entered_company_is_found_by_name_reading_and_number_and_is_audited()
    {
        var user = await OfficerAsync();
        var id = (await Service(user).EnterCompanyAsync(new("株式会社セルサイン", "Cellsign Inc.", "カブシキガイシャセルサイン", "２１２０９０１００７４０２", SizeClass: CompanySize.Small))).Value;
        var search = new OrganisationSearch(database.Contexts(user));
        foreach (var question in new[] { "セルサイン", "せるさいん", "ｾﾙｻｲﾝ", "cellsign", "21209010", "株式会社 セル" })
            (await search.SuggestAsync(question, [OrganisationKind.Company])).Should().Contain(h => h.Id == id && h.CorporateNumber == "2120901007402", question);
        (await search.SuggestAsync("セルサイン", [OrganisationKind.University])).Should().BeEmpty();
        await using var db = database.AsOwner();
        (await db.AuditEntries.SingleAsync(a => a.EntityId == id)).Should().Match<Application.Audit.AuditEntry>(a => a.Action == "Created" && a.UserId == user.UserId);
    }

    [Fact]
    public async Task A_number_names_one_company()
    {
        var service = Service(await OfficerAsync());
        (await service.EnterCompanyAsync(new("甲商事", CorporateNumber: "4011001098993"))).Ok.Should().BeTrue();
        var again = await service.EnterCompanyAsync(new("乙商事", CorporateNumber: "4011001098993"));
        again.Problems.Should().ContainSingle().Which.Should().Match<Problem>(p => p.Code == "company-exists" && (string)p.Args[0] == "甲商事");
    }

    [Fact]
    public async Task What_is_wrong_is_said_field_by_field_and_nothing_is_stored()
    {
        var outcome = await Service(await OfficerAsync()).EnterCompanyAsync(new(" ", CorporateNumber: "4011001098994", Prefecture: 48, Country: "日本"));
        outcome.Problems.Select(p => (p.Code, p.Field)).Should().Equal(
            ("required", "NameJa"), ("corporate-number-invalid", "CorporateNumber"), ("country-unknown", "Country"), ("prefecture-unknown", "Prefecture"));
    }

    [Fact]
    public async Task The_same_name_without_a_number_is_asked_back()
    {
        var service = Service(await OfficerAsync());
        (await service.EnterCompanyAsync(new("同名工業"))).Ok.Should().BeTrue();
        (await service.EnterCompanyAsync(new("同名工業"))).Problems.Should().ContainSingle().Which.Code.Should().Be("company-same-name");
        (await service.EnterCompanyAsync(new("同名工業", Country: "US"))).Ok.Should().BeTrue("it is another company abroad");
    }

    [Theory]
    [InlineData(PortalRole.Ministry)]
    [InlineData(PortalRole.Company)]
    public async Task Only_an_officer_may(PortalRole role)
    {
        var outcome = await Service(await database.AccountAsync(role)).EnterCompanyAsync(new("丙商事"));
        outcome.Problems.Should().ContainSingle().Which.Code.Should().Be("not-allowed");
    }

    [Fact]
    public async Task Names_that_begin_as_typed_stand_before_those_that_begin_so_by_reading()
    {
        await database.OrganisationAsync(OrganisationKind.University, "夜久田大", kana: "ヤクタダイ");
        await database.OrganisationAsync(OrganisationKind.Company, "株式会社ヤクタ自動車販売店", kana: "ヤクタジドウシャハンバイテン");
        var found = await new OrganisationSearch(database.Contexts(new CurrentUser())).SuggestAsync("ヤクタ");
        found.Select(h => h.NameJa).Should().Equal("株式会社ヤクタ自動車販売店", "夜久田大");
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("・")]
    public async Task A_question_without_letters_suggests_nothing(string question) =>
        (await new OrganisationSearch(database.Contexts(new CurrentUser())).SuggestAsync(question)).Should().BeEmpty();

    private async Task<CurrentUser> OfficerAsync() =>
        await database.AccountAsync(PortalRole.Liaison, (await database.OrganisationAsync(OrganisationKind.University, "大学 " + Guid.NewGuid())).Id);

    private OrganisationService Service(CurrentUser user) => new(database.Contexts(user), new Access(user, database.Contexts(user), database.Clock));
}
