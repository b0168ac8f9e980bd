using System.Globalization;
using CollabPortal.Application.Accounts;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>Keys for programs that send files: made for an account, listed, revoked.</summary>
internal sealed class TokenVerb() : Verb("token", "create USER [--days N] [--scope import]", "makes a key for programs that send files ('token list' and 'token revoke ID' show and end them)")
{
    internal override (int Least, int Most) Words => (1, 2);

    internal override IReadOnlyDictionary<string, bool> Options { get; } = new Dictionary<string, bool> { ["days"] = true, ["scope"] = true };

    internal override async Task RunAsync(VerbContext context)
    {
        var tokens = context.Services.GetRequiredService<AccessTokens>();
        switch (context.Words)
        {
            case ["create", var email]:
                await CreateAsync(tokens, email, context);
                break;
            case ["list"]:
                foreach (var token in await tokens.ListAsync(context.Stop))
                    await context.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{token.Id}  …{token.Hint}  {token.Scope}  {token.Account}  until {token.ExpiresAt:yyyy-MM-dd}{(token.RevokedAt is null ? "" : "  revoked")}"));
                break;
            case ["revoke", var id]:
                if (!Guid.TryParse(id, out var wanted) || !await tokens.RevokeAsync(wanted, context.Stop)) throw new StartException(ExitCodes.Failed, "There is no key of this id that still works: './run.sh token list' shows them.");
                await context.Output.WriteLineAsync("Revoked.");
                break;
            default:
                throw StartException.Usage($"'{Name}' is called as './run.sh {Name} {Parameters}', './run.sh {Name} list' or './run.sh {Name} revoke ID'.");
        }
    }

    private static async Task CreateAsync(AccessTokens tokens, string email, VerbContext context)
    {
        var days = AccessTokens.Days;
        if (context.Options.TryGetValue("days", out var written) && !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out days)) days = 0;
        var made = await tokens.CreateAsync(email, context.Options.GetValueOrDefault("scope", AccessToken.ImportScope), days, context.Stop);
        if (!made.Ok)
        {
            throw new StartException(ExitCodes.Failed, made.Problems[0].Code switch
            {
                "account-unknown" => "There is no account with this address.",
                "token-days" => $"--days is a whole number from 1 to {AccessTokens.MostDays}.",
                "token-scope" => $"--scope is '{AccessToken.ImportScope}'.",
                _ => "This account does not enter records: keys for imports belong to liaison officers and approvers.",
            });
        }

        // The key alone on standard output, so that a script can take it.
        await context.Output.WriteLineAsync(made.Value.Key);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Key {made.Value.Id}, until {made.Value.ExpiresAt:yyyy-MM-dd}. It is not shown again."));
    }
}
