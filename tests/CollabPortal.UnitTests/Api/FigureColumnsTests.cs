using System.Text.RegularExpressions;
using CollabPortal.Web.Api;

namespace CollabPortal.UnitTests.Api;

/// <summary>Metadata of a figure's file says what every column means.</summary>
public partial class FigureColumnsTests
{
    [Theory]
    [InlineData("Analysis/AnalysisFiles.cs")]
    [InlineData("Analysis/PeopleFiles.cs")]
    [InlineData("Indicators/IndicatorFiles.cs")]
    public void Every_column_has_a_meaning(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CollabPortal.sln"))) folder = Path.GetDirectoryName(folder)!;
        var code = File.ReadAllText(Path.Combine(folder, "src/CollabPortal.Web/Pages", file));
        var columns = Headers().Matches(code).SelectMany(m => m.Groups["name"].Captures.Select(c => c.Value)).ToList();
        columns.Should().NotBeEmpty();
        columns.Where(c => !FigureColumns.Knows(c)).Should().BeEmpty();
    }

    [GeneratedRegex("""(?:new Csv\(|Sums\(\s*data, )\s*\[?(?:(?:"(?<name>[a-z_]+)"|\.\. names),?\s*)+\]?""", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Headers();
}
