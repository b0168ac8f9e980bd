using System.Text.RegularExpressions;
using CollabPortal.Application.Data.Cluster;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>An operator's verb of the program: './run.sh NAME …'. It ends with one of <see cref="ExitCodes"/>.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="parameters">What may follow it, as the help shows it.</param>
/// <param name="help">One line that says what it does.</param>
internal abstract partial class Verb(string name, string parameters, string help)
{
    internal string Name { get; } = name;

    internal string Parameters { get; } = parameters;

    internal string Help { get; } = help;

    /// <summary>How many words follow the verb; options ('--name', in square brackets where they may be left out) do not count.</summary>
    internal virtual (int Least, int Most) Words { get; } = (Count(parameters), Count(parameters));

    /// <summary>Options of the verb's own, without the dashes; true for those that a value follows. Everything else with dashes is a setting.</summary>
    internal virtual IReadOnlyDictionary<string, bool> Options { get; } = new Dictionary<string, bool>();

    /// <summary>Whether the database's tables must be there and up to date before it runs.</summary>
    internal virtual bool NeedsTables => true;

    /// <summary>Does it, on the portal's services without a web server. Expected failures are <see cref="StartException"/>s.</summary>
    internal abstract Task RunAsync(VerbContext context);

    private static int Count(string parameters) => OptionsIn().Replace(parameters, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"\[[^\]]*\]|--\S+( [A-Z]+\b)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionsIn();
}

/// <summary>What a verb works with.</summary>
/// <param name="Services">A scope of the portal's services, on the opened database.</param>
/// <param name="Settings">The checked settings.</param>
/// <param name="Database">The opened database.</param>
/// <param name="Words">What stood after the verb.</param>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output; one line says what was done.</param>
internal sealed record VerbContext(
    IServiceProvider Services, PortalSettings Settings, PortalDatabase Database, IReadOnlyList<string> Words, TextReader Input, TextWriter Output, CancellationToken Stop)
{
    /// <summary>Options that were given, without the dashes; the value is empty for those without one.</summary>
    internal IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The private cluster, for verbs that work on it alone.</summary>
    internal EmbeddedCluster OwnCluster() => Database.Cluster
        ?? throw StartException.Setting("ConnectionStrings__Portal names a server of your own: save and restore it with pg_dump and pg_restore as its superuser.");
}
