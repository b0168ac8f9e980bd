using System.Text.RegularExpressions;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>Signs a plain HTTP client in as a browser would: fetches the form, posts it with its hidden fields.</summary>
public static partial class SignedIn
{
    /// <summary>Posts the sign-in form; throws when the account is not let in. The client must keep cookies.</summary>
    public static async Task SignInAsync(this HttpClient client, string email, string password)
    {
        var page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var form = Forms().Matches(page).Select(m => m.Value).Single(f => f.Contains("type=\"password\"", StringComparison.Ordinal));
        var fields = new Dictionary<string, string>();
        foreach (Match input in Inputs().Matches(form))
        {
            var (name, type) = (Attribute(input.Value, "name"), Attribute(input.Value, "type"));
            if (name is null) continue;
            fields[name] = type switch { "email" => email, "password" => password, "checkbox" => "false", _ => Attribute(input.Value, "value") ?? "" };
        }

        var action = Attribute(Forms().Match(form).Value[..form.IndexOf('>', StringComparison.Ordinal)], "action") ?? "/account/sign-in";
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(System.Net.WebUtility.HtmlDecode(action), UriKind.RelativeOrAbsolute), content);
        if ((int)answer.StatusCode is < 300 or > 399) throw new InvalidOperationException($"Not let in as {email}: {(int)answer.StatusCode}");
    }

    private static string? Attribute(string tag, string name)
    {
        var match = Regex.Match(tag, $"\\b{name}=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return match.Success ? System.Net.WebUtility.HtmlDecode(match.Groups["v"].Value) : null;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<(input|button)[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inputs();
}
