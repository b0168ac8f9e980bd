using System.Runtime.InteropServices;

namespace CollabPortal.Web.Hosting;

/// <summary>
/// Ctrl+C and SIGTERM as a token, for work without a web host: a verb, or a start that still prepares. The private cluster is then
/// stopped cleanly too. Dispose it before the host takes the signals over.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    internal StopSignals() => registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(s => PosixSignalRegistration.Create(s, Stop))];

    internal CancellationToken Token => stop.Token;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
