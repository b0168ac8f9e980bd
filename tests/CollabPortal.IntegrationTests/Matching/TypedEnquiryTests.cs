using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>What is typed of an enquiry is kept for its account until it is sent, on the runtime role.</summary>
public sealed class TypedEnquiryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_is_typed_comes_back_by_addressee_for_its_account_alone_and_goes_when_it_is_dropped()
    {
        var (university, other) = (await database.OrganisationAsync(OrganisationKind.University, "宛先大学"), await database.OrganisationAsync(OrganisationKind.University, "別の大学"));
        var company = await database.OrganisationAsync(OrganisationKind.Company, "書きかけ社");
        var (mine, colleague) = (await database.AccountAsync(PortalRole.Company, company.Id), await database.AccountAsync(PortalRole.Company, company.Id));
        var typed = Typed(mine);
        var form = Guid.CreateVersion7();
        (await LatestAsync(typed, university.Id)).Should().BeNull();
        (await typed.KeepAsync(form, university.Id, """{"About":""}""")).Value.Should().Be(database.Clock.Now);
        (await typed.KeepAsync(form, university.Id, """{"About": "x"}""")).Ok.Should().BeTrue();
        (await LatestAsync(typed, university.Id))!.Text.Should().Be("""{"About": "x"}""", "the same form stands once, as it was last");
        (await LatestAsync(typed, other.Id)).Should().BeNull();
        (await LatestAsync(Typed(colleague), university.Id)).Should().BeNull("not even a colleague reads it");
        await Typed(colleague).DropAsync(form);
        var office = await database.AccountAsync(PortalRole.Liaison, university.Id);
        (await LatestAsync(Typed(office), university.Id)).Should().BeNull("nor the institution that it will be sent to");
        (await Typed(office).KeepAsync(Guid.NewGuid(), university.Id, "{}")).Problems.Single().Code.Should().Be("not-allowed");
        (await typed.KeepAsync(Guid.NewGuid(), university.Id, new string('x', TypedEntries.TextLimit + 1))).Problems.Single().Code.Should().Be("too-long");

        var next = Guid.CreateVersion7();
        (await typed.TakeOverAsync(form, next))!.Text.Should().Be("""{"About": "x"}""", "as it was kept last, whatever the form read before");
        (await typed.TakeOverAsync(form, Guid.CreateVersion7())).Should().BeNull("it is taken over already");
        (await LatestAsync(typed, university.Id))!.Id.Should().Be(next);
        (await typed.KeepAsync(form, university.Id, "{}")).Ok.Should().BeTrue("the form of before keeps apart and writes over nothing");
        await typed.DropAsync(form);
        (await LatestAsync(typed, university.Id))!.Id.Should().Be(next);
        await typed.DropAsync(next);
        (await LatestAsync(typed, university.Id)).Should().BeNull();
    }

    [Fact]
    public async Task What_was_begun_is_found_again_without_knowing_to_whom()
    {
        var (one, other) = (await database.OrganisationAsync(OrganisationKind.University, "一の宛先大学"), await database.OrganisationAsync(OrganisationKind.University, "二の宛先大学"));
        var company = await database.OrganisationAsync(OrganisationKind.Company, "始めた社");
        var (mine, colleague) = (await database.AccountAsync(PortalRole.Company, company.Id), await database.AccountAsync(PortalRole.Company, company.Id));
        (await Typed(mine).BegunAsync()).Should().BeEmpty();
        foreach (var university in new[] { one, other }) (await Typed(mine).KeepAsync(Guid.CreateVersion7(), university.Id, "{}")).Ok.Should().BeTrue();
        var found = await Typed(mine).BegunAsync();
        found.Select(b => b.Institution.Id).Should().BeEquivalentTo([one.Id, other.Id]);
        foreach (var reader in new[] { colleague, await database.AccountAsync(PortalRole.Liaison, one.Id), new CurrentUser() }) (await Typed(reader).BegunAsync()).Should().BeEmpty();
        var first = found.Single(b => b.Institution.Id == one.Id);
        await Typed(colleague).DropAsync(first.Typed.Id, first.Typed.SavedAt);
        await Typed(mine).DropAsync(first.Typed.Id, first.Typed.SavedAt.AddMinutes(-1));
        (await Typed(mine).BegunAsync()).Should().HaveCount(2, "it is not another's, and what was typed on since stays");
        await Typed(mine).DropAsync(first.Typed.Id, first.Typed.SavedAt);
        (await Typed(mine).BegunAsync()).Should().ContainSingle().Which.Institution.Id.Should().Be(other.Id);
    }

    [Fact]
    public async Task What_was_sent_comes_back_no_more_and_what_is_old_goes()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "送付大学");
        var company = await database.OrganisationAsync(OrganisationKind.Company, "送付社");
        var mine = await database.AccountAsync(PortalRole.Company, company.Id);
        var (typed, sent) = (Typed(mine), Guid.CreateVersion7());
        (await typed.KeepAsync(sent, university.Id, "{}")).Ok.Should().BeTrue();
        await using (var db = database.As(mine))
        {
            db.Add(new Enquiry(university.Id, new EnquiryTerms { Title = "相談", Problem = "内容", CompanyId = company.Id, Person = "架空 三郎", Key = sent }, mine.UserId!.Value, database.Clock.Now));
            await db.SaveChangesAsync();
        }

        (await LatestAsync(typed, university.Id)).Should().BeNull("though the portal fell before it forgot what was kept");
        var now = database.Clock.Now;
        try
        {
            (await typed.KeepAsync(Guid.CreateVersion7(), university.Id, "{}")).Ok.Should().BeTrue();
            database.Clock.Now = now.AddDays(TypedEntries.KeptDays + 1);
            var other = await database.OrganisationAsync(OrganisationKind.University, "後の大学");
            (await typed.KeepAsync(Guid.CreateVersion7(), other.Id, "{}")).Ok.Should().BeTrue();
            (await LatestAsync(typed, university.Id)).Should().BeNull();
            (await LatestAsync(typed, other.Id)).Should().NotBeNull();
        }
        finally
        {
            database.Clock.Now = now;
        }
    }

    [Fact]
    public async Task Every_form_of_an_institution_is_found_and_none_is_put_in_the_place_of_another()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "何度も書く大学");
        var mine = await database.AccountAsync(PortalRole.Company, (await database.OrganisationAsync(OrganisationKind.Company, "何度も書く社")).Id);
        var typed = Typed(mine);
        var (first, second, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), database.Clock.Now);
        try
        {
            (await typed.KeepAsync(first, university.Id, """{"About": "a"}""")).Ok.Should().BeTrue();
            database.Clock.Now = now.AddMinutes(1);
            (await typed.KeepAsync(second, university.Id, """{"About": "b"}""")).Ok.Should().BeTrue();
            (await typed.AllAsync(university.Id)).Select(t => t.Id).Should().Equal(second, first);
            (await typed.TakeOverAsync(first, second)).Should().BeNull("the form keeps something of its own");
            (await typed.AllAsync(university.Id)).Select(t => t.Id).Should().Equal(second, first);
            (await Typed(await database.AccountAsync(PortalRole.Company)).TakeOverAsync(first, Guid.CreateVersion7())).Should().BeNull("it is another person's");

            var read = (await typed.AllAsync(university.Id))[1];
            database.Clock.Now = now.AddMinutes(2);
            (await typed.KeepAsync(first, university.Id, """{"About": "more"}""")).Ok.Should().BeTrue();
            await typed.DropAsync(first, read.SavedAt);
            (await typed.AllAsync(university.Id)).Should().HaveCount(2, "it was typed on since it was read");
            await typed.DropAsync(first);
            (await typed.AllAsync(university.Id)).Select(t => t.Id).Should().Equal(second);
            database.Clock.Now = now.AddDays(TypedEntries.KeptDays + 1);
            (await typed.AllAsync(university.Id)).Should().BeEmpty("it is old, though nothing was kept since");
        }
        finally
        {
            database.Clock.Now = now;
        }
    }

    [Fact]
    public async Task Sending_forgets_what_another_tab_took_over_of_the_same_words_and_nothing_else()
    {
        var (university, other) = (await database.OrganisationAsync(OrganisationKind.University, "二画面大学"), await database.OrganisationAsync(OrganisationKind.University, "二画面別大学"));
        var typed = Typed(await database.AccountAsync(PortalRole.Company, (await database.OrganisationAsync(OrganisationKind.Company, "二画面社")).Id));
        var (form, tab, more, elsewhere) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, to, text) in new[] { (form, university, "sent"), (tab, university, "sent"), (more, university, "more"), (elsewhere, other, "sent") })
            (await typed.KeepAsync(id, to.Id, $$"""{"About": "{{text}}"}""")).Ok.Should().BeTrue();
        await typed.DropSentAsync(form, university.Id, text => text.Contains("sent", StringComparison.Ordinal));
        (await typed.AllAsync(university.Id)).Select(t => t.Id).Should().Equal(more);
        (await typed.AllAsync(other.Id)).Select(t => t.Id).Should().Equal(elsewhere);
    }

    private static async Task<TypedEnquiry?> LatestAsync(TypedEnquiries typed, Guid institution) => await typed.AllAsync(institution) is [var latest, ..] ? latest : null;

    private TypedEnquiries Typed(CurrentUser user) => new(user, new Access(user, database.Contexts(user), database.Clock), database.Contexts(user), database.Clock);
}
