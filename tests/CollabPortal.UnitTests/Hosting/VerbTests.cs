using CollabPortal.Web.Hosting;

namespace CollabPortal.UnitTests.Hosting;

/// <summary>What stands behind a verb on the command line.</summary>
public class VerbTests
{
    [Theory]
    [InlineData("generate", 0, 0)] // ./run.sh generate --receipts 300000
    [InlineData("recount", 0, 0)] // ./run.sh recount [--check]
    [InlineData("demo", 0, 0)]
    [InlineData("backup", 1, 1)] // ./run.sh backup FILE
    [InlineData("import", 2, 2)] // ./run.sh import contracts FILE --institution CODE
    [InlineData("token", 1, 2)] // ./run.sh token list, ./run.sh token create USER
    public void Options_and_their_values_are_no_words_of_a_verb(string name, int least, int most) =>
        CommandLine.Verbs.Single(v => v.Name == name).Words.Should().Be((least, most));

    [Fact]
    public void Every_option_that_the_help_shows_is_taken()
    {
        foreach (var verb in CommandLine.Verbs)
            verb.Parameters.Split(' ', '[', ']').Where(w => w.StartsWith("--", StringComparison.Ordinal)).Select(w => w[2..]).Should().BeSubsetOf(verb.Options.Keys, verb.Name);
    }
}
