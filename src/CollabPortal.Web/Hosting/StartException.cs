namespace CollabPortal.Web.Hosting;

/// <summary>Exit codes of the program; documented in docs/operations.md, so that scripts can rely on them.</summary>
public static class ExitCodes
{
    public const int Done = 0, Failed = 1, Usage = 2, Setting = 3, Database = 4;
}

/// <summary>The program cannot do what was asked. The message is one plain sentence for the operator; no stack trace is shown.</summary>
public sealed class StartException(int exitCode, string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>A setting is wrong or missing; the sentence names it.</summary>
    public static StartException Setting(string sentence, Exception? inner = null) => new(ExitCodes.Setting, sentence, inner);

    /// <summary>A verb was called in a way it does not know.</summary>
    public static StartException Usage(string sentence) => new(ExitCodes.Usage, sentence);

    /// <summary>The database is not there, or not in the state that was expected.</summary>
    public static StartException Database(string sentence, Exception? inner = null) => new(ExitCodes.Database, sentence, inner);
}
