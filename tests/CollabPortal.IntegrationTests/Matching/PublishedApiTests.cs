using System.Net;
using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>What is published, over the API: what it tells, what it never tells, and what it refuses.</summary>
public sealed class PublishedApiTests : IAsyncLifetime
{
    private readonly PortalHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Needs_for_everybody_are_told_without_anybodys_name_and_anonymous_ones_without_their_company()
    {
        var (asker, company, university) = (await AccountAsync(PortalRole.Company, null), await host.Database.OrganisationAsync(OrganisationKind.Company, "公開社"), await UniversityAsync());
        var named = await NeedAsync(asker, company.Id, "名を出すニーズ", n => n);
        var hidden = await NeedAsync(asker, company.Id, "名を伏せるニーズ", n => n with { IsAnonymous = true });
        var chosen = await NeedAsync(asker, company.Id, "選んだ機関へのニーズ", n => n with { Audience = NeedAudience.Chosen, Institutions = [university] });
        using var list = await JsonAsync("/api/v1/needs?field=C");
        list.RootElement.GetProperty("total").GetInt32().Should().Be(2);
        var text = list.RootElement.GetRawText();
        text.Should().NotContain("架空 三郎").And.NotContain("選んだ機関");
        var needs = list.RootElement.GetProperty("needs").EnumerateArray().ToDictionary(n => n.GetProperty("id").GetGuid());
        needs[named].GetProperty("company").GetProperty("name").GetProperty("ja").GetString().Should().Be("公開社");
        (needs[hidden].GetProperty("company").ValueKind, needs[hidden].GetProperty("anonymous").GetBoolean()).Should().Be((JsonValueKind.Null, true));
        using var one = await JsonAsync($"/api/v1/needs/{hidden}");
        one.RootElement.GetProperty("company").ValueKind.Should().Be(JsonValueKind.Null);
        (await StatusAsync($"/api/v1/needs/{chosen}")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync("/api/v1/needs?field=Z")).Should().Be(HttpStatusCode.BadRequest);
        (await StatusAsync("/api/v1/needs?feild=C")).Should().Be(HttpStatusCode.BadRequest);
        using var found = await JsonAsync("/api/v1/search?kind=Need&q=" + Uri.EscapeDataString("\"名を伏せるニーズ\""));
        found.RootElement.GetProperty("hits")[0].GetProperty("institution").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Events_are_listed_with_how_many_joined_and_a_draft_is_not()
    {
        var university = await UniversityAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        var terms = new EventTerms { Title = "API の交流会", Kind = EventKind.ExchangeMeeting, StartsOn = today.AddDays(20), IsOnline = true, Audience = "どなたでも", Description = "話します。", TakesJoining = true, Capacity = 9 };
        var (shown, draft) = (new PortalEvent(university, terms, today), new PortalEvent(university, terms with { Title = "下書き" }, today));
        shown.Publish(today);
        await using (var db = host.Database.As(PortalRole.Liaison, university))
        {
            db.AddRange(shown, draft);
            await db.SaveChangesAsync();
        }

        var person = await AccountAsync(PortalRole.Company, null);
        await using (var db = host.Database.As(person))
        {
            db.Add(shown.Join(person.UserId!.Value, "架空 花子", "公開社", 0, today, DateTimeOffset.UtcNow));
            await db.SaveChangesAsync();
        }

        using var list = await JsonAsync("/api/v1/events?kind=exchangemeeting&prefecture=13");
        list.RootElement.GetRawText().Should().NotContain("架空 花子");
        var only = list.RootElement.GetProperty("events").EnumerateArray().Single();
        (only.GetProperty("id").GetGuid(), only.GetProperty("joined").GetInt32(), only.GetProperty("capacity").GetInt32()).Should().Be((shown.Id, 1, 9));
        (await StatusAsync($"/api/v1/events/{draft.Id}")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync($"/api/v1/events/{shown.Id}")).Should().Be(HttpStatusCode.OK);
        foreach (var wrong in new[] { "kind=9", "past=maybe", "page=0", "prefecture=48" }) (await StatusAsync("/api/v1/events?" + wrong)).Should().Be(HttpStatusCode.BadRequest);
        foreach (var wrong in new[] { "kind=x", "place=r99", "band=0", "page=51", "q=" + new string('a', 501) }) (await StatusAsync("/api/v1/search?" + wrong)).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_size_bands_of_the_search_are_those_of_the_table()
    {
        (await RefusalAsync("/api/v1/search?band=8")).Should().Contain("size band: 1, 2, 3, 4, 5, 6, 7.");
        await using (var db = host.Database.AsOwner()) await db.Database.ExecuteSqlAsync($"insert into statistics.size_band (id, lower_yen, upper_yen, is_confirmed) values (8, 1000000000000, null, false)");
        (await StatusAsync("/api/v1/search?band=8")).Should().Be(HttpStatusCode.OK);
        (await RefusalAsync("/api/v1/search?band=9")).Should().Contain("6, 7, 8.");
        (await RefusalAsync("/api/v1/search?band=0")).Should().Contain("size band: 1, 2", "¥0 is no size to look for");
    }

    [Fact]
    public async Task A_published_profile_and_a_published_seed_have_documents()
    {
        var university = await UniversityAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        (await StatusAsync($"/api/v1/institutions/{university}/profile")).Should().Be(HttpStatusCode.NotFound);
        var seed = new ResearchSeed(university, new SeedTerms { Title = "公開シーズ", Problem = "困る", Advantage = "早い", Readiness = SeedReadiness.Field, FieldCode = "C" });
        seed.Publish(today);
        await using (var db = host.Database.As(PortalRole.Liaison, university))
        {
            db.Add(seed);
            await db.SaveChangesAsync();
        }

        using var one = await JsonAsync($"/api/v1/seeds/{seed.Id}");
        one.RootElement.GetProperty("title").GetProperty("ja").GetString().Should().Be("公開シーズ");
        (await StatusAsync($"/api/v1/seeds/{Guid.NewGuid()}")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync($"/api/v1/institutions/{university}/profile?version=x")).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_OpenAPI_document_has_them_with_examples()
    {
        using var document = await JsonAsync("/openapi/v1.json");
        var paths = document.RootElement.GetProperty("paths");
        foreach (var path in new[] { "search", "seeds/{id}", "needs", "needs/{id}", "events", "events/{id}", "institutions/{id}/profile" })
            paths.GetProperty("/api/v1/" + path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _).Should().BeTrue(path);
    }

    private async Task<Guid> UniversityAsync() => (await host.Database.OrganisationAsync(OrganisationKind.University, "公開大学" + Guid.NewGuid().ToString("N")[..6], prefecture: null)).Id;

    private Task<CurrentUser> AccountAsync(PortalRole role, Guid? institution) => host.Database.AccountAsync(role, institution);

    private async Task<Guid> NeedAsync(CurrentUser asker, Guid company, string title, Func<NeedTerms, NeedTerms> change)
    {
        var need = new CompanyNeed(change(new NeedTerms { Title = title, Problem = "困る", Sought = "方法", Fields = ["C"], CompanyId = company, Person = "架空 三郎" }), asker.UserId!.Value);
        await using var db = host.Database.As(asker);
        db.Add(need);
        await db.SaveChangesAsync();
        need.Publish(new DateOnly(2026, 11, 21));
        await db.SaveChangesAsync();
        return need.Id;
    }

    private async Task<JsonDocument> JsonAsync(string address)
    {
        using var client = host.Client();
        return JsonDocument.Parse(await client.GetStringAsync(address));
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var client = host.Client();
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    private async Task<string> RefusalAsync(string address)
    {
        using var client = host.Client();
        using var answer = await client.GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        return await answer.Content.ReadAsStringAsync();
    }
}
