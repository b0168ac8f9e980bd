using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Registers;

/// <summary>The office's own startups as partners of its contracts, which the fair-terms check is for.</summary>
public class StartupPartnerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly StartupTerms Firm = new() { Types = [StartupType.ResearchResult], FoundedYear = 2021 };

    [Fact]
    public async Task An_own_startup_is_found_by_name_and_reading_and_becomes_a_partner_once()
    {
        var desk = await Desk.OfAsync(database);
        var id = (await desk.Startups.CreateAsync(Firm with { NameJa = "架空界面テック株式会社", NameKana = "カクウカイメンテック", NameEn = "Kaku Interface Tech" })).Value;

        foreach (var typed in new[] { "界面テック", "かいめんてっく", "ＩＮＴＥＲＦＡＣＥ tech" })
            (await desk.Partners.SuggestAsync(typed)).Should().ContainSingle(h => h.Id == id, typed);
        (await desk.Partners.SuggestAsync("別の名前")).Should().BeEmpty();
        var partner = (await desk.Partners.EnterAsync(id)).Value;
        (await desk.Partners.EnterAsync(id)).Value.Should().Be(partner, "it stands in the catalogue now");
        (await desk.Partners.SuggestAsync("界面テック")).Should().BeEmpty("the catalogue's own search finds it");
        (await desk.Organisations.SuggestAsync("かいめんてっく")).Should().ContainSingle(h => h.Id == partner && h.Kind == OrganisationKind.Startup);
    }

    [Fact]
    public async Task Another_offices_startups_are_neither_found_nor_entered()
    {
        var desk = await Desk.OfAsync(database);
        var id = (await desk.Startups.CreateAsync(Firm with { NameJa = "架空秘匿スタートアップ" })).Value;
        var stranger = await Desk.OfAsync(database);

        (await stranger.Partners.SuggestAsync("架空秘匿")).Should().BeEmpty();
        (await stranger.Partners.EnterAsync(id)).Problems.Single().Code.Should().Be("not-found");
        var ministry = await Desk.OfAsync(database, PortalRole.Ministry);
        (await ministry.Partners.SuggestAsync("架空秘匿")).Should().BeEmpty();
        (await ministry.Partners.EnterAsync(id)).Problems.Single().Code.Should().Be("not-allowed");
    }

    [Fact]
    public async Task Fair_terms_are_checked_for_a_startup_that_was_entered_as_a_company()
    {
        const string number = "7000012050002";
        var desk = await Desk.OfAsync(database);
        var company = await database.OrganisationAsync(OrganisationKind.Company, "架空番号の会社");
        await using (var db = database.AsOwner())
        {
            var stored = await db.Organisations.Include(o => o.Identifiers).SingleAsync(o => o.Id == company.Id);
            stored.Identify(IdentifierSchemes.CorporateNumber, number);
            await db.SaveChangesAsync();
        }

        var terms = new ContractTerms
        {
            Parties = [new PartyTerms(company.Id, PartyRole.Partner)],
            Clauses = new ClauseTerms { ExclusivePatentsTo = desk.InstitutionId },
        };
        (await desk.Contracts.OneSidedAsync(desk.InstitutionId, terms)).Should().BeEmpty();
        var id = (await desk.Startups.CreateAsync(Firm with { NameJa = "架空番号の会社", CorporateNumber = number })).Value;

        (await desk.Contracts.OneSidedAsync(desk.InstitutionId, terms)).Should().ContainSingle(c => c.Rule == FairTermsRule.ExclusivePatents);
        (await desk.Partners.EnterAsync(id)).Value.Should().Be(company.Id, "the catalogue has its number already");
    }
}
