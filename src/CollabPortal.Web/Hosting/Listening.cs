using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace CollabPortal.Web.Hosting;

/// <summary>Starts to listen, says so in one line, and waits for the end.</summary>
internal static class Listening
{
    internal static async Task RunPortalAsync(this WebApplication app, PortalSettings settings)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is AddressInUseException || e.InnerException is AddressInUseException)
        {
            throw StartException.Setting($"The address {Authority(settings)} is taken by another program: stop that program, or set PORTAL_URL to another address.", e);
        }
        catch (SocketException e)
        {
            throw StartException.Setting($"The address {Authority(settings)} cannot be listened on ({e.SocketErrorCode}): set PORTAL_URL to an address of this machine and a port above 1023.", e);
        }

        Console.WriteLine($"CollabPortal serves {Authority(settings)} (stop with Ctrl+C)");
        _ = WarmUp.RunAsync(settings.Url, app.Logger, app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
    }

    private static string Authority(PortalSettings settings) => settings.Url.GetLeftPart(UriPartial.Authority);
}
