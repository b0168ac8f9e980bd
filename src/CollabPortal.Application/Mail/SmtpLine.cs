using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CollabPortal.Application.Mail;

/// <summary>
/// One letter over SMTP (RFC 5321, 3207, 4954): EHLO, STARTTLS where offered, AUTH PLAIN, one receiver. MailKit is not in the package source
/// that this project builds from, and the runtime's own client is not recommended for new work; what is needed here is this much.
/// </summary>
internal sealed class SmtpLine(MailSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient client = new();
    private Stream stream = Stream.Null;
    private StreamReader reader = StreamReader.Null;

    /// <exception cref="IOException">The server refused a step, and its answer is in the message; or it did not answer in time.</exception>
    internal async Task SendAsync(string to, string message, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            await TalkAsync(to, message, limit.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new IOException("The mail server did not answer in time.", late);
        }
    }

    private async Task TalkAsync(string to, string message, CancellationToken ct)
    {
        await client.ConnectAsync(settings.Host!, settings.Port, ct);
        await UseAsync(client.GetStream(), settings.Tls, ct);
        await ExpectAsync("220", ct);
        var offers = await SayAsync("EHLO portal", "250", ct);
        var secure = settings.Tls;
        if (!secure && offers.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase))
        {
            await SayAsync("STARTTLS", "220", ct);
            await UseAsync(stream, true, ct);
            offers = await SayAsync("EHLO portal", "250", ct);
            secure = true;
        }

        if (settings.User is { } user)
        {
            if (!secure) throw new IOException("The mail server offers no TLS, and a password does not go without.");
            await SayAsync("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{settings.Password}")), "235", ct);
        }

        await SayAsync($"MAIL FROM:<{settings.From}>", "250", ct);
        await SayAsync($"RCPT TO:<{to}>", "25", ct);
        await SayAsync("DATA", "354", ct);
        // Base64 and headers have no line that begins with a dot.
        await SayAsync(message + ".", "250", ct);
        // The letter is taken; how the server says goodbye changes nothing.
        await WriteAsync("QUIT", ct);
    }

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await stream.DisposeAsync();
        client.Dispose();
    }

    private async Task UseAsync(Stream raw, bool tls, CancellationToken ct)
    {
        stream = raw;
        if (tls)
        {
            var secure = new SslStream(raw);
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = settings.Host }, ct);
            stream = secure;
        }

        reader = new StreamReader(stream, Encoding.UTF8, false, 1024, leaveOpen: true);
    }

    private async Task<string> SayAsync(string line, string expected, CancellationToken ct)
    {
        await WriteAsync(line, ct);
        return await ExpectAsync(expected, ct);
    }

    private async Task WriteAsync(string line, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), ct);
        await stream.FlushAsync(ct);
    }

    // An answer of several lines has a dash behind the code of all but the last.
    private async Task<string> ExpectAsync(string expected, CancellationToken ct)
    {
        var answer = new StringBuilder();
        string line;
        do
        {
            line = await reader.ReadLineAsync(ct) ?? throw new IOException("The mail server closed the line.");
            answer.AppendLine(line);
        }
        while (line.Length > 3 && line[3] == '-');
        return line.StartsWith(expected, StringComparison.Ordinal) ? answer.ToString() : throw new IOException("The mail server answered: " + line);
    }
}
