using System.Reflection;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.UnitTests.Architecture;

/// <summary>The walls of docs/architecture.md: Web → Application → Domain, nothing back; a page never sees a DbContext.</summary>
public class WallsTests
{
    private static readonly Assembly Domain = typeof(FiscalYear).Assembly, Application = typeof(PortalDb).Assembly, Web = typeof(Program).Assembly;

    [Fact]
    public void The_domain_knows_nothing_but_the_base_library() =>
        Domain.GetReferencedAssemblies().Select(a => a.Name).Should().OnlyContain(name => name!.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void The_use_cases_know_no_screen() =>
        Application.GetReferencedAssemblies().Select(a => a.Name).Should().NotContain(name =>
            name == "CollabPortal.Web" || name!.StartsWith("Radzen", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal));

    [Fact]
    public void A_page_never_sees_a_DbContext()
    {
        var offenders =
            from type in Web.GetTypes()
            where typeof(IComponent).IsAssignableFrom(type)
            from member in type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let seen = member switch { FieldInfo f => f.FieldType, PropertyInfo p => p.PropertyType, _ => null }
            where seen is not null && Mentions(seen)
            select $"{type.Name}.{member.Name}";
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Only_the_components_folder_touches_the_kit()
    {
        var root = Root();
        var offenders = Directory.EnumerateFiles(Path.Combine(root, "src", "CollabPortal.Web"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Components/", StringComparison.Ordinal))
            .Where(f => Path.GetFileName(f) != "Program.cs" && File.ReadAllText(f).Contains("Radzen", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(root, f));
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Nobody_takes_the_clock_directly()
    {
        var root = Root();
        string[] forbidden = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];
        var offenders = Directory.EnumerateFiles(Path.Combine(root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Where(f => forbidden.Any(word => File.ReadAllText(f).Contains(word, StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(root, f));
        offenders.Should().BeEmpty("TimeProvider is the house rule");
    }

    private static bool Mentions(Type type) =>
        typeof(DbContext).IsAssignableFrom(type) || type.GetGenericArguments().Any(Mentions) || (type.IsArray && Mentions(type.GetElementType()!));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CollabPortal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Not inside the clone.");
    }
}
