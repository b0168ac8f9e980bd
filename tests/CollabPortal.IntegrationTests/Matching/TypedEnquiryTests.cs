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
        (await typed.LatestAsync(university.Id)).Should().BeNull();
        (await typed.KeepAsync(form, university.Id, """{"About":""}""")).Value.Should().Be(database.Clock.Now);
        (await typed.KeepAsync(form, university.Id, """{"About": "x"}""")).Ok.Should().BeTrue();
        (await typed.LatestAsync(university.Id))!.Text.Should().Be("""{"About": "x"}""", "the same form stands once, as it was last");
        (await typed.LatestAsync(other.Id)).Should().BeNull();
        (await Typed(colleague).LatestAsync(university.Id)).Should().BeNull("not even a colleague reads it");
        await Typed(colleague).DropAsync(form);
        var office = await database.AccountAsync(PortalRole.Liaison, university.Id);
        (await Typed(office).LatestAsync(university.Id)).Should().BeNull("nor the institution that it will be sent to");
        (await Typed(office).KeepAsync(Guid.NewGuid(), university.Id, "{}")).Problems.Single().Code.Should().Be("not-allowed");
        (await typed.KeepAsync(Guid.NewGuid(), university.Id, new string('x', TypedEntries.TextLimit + 1))).Problems.Single().Code.Should().Be("too-long");

        var next = Guid.CreateVersion7();
        await typed.TakeOverAsync(form, next);
        (await typed.LatestAsync(university.Id))!.Id.Should().Be(next);
        (await typed.KeepAsync(form, university.Id, "{}")).Ok.Should().BeTrue("the form of before keeps apart and writes over nothing");
        await typed.DropAsync(form);
        (await typed.LatestAsync(university.Id))!.Id.Should().Be(next);
        await typed.DropAsync(next);
        (await typed.LatestAsync(university.Id)).Should().BeNull();
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

        (await typed.LatestAsync(university.Id)).Should().BeNull("though the portal fell before it forgot what was kept");
        var now = database.Clock.Now;
        try
        {
            (await typed.KeepAsync(Guid.CreateVersion7(), university.Id, "{}")).Ok.Should().BeTrue();
            database.Clock.Now = now.AddDays(TypedEntries.KeptDays + 1);
            var other = await database.OrganisationAsync(OrganisationKind.University, "後の大学");
            (await typed.KeepAsync(Guid.CreateVersion7(), other.Id, "{}")).Ok.Should().BeTrue();
            (await typed.LatestAsync(university.Id)).Should().BeNull();
            (await typed.LatestAsync(other.Id)).Should().NotBeNull();
        }
        finally
        {
            database.Clock.Now = now;
        }
    }

    private TypedEnquiries Typed(CurrentUser user) => new(user, new Access(user, database.Contexts(user), database.Clock), database.Contexts(user), database.Clock);
}
