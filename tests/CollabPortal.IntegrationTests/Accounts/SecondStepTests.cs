using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.IntegrationTests.Accounts;

/// <summary>Two-step sign-in over HTTP, with an authenticator of our own (RFC 6238).</summary>
public sealed class SecondStepTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Email = "careful@ministry.example", Password = "four words nobody guesses";

    [Fact]
    public async Task A_code_is_asked_for_works_once_and_a_recovery_code_helps()
    {
        var id = await AccountAsync();
        using var client = portal.Client();
        await client.SignInAsync(Email, Password);
        var setup = await client.GetStringAsync(new Uri("/account/two-steps", UriKind.Relative));
        var key = string.Concat(Regex.Match(setup, "<code>(?<key>[A-Z2-7 ]+)</code>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["key"].Value.Split(' '));
        (await PostAsync(client, "/account/two-steps", ("On.Code", "000000x"))).Should().Contain("確認コードが違う");
        var used = Code(key); // once: between two there may lie the end of its 30 seconds
        var on = await PostAsync(client, "/account/two-steps", ("On.Code", used));
        var spare = Regex.Matches(on, "<li><code>(?<code>[^<]+)</code>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["code"].Value).ToList();
        spare.Should().HaveCount(10);

        using var thief = portal.Client();
        await thief.SignInAsync(Email, Password);
        (await StatusAsync(thief, "/dashboard")).Should().Be(HttpStatusCode.Redirect, "the password alone opens nothing");
        (await PostAsync(thief, "/account/second-step", ("Entry.Code", used))).Should().Contain("確認コードが違う", "the code was used to turn it on");
        (await PostAsync(thief, "/account/second-step", ("Entry.Code", spare[0]))).Should().BeEmpty("it leads on");
        (await StatusAsync(thief, "/dashboard")).Should().Be(HttpStatusCode.OK);

        using var again = portal.Client();
        await again.SignInAsync(Email, Password);
        (await PostAsync(again, "/account/second-step", ("Entry.Code", spare[0]))).Should().Contain("確認コードが違う", "a recovery code works once");

        await using var scope = portal.Services.CreateAsyncScope();
        var keeper = await portal.Database.AccountAsync(PortalRole.Admin);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Enter(keeper.UserId!.Value, "試験の管理者", PortalRole.Admin, null, keeper.Stamp);
        var line = (await scope.ServiceProvider.GetRequiredService<AccountQueries>().FindAsync(id))!;
        line.HasSecondStep.Should().BeTrue();
        (await scope.ServiceProvider.GetRequiredService<AccountDesk>().ClearSecondStepAsync(id, line.Stamp)).Ok.Should().BeTrue();
        using var afterwards = portal.Client();
        await afterwards.SignInAsync(Email, Password);
        (await StatusAsync(afterwards, "/dashboard")).Should().Be(HttpStatusCode.OK);
        (await afterwards.GetStringAsync(new Uri("/account/two-steps", UriKind.Relative))).Should().NotContain(key[..4] + " " + key[4..8], "the lost device's key is gone");
    }

    [Fact]
    public async Task Without_a_password_first_no_code_is_taken()
    {
        using var client = portal.Client();
        (await client.GetStringAsync(new Uri("/account/second-step", UriKind.Relative))).Should().NotContain("one-time-code");
    }

    private async Task<Guid> AccountAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var keeper = await portal.Database.AccountAsync(PortalRole.Admin);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Enter(keeper.UserId!.Value, "試験の管理者", PortalRole.Admin, null, keeper.Stamp);
        var link = (await scope.ServiceProvider.GetRequiredService<AccountDesk>().InviteAsync(new AccountTerms(Email, "慎重な担当", PortalRole.Ministry, null))).Value;
        return (await scope.ServiceProvider.GetRequiredService<Invitations>().AcceptAsync(link.AccountId, link.Key, Password)).Value;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    // Posts the page's form as a browser would; the answer's text, empty when it leads elsewhere.
    private static async Task<string> PostAsync(HttpClient client, string path, (string Name, string Value) field)
    {
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        var form = Regex.Matches(page, "<form.*?</form>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Select(m => m.Value).Single(f => f.Contains(field.Name, StringComparison.Ordinal));
        var fields = Regex.Matches(form, "<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        fields[field.Name] = field.Value;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (int)answer.StatusCode is >= 300 and <= 399 ? "" : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    // RFC 6238 with SHA-1, 30 s, 6 digits. Identity reads the machine's clock, not the test's.
    private static string Code(string base32)
    {
        var bits = string.Concat(base32.TrimEnd('=').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // what authenticator apps use
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000;
        return number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
