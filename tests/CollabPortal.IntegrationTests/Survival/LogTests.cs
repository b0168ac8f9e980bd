using System.Net;
using System.Text.RegularExpressions;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Survival;

/// <summary>The log tells what happened and never who by address, nor a password (ASVS 16.x).</summary>
public class LogTests
{
    private const string Email = "somebody@secret.example", Password = "Never-In-The-Log-2026";

    [Fact]
    public async Task The_log_holds_no_address_and_no_password()
    {
        await using var portal = new PortalProcess();
        await portal.StartAsync(demo: false);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(portal.Address) };
        var signIn = () => client.SignInAsync(Email, Password);
        await signIn.Should().ThrowAsync<InvalidOperationException>("there is no such account");
        using var sneaky = await client.GetAsync(new Uri($"/institutions?q={Email}&password={Password}", UriKind.Relative));
        using var missing = await client.GetAsync(new Uri($"/api/v1/institutions/{Email}", UriKind.Relative));
        await portal.KillAsync();

        var files = Directory.EnumerateFiles(portal.Folder, "*.log", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(portal.Folder, "*.json", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "secrets.json"))
            .Where(f => !f.Contains("/postgres/", StringComparison.Ordinal)).ToList();
        var log = portal.Output + string.Join('\n', files.Select(File.ReadAllText));
        log.Should().Contain("/institutions", "the request log is what this test reads");
        log.Should().NotContain(Password);
        Regex.Matches(log, "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}", RegexOptions.None, TimeSpan.FromSeconds(5)).Should().BeEmpty();
    }
}
