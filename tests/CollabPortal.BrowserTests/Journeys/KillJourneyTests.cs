using System.Text;
using CollabPortal.Application.Data;
using CollabPortal.BrowserTests.Hosting;
using CollabPortal.BrowserTests.Journeys.Month;
using CollabPortal.IntegrationTests.Survival;
using Microsoft.Playwright;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>kill -9 in the middle of an import and of typing: nothing is half there, nothing typed is lost, and the page says how to go on.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class KillJourneyTests(BrowserPortal browser)
{
    private const string Email = "writer@survival.example";
    private const int Rows = 30_000;

    /// <summary>Beside the tests the portal stands unpublished: scripts and styles are found where they were built.</summary>
    private static readonly (string Name, string Value) WithAssets = ("DOTNET_ENVIRONMENT", "Development");

    [Fact]
    public async Task A_killed_import_left_nothing_and_is_begun_again_and_what_was_typed_is_there()
    {
        await using var portal = new PortalProcess();
        await portal.StartAsync(demo: false, WithAssets);
        await SurvivalAccount.EnterAsync(portal, Email, Visitor.Password);
        await using var officer = await browser.VisitorAtAsync(portal.Address);
        await officer.SignInAsync(Email);
        var page = officer.Page;
        await ImportSteps.UploadAsync(officer, "四百か月分.csv", File());
        await ImportSteps.CheckAsync(page);
        var run = new Uri(page.Url).AbsolutePath;

        // In another tab a contract is being typed; it is no contract yet.
        var typing = await page.Context.NewPageAsync();
        await typing.GotoAsync("/contracts/new");
        await typing.FillAsync("#f-Number", "途中-１");
        await typing.FillAsync("#f-StartsOn", "令和八年四");
        await Expect(typing.Locator(".save [role=status]")).ToContainTextAsync("入力を保管しました");

        await page.GetByRole(AriaRole.Button, new() { Name = $"{Rows:N0}行を反映" }).ClickAsync();
        await UntilAsync(portal, "select exists (select 1 from register.import_run where status = 'Applying' and rows >= 5000)");
        await portal.KillAsync();
        await portal.StartAsync(demo: false, WithAssets);
        (await ScalarAsync(portal, "select count(*) from register.research_contract")).Should().Be(0L);
        (await ScalarAsync(portal, "select count(*) from register.fiscal_year_receipt")).Should().Be(0L);

        await typing.GotoAsync("/contracts/new");
        await typing.GetByRole(AriaRole.Button, new() { Name = "続きを書く" }).First.ClickAsync();
        await Expect(typing.Locator("#f-Number")).ToHaveValueAsync("途中-１");
        await Expect(typing.Locator("#f-StartsOn")).ToHaveValueAsync("令和八年四");

        // A run is taken for dead when nothing was heard of it for a while; the test does not wait for that while.
        await ScalarAsync(portal, "update register.import_run set heard_at = heard_at - interval '1 minute'");
        await officer.GoAsync("/imports");
        await Expect(page.Locator("main tbody tr").First).ToContainTextAsync("中断");
        await officer.GoAsync(run);
        await Expect(page.Locator("main")).ToContainTextAsync("途中で止まりました。何も変わっていません。もう一度始めてください。");
        await ImportSteps.ApplyAsync(page, "もう一度始める");
        (await ScalarAsync(portal, "select count(*) from register.research_contract")).Should().Be((long)Rows);
        (await ScalarAsync(portal, "select count(*) from register.fiscal_year_receipt where direct_yen = 5000000")).Should().Be((long)Rows);
    }

    private static byte[] File()
    {
        var text = new StringBuilder("契約番号,契約の種類,題目,相手方の名称,年度,直接経費（円）\r\n");
        for (var i = 0; i < Rows; i++) text.Append("K-").Append(i).Append(",共同研究,途中で止まる取込み,").Append(SurvivalAccount.Partner).Append(",2026,5百万円\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task UntilAsync(PortalProcess portal, string query)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await using var cluster = await portal.AttachAsync();
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        while (await ScalarAsync(sources, query) is not true) await tick.WaitForNextTickAsync(limit.Token);
    }

    private static async Task<object?> ScalarAsync(PortalProcess portal, string query)
    {
        await using var cluster = await portal.AttachAsync();
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        return await ScalarAsync(sources, query);
    }

    private static async Task<object?> ScalarAsync(PortalDataSources sources, string query)
    {
        await using var connection = await new OwnerContexts(sources, TimeProvider.System).OpenAsync();
#pragma warning disable CA2100 // queries of this class only
        await using var command = new NpgsqlCommand(query, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
