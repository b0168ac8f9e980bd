using CollabPortal.Application.Matching;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>What the page says of its count is what was counted.</summary>
public sealed class SearchCountedTests(SearchEngineTests.Published published) : IClassFixture<SearchEngineTests.Published>
{
    [Theory]
    [InlineData("リチウム電池の劣化診断と甘味料", 2)]
    [InlineData("リチウムの電池と劣化診断と甘味料と糖代謝", 3)]
    [InlineData("電池 甘味料", 0)]
    public async Task Every_counted_hit_has_as_many_of_the_words_as_the_page_says_and_what_is_near_has_fewer(string question, int atLeast)
    {
        var result = await published.SearchAsync(question, DocumentKind.Seed);
        result.AtLeast.Should().Be(atLeast);
        var required = result.Terms.Count(t => t.Required);
        result.Total.Should().Be(result.Hits.Count);
        result.Hits.All(hit => Words(hit) >= required + atLeast).Should().BeTrue();
        result.Nearby.Should().NotBeEmpty().And.OnlyContain(hit => Words(hit) < required + atLeast);
    }

    private static int Words(SearchHit hit) => hit.Reasons.Select(r => r.Term).Distinct().Count();
}
