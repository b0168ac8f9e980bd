using System.Net.Http.Json;
using System.Text.Json;
using CollabPortal.IntegrationTests.Indicators;

namespace CollabPortal.IntegrationTests.Organisations;

/// <summary>People ask by everyday names, old and new characters, places and founders; over the real list of institutions.</summary>
public sealed class EverydayNameTests(IndicatorApiTests.Loaded loaded) : IClassFixture<IndicatorApiTests.Loaded>
{
    [Theory]
    [InlineData("東大", "東京大学")]
    [InlineData("京大", "京都大学")]
    [InlineData("東工大", "東京工業大学")]
    [InlineData("横浜国大", "横浜国立大学")]
    [InlineData("早大", "早稲田大学")]
    [InlineData("慶応", "慶應義塾大学")]
    [InlineData("東京藝術", "東京芸術大学")]
    [InlineData("国学院", "國學院大學")]
    [InlineData("Kyōto", "京都大学")]
    [InlineData("徳島 国立", "徳島大学")]
    [InlineData("北海道 工業", "室蘭工業大学")]
    [InlineData("東京 高専", "東京工業高等専門学校")]
    public async Task Finds_what_is_meant(string question, string name)
    {
        using var client = loaded.Host.Client();
        var names = new List<string>();
        for (var page = 1; page <= 5; page++)
        {
            var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/institutions?q={Uri.EscapeDataString(question)}&page={page}");
            names.AddRange(answer.GetProperty("institutions").EnumerateArray().Select(i => i.GetProperty("names").GetProperty("ja").GetString()!));
        }

        names.Should().Contain(n => n.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_thousand_characters_get_a_page_that_says_so()
    {
        using var client = loaded.Host.Client();
        var page = await client.GetStringAsync(new Uri("/institutions?q=" + Uri.EscapeDataString(new string('電', 10_000)), UriKind.Relative));
        page.Should().Contain("200文字");
    }
}
