using CollabPortal.Application;
using CollabPortal.Application.Data.Cluster;
using CollabPortal.Web.Hosting.Verbs;
using Npgsql;
using Serilog;

namespace CollabPortal.Web.Hosting;

/// <summary>'CollabPortal.Web [VERB …] [--SETTING=VALUE …]': finds the verb, turns failures into one sentence and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Every verb but 'serve' and 'help', in the order of the help.</summary>
    internal static IReadOnlyList<Verb> Verbs { get; } = [new MigrateVerb(), new ReferenceDataVerb(), new DemoVerb(), new CreateAdminVerb(), new BackupVerb(), new RestoreVerb(), new ImportVerb(), new TokenVerb(), new GenerateVerb(), new RecountVerb()];

    /// <summary>Runs the verb, or <paramref name="serve"/> when there is none.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    internal static async Task<int> RunAsync(string[] args, Func<string[], Task> serve)
    {
        args = TakeOptions(args, out var options);
        var words = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        var settings = args.Where(a => a.StartsWith("--", StringComparison.Ordinal) && a != "--help").ToArray();
        var name = args.Contains("--help") ? "help" : words.FirstOrDefault() ?? "serve";
        try
        {
            if (name == "help") return await HelpAsync(Console.Out);
            Machine.Check();
            if (name == "serve") await serve(settings);
            else await RunVerbAsync(name, words.Skip(1).ToList(), options, settings);
            return ExitCodes.Done;
        }
        catch (StartException e)
        {
            return await FailAsync(e.ExitCode, e.Message);
        }
        catch (ClusterException e)
        {
            return await FailAsync(ExitCodes.Database, e.Message);
        }
        catch (NpgsqlException e)
        {
            return await FailAsync(ExitCodes.Database, $"The database cannot be used: {e.Message.ReplaceLineEndings(" ")} (check ConnectionStrings__Portal and ConnectionStrings__PortalOwner).");
        }
        catch (OperationCanceledException)
        {
            return await FailAsync(ExitCodes.Failed, "Stopped before it was done.");
        }
    }

    private static async Task RunVerbAsync(string name, List<string> words, Dictionary<string, string> options, string[] args)
    {
        var verb = Verbs.FirstOrDefault(v => v.Name == name) ?? throw StartException.Usage($"There is no verb '{name}': './run.sh help' lists them.");
        if (words.Count < verb.Words.Least || words.Count > verb.Words.Most) throw StartException.Usage($"'{name}' is called as './run.sh {name}{(verb.Parameters.Length == 0 ? "" : " " + verb.Parameters)}'.");
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables().AddCommandLine(args).Build();
        var settings = PortalSettings.Read(configuration);
        using var stop = new StopSignals();
        await using var database = await PortalDatabase.OpenAsync(settings, serves: false, stop.Token);
        // The console is the verb's; its log goes to a file.
        var services = new ServiceCollection().AddLogging(log => log.AddSerilog(Logging.ForVerbs(settings), dispose: true))
            .AddPortal(settings, database, new DemoMode(settings.DemoWanted));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        if (verb.NeedsTables) await scope.ServiceProvider.MigrateOrCheckAsync(settings, database.HoldsCluster, stop.Token);
        await verb.RunAsync(new VerbContext(scope.ServiceProvider, settings, database, words, Console.In, Console.Out, stop.Token) { Options = options });
    }

    /// <summary>Takes the verb's own options out of the words, so that what is left with dashes are settings.</summary>
    private static string[] TakeOptions(string[] args, out Dictionary<string, string> options)
    {
        options = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Verbs.FirstOrDefault(v => v.Name == args.FirstOrDefault()) is not { } verb) return args;
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var option = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var name = equals > 0 ? option[..equals] : option;
            if (!verb.Options.TryGetValue(name, out var valued)) rest.Add(args[i]);
            else if (!valued) options[name] = "";
            else options[name] = equals > 0 ? option[(equals + 1)..] : i + 1 < args.Length ? args[++i] : "";
        }

        return [.. rest];
    }

    private static async Task<int> HelpAsync(TextWriter output)
    {
        await output.WriteLineAsync("./run.sh [VERB]   (settings: docs/operations.md)");
        var lines = Verbs.Select(v => (Call: $"{v.Name} {v.Parameters}", v.Help))
            .Prepend(("serve", "serves the portal (also without a verb)")).Append(("help", "lists the verbs"));
        foreach (var (call, help) in lines) await output.WriteLineAsync($"  {call,-22}{help}");
        return ExitCodes.Done;
    }

    private static async Task<int> FailAsync(int code, string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
