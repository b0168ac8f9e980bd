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
            throw StartException.Setting($"The address {settings.Url} is taken by another program: stop that program, or set PORTAL_URL to another address.", e);
        }
        catch (SocketException e)
        {
            throw StartException.Setting($"The address {settings.Url} cannot be listened on ({e.SocketErrorCode}): set PORTAL_URL to an address of this machine and a port above 1023.", e);
        }

        Console.WriteLine($"CollabPortal serves {settings.Url.GetLeftPart(UriPartial.Authority)} (stop with Ctrl+C)");
        await app.WaitForShutdownAsync();
    }
}
