using System.Net;
using System.Net.Sockets;

namespace CollabPortal.IntegrationTests.Survival;

/// <summary>Behind a proxy: its word is taken, a stranger's is not (docs/operations.md, "Behind a proxy").</summary>
public class ProxyTests
{
    private static readonly IPAddress Proxy = IPAddress.Parse("127.0.0.2"), Stranger = IPAddress.Parse("127.0.0.3");

    [Fact]
    public async Task Forwarded_headers_count_from_the_named_proxy_only()
    {
        await using var portal = new PortalProcess();
        await portal.StartAsync(demo: false, ("PORTAL_PROXIES", Proxy.ToString()));

        using var proxied = From(Proxy, portal.Address);
        using var page = await proxied.SendAsync(Forwarded("/account/sign-in"));
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Headers.GetValues("Strict-Transport-Security").Single().Should().Contain("max-age=31536000");
        page.Headers.GetValues("Set-Cookie").Should().OnlyContain(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase));

        using var stranger = From(Stranger, portal.Address);
        using var lie = await stranger.SendAsync(Forwarded("/account/sign-in"));
        lie.StatusCode.Should().Be(HttpStatusCode.TemporaryRedirect);
        lie.Headers.Location!.Scheme.Should().Be("https");
        lie.Headers.Location.Host.Should().Be("127.0.0.1", "the host that a stranger forwards is not believed either");

        using var plain = await proxied.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
        plain.StatusCode.Should().Be(HttpStatusCode.TemporaryRedirect, "the proxy says that the visitor came by plain HTTP");
        using var probe = await stranger.GetAsync(new Uri("/health/live", UriKind.Relative));
        probe.StatusCode.Should().Be(HttpStatusCode.OK, "probes come from inside, by plain HTTP");
    }

    private static HttpRequestMessage Forwarded(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "portal.example.org");
        return request;
    }

    // Linux gives every address of 127.0.0.0/8 to the machine itself, so a client can be somebody else than 127.0.0.1.
    private static HttpClient From(IPAddress own, string address)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(own, 0));
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri(address) };
    }
}
