using System.Net;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>Link checkers ask with HEAD first.</summary>
public sealed class HeadTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/institutions", HttpStatusCode.OK)]
    [InlineData("/api/v1/indicators", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    public async Task Answers_as_to_GET_without_a_body(string path, HttpStatusCode status)
    {
        using var client = portal.Client();
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative)));
        using var get = await client.GetAsync(new Uri(path, UriKind.Relative));

        (head.StatusCode, head.Content.Headers.ContentType?.ToString()).Should().Be((status, get.Content.Headers.ContentType?.ToString()));
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }
}
