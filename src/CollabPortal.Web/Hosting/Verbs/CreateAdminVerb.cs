using CollabPortal.Application.Accounts;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>The first account of a portal. The password comes by standard input, so that no command line or history holds it.</summary>
internal sealed class CreateAdminVerb() : Verb("create-admin", "EMAIL", "makes an administrator; the password is the first line of standard input")
{
    internal override async Task RunAsync(VerbContext context)
    {
        if (!Console.IsInputRedirected) await Console.Error.WriteLineAsync($"Password ({PasswordRules.Shortest} characters or more), then Enter:");
        var password = await context.Input.ReadLineAsync(context.Stop);
        if (string.IsNullOrEmpty(password)) throw StartException.Usage("No password came by standard input: write it there, for example './run.sh create-admin EMAIL < file'.");
        var made = await context.Services.GetRequiredService<AdministratorDesk>().CreateAsync(context.Words[0], password, context.Stop);
        if (!made.Ok) throw new StartException(ExitCodes.Failed, Sentence(made.Problems[0].Code));
        await context.Output.WriteLineAsync($"Administrator {context.Words[0]} made.");
    }

    private static string Sentence(string code) => code switch
    {
        "address-wrong" => "This is no e-mail address: write it as name@example.org.",
        "address-taken" => "There is an account with this address already.",
        "password-short" => $"The password is too short: it needs {PasswordRules.Shortest} characters or more.",
        "password-long" => $"The password is too long: {PasswordRules.Longest} characters at most.",
        "password-common" => "The password is among those that everybody tries: choose another.",
        "password-own-name" => "The password consists of the owner's own name or address: choose another.",
        _ => $"The account was not made ({code}).",
    };
}
