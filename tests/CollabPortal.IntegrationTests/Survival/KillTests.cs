using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.IntegrationTests.Hosting;
using Npgsql;

namespace CollabPortal.IntegrationTests.Survival;

/// <summary>Nothing acknowledged is lost (trust.md): eight writers, the portal killed ten times at random, every acknowledged id is there.</summary>
public class KillTests
{
    private const string Email = "writer@survival.example", Password = "Survival-Test-2026-Long";

    private readonly ConcurrentDictionary<Guid, byte> acknowledged = new();

    [Fact]
    public async Task Every_acknowledged_contract_survives_ten_kills_under_eight_writers()
    {
        await using var portal = new PortalProcess();
        await portal.StartAsync(demo: false);
        await SurvivalAccount.EnterAsync(portal, Email, Password);

        var random = new Random(20261121);
        for (var kill = 0; kill < 10; kill++)
        {
            using var until = new CancellationTokenSource();
            var before = acknowledged.Count;
            var writers = Enumerable.Range(0, 8).Select(_ => WriteAsync(portal.Address, until.Token)).ToList();
            // The kill comes at a random number of acknowledgements, so in the middle of other saves.
            var enough = before + random.Next(5, 60);
            using (var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5)))
            {
                while (acknowledged.Count < enough && writers.TrueForAll(w => !w.IsFaulted)) await tick.WaitForNextTickAsync();
            }

            await portal.KillAsync();
            await until.CancelAsync();
            await Task.WhenAll(writers);
            await portal.StartAsync(demo: false);
        }

        acknowledged.Should().HaveCountGreaterThan(50);
        var stored = await StoredAsync(portal);
        acknowledged.Keys.Where(id => !stored.Contains(id)).Should().BeEmpty("every id that a client saw acknowledged must be there");
    }

    // One writer: signs in, then saves drafts until the portal is killed under it.
    private async Task WriteAsync(string address, CancellationToken until)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            await client.SignInAsync(Email, Password);
            client.DefaultRequestHeaders.Add("X-Requested-With", "CollabPortal");
            while (!until.IsCancellationRequested)
            {
                using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/contracts", UriKind.Relative), new { kind = "JointResearch", title = "生き残る契約" }, until);
                answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(until));
                var body = await answer.Content.ReadFromJsonAsync<JsonElement>(until);
                acknowledged[body.GetProperty("id").GetGuid()] = 0;
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // The portal died under this writer; what was not acknowledged is not promised.
        }
    }

    private static async Task<HashSet<Guid>> StoredAsync(PortalProcess portal)
    {
        await using var cluster = await portal.AttachAsync();
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        await using var connection = await new OwnerContexts(sources, TimeProvider.System).OpenAsync();
        await using var command = new NpgsqlCommand("select id from register.research_contract", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new HashSet<Guid>();
        while (await reader.ReadAsync()) stored.Add(reader.GetGuid(0));
        return stored;
    }
}
