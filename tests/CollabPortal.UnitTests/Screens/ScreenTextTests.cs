using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Screens;

/// <summary>Both languages say the same things, and pages ask only for words that exist.</summary>
public sealed partial class ScreenTextTests
{
    private static readonly string Source = Path.Combine(Root(), "src");
    private static readonly string TextFolder = Path.Combine(Source, "CollabPortal.Web", "Text");

    public static TheoryData<string> Rooms() =>
        [.. Directory.GetFiles(TextFolder, "*.resx").Select(f => Path.GetFileName(f)).Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal)).Select(f => f[..^5])];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_text_stands_in_both_languages_with_the_same_placeholders(string room)
    {
        var japanese = Read(room + ".resx");
        var english = Read(room + ".en.resx");
        english.Keys.Should().BeEquivalentTo(japanese.Keys);
        foreach (var (key, text) in japanese)
            Placeholders(english[key]).Should().Equal(Placeholders(text), "'{0}' of {1} is filled with the same values in both languages", key, room);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_text_is_empty(string room)
    {
        foreach (var file in new[] { room + ".resx", room + ".en.resx" })
            Read(file).Where(pair => pair.Value.Length == 0 && !MayBeEmpty(pair.Key)).Select(pair => pair.Key).Should().BeEmpty("{0} has words", file);
    }

    [Fact]
    public void Every_text_that_a_screen_asks_for_exists()
    {
        var missing = new List<string>();
        foreach (var file in Files("CollabPortal.Web", "*.razor", "*.cs"))
        {
            var code = File.ReadAllText(file);
            foreach (Match localizer in Localizer().Matches(code))
            {
                var known = Read(localizer.Groups["room"].Value + ".resx");
                var asked = Regex.Matches(code, $@"(?<![\w.]){localizer.Groups["name"].Value}\[""(?<key>[^""{{}}]+)""\s*[\],]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
                missing.AddRange(asked.Select(m => m.Groups["key"].Value).Where(key => !known.ContainsKey(key)).Select(key => $"{Path.GetFileName(file)}: {key}"));
            }
        }
        missing.Distinct().Should().BeEmpty();
    }

    [Fact]
    public void Every_problem_has_a_sentence()
    {
        var known = Read("ErrorsText.resx");
        var codes = new[] { "CollabPortal.Domain", "CollabPortal.Application" }.SelectMany(project => Files(project, "*.cs"))
            .SelectMany(file => ProblemCode().Matches(File.ReadAllText(file)).Select(m => m.Groups["code"].Value)).Distinct();
        codes.Where(code => !known.ContainsKey(code)).Should().BeEmpty();
    }

    [Fact]
    public void Every_value_of_the_domains_lists_has_a_name()
    {
        var known = Read("SharedText.resx");
        typeof(RuleViolation).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && type.Name is not ("Permission" or "IndicatorUnit" or "MeasureOf" or "MeasuredPopulation" or "YenReading")) // units are words of IndicatorsText
            .SelectMany(type => Enum.GetNames(type).Select(member => $"{type.Name}.{member}"))
            .Where(key => !known.ContainsKey(key)).Should().BeEmpty();
    }

    [Fact]
    public void No_name_stands_for_a_value_that_is_gone()
    {
        var lists = new[] { typeof(RuleViolation).Assembly, typeof(Application.Problem).Assembly }.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsEnum).SelectMany(type => Enum.GetNames(type).Select(member => (type.Name, Member: member))).ToLookup(v => v.Name, v => v.Member);
        Read("SharedText.resx").Keys.Where(key => key.Split('.') is [var list, var member] && lists.Contains(list) && !lists[list].Contains(member)).Should().BeEmpty();
    }

    // What joins sentences is a space in English and nothing in Japanese.
    private static bool MayBeEmpty(string key) => new[] { "Gap", "Before", "After" }.Any(end => key.EndsWith(end, StringComparison.Ordinal));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(TextFolder, file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string project, params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Source, project), pattern, SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 5000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"IStringLocalizer<(?<room>\w+)>\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Localizer();

    [GeneratedRegex(@"new (RuleViolation|Problem)\(""(?<code>[a-z0-9-]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ProblemCode();
}
