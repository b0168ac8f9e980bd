using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Matching.Events;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>Events from draft to their end: who reads them, who joins, what is counted, on the runtime role.</summary>
public sealed class EventTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private DateOnly Today => JapanTime.Today(database.Clock);

    [Fact]
    public async Task A_published_event_is_found_until_it_is_cancelled_and_its_page_stays()
    {
        var office = await OfficeAsync();
        var id = (await office.Desk.CreateAsync(Terms("鉛蓄電池再生交流会"))).Value;
        (await FoundAsync("鉛蓄電池再生")).Should().BeEmpty("a draft is nobody's");
        (await Queries(new CurrentUser()).FindAsync(id)).Should().BeNull();
        (await office.Desk.PublishAsync(id, 1)).Ok.Should().BeTrue();
        (await FoundAsync("鉛蓄電池再生")).Should().Equal(id);
        (await Queries(new CurrentUser()).ListAsync(new EventFilter())).Events.Should().Contain(e => e.Id == id);
        (await Queries(new CurrentUser()).ListAsync(new EventFilter { Kind = EventKind.Call })).Events.Should().NotContain(e => e.Id == id);
        (await office.Desk.CancelAsync(id, 2)).Ok.Should().BeTrue();
        (await FoundAsync("鉛蓄電池再生")).Should().BeEmpty();
        (await Queries(new CurrentUser()).ListAsync(new EventFilter())).Events.Should().NotContain(e => e.Id == id);
        (await Queries(new CurrentUser()).FindAsync(id))!.Status.Should().Be(EventStatus.Cancelled, "who planned by it must read that it does not take place");
    }

    [Fact]
    public async Task The_calendar_takes_what_is_over_out_of_the_search()
    {
        var office = await OfficeAsync();
        var id = await PublishedAsync(office, Terms("終了判定の見学会"));
        using var calendar = new ContractCalendar(database.Sources, new OwnerContexts(database.Sources, database.Clock), database.Clock, NullLogger<ContractCalendar>.Instance);
        await calendar.TurnAsync();
        (await FoundAsync("終了判定の見学会")).Should().Contain(id);
        var before = database.Clock.Now;
        database.Clock.Now = before.AddDays(11);
        try
        {
            await calendar.TurnAsync();
            (await FoundAsync("終了判定の見学会")).Should().NotContain(id);
            (await Queries(new CurrentUser()).ListAsync(new EventFilter { Past = true })).Events.Should().Contain(e => e.Id == id && e.IsOver);
            (await office.Desk.ChangeAsync(id, 2, Terms("終了判定の見学会"))).Problems.Single().Code.Should().Be("event-over");
        }
        finally
        {
            database.Clock.Now = before;
        }
    }

    [Fact]
    public async Task The_organiser_reads_who_joined_and_everybody_else_how_many()
    {
        var office = await OfficeAsync();
        var id = await PublishedAsync(office, Terms("参加者の見え方"));
        var (company, other) = (await CompanyAsync("架空電池社"), (await OfficeAsync()).User);
        (await Desk(company).JoinAsync(id, "架空 花子")).Ok.Should().BeTrue();
        (await Desk(other).JoinAsync(id, "架空 四郎")).Ok.Should().BeTrue();
        (await Desk(company).JoinAsync(id, "架空 花子")).Problems.Single().Code.Should().Be("event-joined");
        (await office.Queries.PeopleAsync(id)).Select(p => (p.Name, p.Organisation)).Should().Equal([("架空 花子", "架空電池社"), ("架空 四郎", "催し大学")], "nobody says themselves for whom they come");
        (await Queries(company).PeopleAsync(id)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "架空 花子", IsReader = true });
        foreach (var reader in new[] { new CurrentUser(), await database.AccountAsync(PortalRole.Ministry), await database.AccountAsync(PortalRole.Admin), await database.AccountAsync(PortalRole.Company) })
        {
            (await Queries(reader).FindAsync(id))!.Joined.Should().Be(2);
            await using var db = database.As(reader);
            (await db.Set<EventParticipant>().CountAsync()).Should().Be(0, "names are the organiser's, in SQL too");
        }

        (await Desk(company).LeaveAsync(id)).Ok.Should().BeTrue();
        (await Queries(company).JoinedAsync()).Should().BeEmpty();
        (await Queries(other).JoinedAsync()).Should().ContainSingle(e => e.Id == id);
        (await office.Queries.FindAsync(id))!.Joined.Should().Be(1);
    }

    [Fact]
    public async Task The_last_place_is_given_once()
    {
        var office = await OfficeAsync();
        var id = await PublishedAsync(office, Terms("先着一名") with { Capacity = 1 });
        var people = new List<CurrentUser>();
        for (var i = 0; i < 4; i++) people.Add(await CompanyAsync("架空社"));
        var answers = await Task.WhenAll(people.Select(p => Desk(p).JoinAsync(id, "架空 花子")));
        answers.Count(a => a.Ok).Should().Be(1);
        answers.Where(a => !a.Ok).Should().OnlyContain(a => a.Problems[0].Code == "event-full");
        (await office.Desk.ChangeAsync(id, 2, Terms("先着一名") with { Capacity = 5 })).Ok.Should().BeTrue();
        (await Desk(people[Array.FindIndex(answers, a => !a.Ok)]).JoinAsync(id, "架空 花子")).Ok.Should().BeTrue();
        (await office.Desk.ChangeAsync(id, 3, Terms("先着一名") with { Capacity = 1 })).Problems.Single().Code.Should().Be("event-capacity-joined");
    }

    [Fact]
    public async Task Enquiries_that_came_from_an_event_are_counted_for_its_organiser_and_the_ministry_alone()
    {
        var office = await OfficeAsync();
        var id = await PublishedAsync(office, Terms("問い合わせを生む展示"));
        var asking = await database.OrganisationAsync(OrganisationKind.Company, "催し社");
        var company = await database.AccountAsync(PortalRole.Company, asking.Id);
        var (contexts, access) = (database.Contexts(company), new Access(company, database.Contexts(company), database.Clock));
        var desk = new EnquiryDesk(company, access, new AccountCompany(company, contexts), contexts, new ResponseTimes(contexts, database.Clock), new AttachmentStore(AttachmentSettings.Standard), database.Clock);
        var terms = new EnquiryTerms { Title = "展示を見て", Problem = "相談したい", CompanyId = asking.Id, Person = "架空 花子", Origin = EnquiryOrigin.Event, OriginId = id };
        (await desk.AskAsync((await OfficeAsync()).User.InstitutionId!.Value, terms)).Problems.Single().Code.Should().Be("not-found", "the event is another institution's");
        var thread = (await desk.AskAsync(office.User.InstitutionId!.Value, terms)).Value;
        (await new EnquiryQueries(office.User, database.Contexts(office.User), database.Clock).FindAsync(thread))!.Enquiry.OriginTitle.Should().Be("問い合わせを生む展示");
        (await office.Queries.FindAsync(id))!.Enquiries.Should().Be(1);
        (await Queries(await database.AccountAsync(PortalRole.Ministry)).EveryAsync()).Single(e => e.Id == id).Enquiries.Should().Be(1);
        foreach (var reader in new[] { new CurrentUser(), company, (await OfficeAsync()).User }) (await Queries(reader).FindAsync(id))!.Enquiries.Should().BeNull();
    }

    [Fact]
    public async Task The_ministry_announces_calls_of_its_own_and_touches_no_others()
    {
        var ministry = await database.AccountAsync(PortalRole.Ministry);
        var call = Terms("府省の試験公募") with { Kind = EventKind.Call, StartsOn = null, Deadline = Today.AddDays(20), Link = "https://www.demo.example/x" };
        (await Desk(ministry).CreateAsync(Terms("府省の展示会"))).Problems.Single().Should().BeEquivalentTo(new { Code = "event-kind", Field = "Kind" });
        var id = (await Desk(ministry).CreateAsync(call)).Value;
        (await Queries((await OfficeAsync()).User).FindAsync(id)).Should().BeNull();
        (await Desk(ministry).PublishAsync(id, 1)).Ok.Should().BeTrue();
        var seen = (await Queries(new CurrentUser()).FindAsync(id))!;
        (seen.Organiser, seen.IsOwn).Should().Be((null, false));
        (await FoundAsync("府省の試験公募")).Should().Equal(id);
        (await Queries(await database.AccountAsync(PortalRole.Ministry)).OwnAsync()).Should().Contain(e => e.Id == id, "the ministry is one organiser");

        var office = await OfficeAsync();
        var theirs = await PublishedAsync(office, Terms("機関の催し"));
        (await Desk(ministry).CancelAsync(theirs, 2)).Problems.Single().Code.Should().Be("not-found");
        (await office.Desk.CancelAsync(id, 2)).Problems.Single().Code.Should().Be("not-found");
        (await (await OfficeAsync()).Desk.ChangeAsync(theirs, 2, Terms("x"))).Problems.Single().Code.Should().Be("not-found");
        (await Desk(await database.AccountAsync(PortalRole.Company)).CreateAsync(call)).Problems.Single().Code.Should().Be("not-allowed");
        (await Desk(ministry).JoinAsync(theirs, "x")).Problems.Single().Code.Should().Be("not-allowed");
    }

    [Fact]
    public async Task Bad_input_is_named_and_stores_nothing()
    {
        var office = await OfficeAsync();
        (await office.Desk.CreateAsync(Terms(" "))).Problems.Single().Should().BeEquivalentTo(new { Code = "required", Field = "Title" });
        (await office.Queries.OwnAsync()).Should().BeEmpty();
        var id = (await office.Desk.CreateAsync(new EventTerms { Title = "下書き", Kind = EventKind.Fair })).Value;
        (await office.Desk.PublishAsync(id, 1)).Problems.Select(p => p.Field).Should().Equal("StartsOn", "Place", "Audience", "Description");
        (await office.Desk.ChangeAsync(id, 7, Terms("x"))).Problems.Single().Code.Should().Be("stale-version");
        (await office.Desk.CancelAsync(id, 1)).Problems.Single().Code.Should().Be("event-draft");
        (await office.Desk.DeleteAsync(id, 1)).Ok.Should().BeTrue();
        var published = await PublishedAsync(office, Terms("消せない催し"));
        (await office.Desk.DeleteAsync(published, 2)).Problems.Single().Code.Should().Be("event-published");
        (await Desk(await database.AccountAsync(PortalRole.Company)).JoinAsync(published, "名")).Problems.Single().Code.Should().Be("account-company");
        var company = await CompanyAsync("架空社");
        (await Desk(company).JoinAsync(published, "")).Problems.Single().Should().BeEquivalentTo(new { Code = "required", Field = "Name" });
        (await Desk(company).JoinAsync(Guid.NewGuid(), "名")).Problems.Single().Code.Should().Be("not-found");
        (await office.Queries.FindAsync(published))!.Joined.Should().Be(0);
    }

    private sealed record Office(CurrentUser User, EventDesk Desk, EventQueries Queries);

    private EventTerms Terms(string title) => new()
    {
        Title = title,
        Kind = EventKind.ExchangeMeeting,
        StartsOn = Today.AddDays(10),
        Place = "講堂",
        Audience = "どなたでも",
        Description = "話します。",
        TakesJoining = true,
    };

    private async Task<Office> OfficeAsync()
    {
        var user = await database.AccountAsync(PortalRole.Liaison, (await database.OrganisationAsync(OrganisationKind.University, "催し大学")).Id);
        return new Office(user, Desk(user), Queries(user));
    }

    private async Task<CurrentUser> CompanyAsync(string name) => await database.AccountAsync(PortalRole.Company, (await database.OrganisationAsync(OrganisationKind.Company, name)).Id);

    private async Task<Guid> PublishedAsync(Office office, EventTerms terms)
    {
        var id = (await office.Desk.CreateAsync(terms)).Value;
        (await office.Desk.PublishAsync(id, 1)).Ok.Should().BeTrue();
        return id;
    }

    private EventDesk Desk(CurrentUser user) => new(user, new Access(user, database.Contexts(user), database.Clock), new AccountCompany(user, database.Contexts(user)), database.Contexts(user), database.Clock);

    private EventQueries Queries(CurrentUser user) => new(user, new AccountCompany(user, database.Contexts(user)), database.Contexts(user), database.Clock);

    private async Task<IReadOnlyList<Guid>> FoundAsync(string words) =>
        [.. (await new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = "\"" + words + "\"", Kinds = [DocumentKind.Event] })).Hits.Select(h => h.SubjectId)];
}
