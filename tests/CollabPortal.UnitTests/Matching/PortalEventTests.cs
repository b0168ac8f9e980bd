using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Matching;

/// <summary>The steps of an event, its days, and who may join.</summary>
public sealed class PortalEventTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly EventTerms Meeting = new()
    {
        Title = "電池の交流会",
        Kind = EventKind.ExchangeMeeting,
        StartsOn = Today.AddDays(10),
        Place = "講堂",
        Audience = "どなたでも",
        Description = "話します。",
        TakesJoining = true,
    };

    private static readonly EventTerms Call = new()
    {
        Title = "共同研究の公募",
        Kind = EventKind.Call,
        Deadline = Today.AddDays(30),
        Audience = "中小企業",
        Description = "公募します。",
        Link = "https://www.demo.example/call",
    };

    public static TheoryData<EventTerms, string, string> BadTerms() => new()
    {
        { Meeting with { Title = "　" }, "required", "Title" },
        { Meeting with { Kind = null }, "required", "Kind" },
        { Meeting with { Title = new string('字', 121) }, "too-long", "Title" },
        { Meeting with { Description = new string('字', 4_001) }, "too-long", "Description" },
        { Meeting with { EndsOn = Today.AddDays(9) }, "event-days", "EndsOn" },
        { Meeting with { StartsOn = null, EndsOn = Today.AddDays(9) }, "event-days", "EndsOn" },
        { Meeting with { Deadline = Today.AddDays(11) }, "event-deadline", "Deadline" },
        { Call with { StartsOn = Today.AddDays(31) }, "event-days", "Deadline" },
        { Meeting with { Link = "javascript:alert(1)" }, "event-link", "Link" },
        { Meeting with { Link = "www.demo.example" }, "event-link", "Link" },
        { Meeting with { Capacity = 0 }, "event-capacity", "Capacity" },
        { Meeting with { Capacity = 100_001 }, "event-capacity", "Capacity" },
    };

    [Theory]
    [MemberData(nameof(BadTerms))]
    public void Bad_terms_are_named_by_field(EventTerms terms, string code, string field)
    {
        var act = () => new PortalEvent(Guid.NewGuid(), terms, Today);
        act.Should().Throw<RuleViolation>().Which.Should().BeEquivalentTo(new { Code = code, Field = field });
    }

    [Fact]
    public void A_draft_says_everything_that_publication_needs()
    {
        Missing(new EventTerms { Title = "交流会", Kind = EventKind.Fair }).Should().Equal("StartsOn", "Place", "Audience", "Description");
        Missing(new EventTerms { Title = "公募", Kind = EventKind.GapFund }).Should().Equal("Deadline", "Audience", "Description", "Link");
        Missing(Meeting with { Place = null, IsOnline = true }).Should().BeEmpty("online is a place");
        Missing(Call with { Link = null, TakesJoining = true }).Should().BeEmpty("whoever can join here knows where");
        Code(() => new PortalEvent(Guid.NewGuid(), Meeting with { StartsOn = Today.AddDays(-1) }, Today).Publish(Today)).Should().Be("event-past");
        Code(() => new PortalEvent(Guid.NewGuid(), Meeting with { StartsOn = Today }, Today).Publish(Today)).Should().BeNull("the day itself is not over");
    }

    [Fact]
    public void The_ministry_announces_calls_only()
    {
        Code(() => _ = new PortalEvent(null, Meeting, Today)).Should().Be("event-kind");
        Code(() => _ = new PortalEvent(null, Call, Today)).Should().BeNull();
    }

    [Fact]
    public void Cancelled_or_over_it_stays_as_it_is()
    {
        var held = Published(Meeting);
        held.IsOver(Today.AddDays(10)).Should().BeFalse();
        Code(() => held.Change(Meeting, 0, Today.AddDays(11))).Should().Be("event-over");
        Code(() => held.Cancel(Today.AddDays(11))).Should().Be("event-over");
        Code(() => held.Change(Meeting with { Place = null }, 0, Today)).Should().Be("event-place", "what is published keeps what publication needs");
        held.Cancel(Today);
        Code(() => held.Change(Meeting, 0, Today)).Should().Be("event-cancelled");
        Code(() => held.Publish(Today)).Should().Be("event-cancelled");
        Code(() => new PortalEvent(Guid.NewGuid(), Meeting, Today).Cancel(Today)).Should().Be("event-draft");
    }

    [Fact]
    public void Joining_ends_with_the_deadline_the_last_place_and_the_event()
    {
        var held = Published(Meeting with { Deadline = Today.AddDays(5), Capacity = 2 });
        Join(held, 1, Today.AddDays(5)).Should().BeNull();
        Join(held, 2, Today).Should().Be("event-full");
        Join(held, 0, Today.AddDays(6)).Should().Be("event-closed");
        Join(Published(Meeting with { TakesJoining = false }), 0, Today).Should().Be("event-closed");
        Join(new PortalEvent(Guid.NewGuid(), Meeting, Today), 0, Today).Should().Be("event-closed", "nobody joins a draft");
        Join(held, 0, Today, name: " ").Should().Be("required");
        Join(held, 0, Today, name: new string('名', 101)).Should().Be("too-long");
        Code(() => held.Change(Meeting with { Capacity = 2 }, 3, Today)).Should().Be("event-capacity-joined");
        held.Cancel(Today);
        Join(held, 0, Today).Should().Be("event-closed");
    }

    private static PortalEvent Published(EventTerms terms)
    {
        var made = new PortalEvent(Guid.NewGuid(), terms, Today);
        made.Publish(Today);
        return made;
    }

    private static IEnumerable<string?> Missing(EventTerms terms) => new PortalEvent(Guid.NewGuid(), terms, Today).Missing(Today).Select(m => m.Field);

    private static string? Join(PortalEvent held, int joined, DateOnly day, string? name = "架空 花子") => Code(() => held.Join(Guid.NewGuid(), name, "架空社", joined, day, DateTimeOffset.UnixEpoch));

    private static string? Code(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RuleViolation violation)
        {
            return violation.Code;
        }
    }
}
