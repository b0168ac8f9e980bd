using System.Text.Json;
using CollabPortal.Web.Pages.Organisations;

namespace CollabPortal.UnitTests.Screens;

/// <summary>JSON-LD on public pages: a data block that no text can leave.</summary>
public sealed class StructuredDataTests
{
    [Fact]
    public void No_text_ends_the_element_and_Japanese_stays_readable()
    {
        var element = StructuredData.Element(new Dictionary<string, object?> { ["@type"] = "ResearchProject", ["name"] = "電池</script><script>alert(1)</script>&\"'", ["url"] = null, ["description"] = "" });
        element.Should().StartWith("<script type=\"application/ld+json\">").And.EndWith("</script>").And.Contain("電池");
        var json = element["<script type=\"application/ld+json\">".Length..^"</script>".Length];
        json.Should().NotContainAny("<", ">", "&", "'");
        using var read = JsonDocument.Parse(json);
        read.RootElement.GetProperty("name").GetString().Should().Be("電池</script><script>alert(1)</script>&\"'");
        read.RootElement.TryGetProperty("url", out _).Should().BeFalse("what is not known is left out");
        read.RootElement.TryGetProperty("description", out _).Should().BeFalse();
    }
}
