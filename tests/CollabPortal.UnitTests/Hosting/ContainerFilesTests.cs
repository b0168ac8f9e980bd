using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CollabPortal.Web.Hosting;

namespace CollabPortal.UnitTests.Hosting;

/// <summary>No container engine runs in the tests; what can be known without one is checked: paths, users, settings, verbs.</summary>
public partial class ContainerFilesTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Folder(), "../../.."));

    [Fact]
    public void Paths_that_the_Dockerfile_copies_exist()
    {
        var copied = Read("Dockerfile").Split('\n').Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from=", StringComparison.Ordinal)).SelectMany(l => l.Split(' ')[1..^1]).ToList();

        copied.Should().NotBeEmpty().And.OnlyContain(path => Path.Exists(Path.Combine(Root, path)));
    }

    [Fact]
    public void The_image_does_not_run_as_root()
    {
        Read("Dockerfile").Split('\n').Last(l => l.StartsWith("USER ", StringComparison.Ordinal)).Should().Be("USER app");
    }

    [Fact]
    public void Files_that_compose_mounts_exist_and_its_verbs_are_known()
    {
        var compose = Read("docker-compose.yml");

        Mounts().Matches(compose).Select(m => m.Groups["path"].Value).Where(path => path != "./eng/proxy/tls").Should()
            .NotBeEmpty().And.OnlyContain(path => Path.Exists(Path.Combine(Root, path)));
        Commands().Matches(compose).Select(m => m.Groups["verb"].Value).Should().BeSubsetOf(CommandLine.Verbs.Select(v => v.Name));
    }

    [Fact]
    public void The_documented_settings_and_verbs_are_those_of_the_program()
    {
        var page = Read("docs/operations.md");

        foreach (var verb in CommandLine.Verbs) page.Should().Contain($"| `{$"{verb.Name} {verb.Parameters}".TrimEnd()}` |");
        var used = Directory.GetFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories).SelectMany(f => SettingNames().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value));
        foreach (var name in used.Distinct()) page.Should().Contain($"| `{name}` |");
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex("- (?<path>\\./[^:]+):", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mounts();

    [GeneratedRegex("command: \\[\"(?<verb>[a-z-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commands();

    [GeneratedRegex("\"(?<name>PORTAL_[A-Z]+(_[A-Z]+)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SettingNames();
}
