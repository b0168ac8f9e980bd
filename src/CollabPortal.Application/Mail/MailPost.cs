namespace CollabPortal.Application.Mail;

/// <summary>Where letters leave: over SMTP, or as .eml files into a folder.</summary>
public sealed class MailPost(MailSettings settings, TimeProvider clock)
{
    public MailSettings Settings => settings;

    /// <summary>Sends a letter, or throws: <see cref="IOException"/>, <see cref="System.Net.Sockets.SocketException"/>, <see cref="FormatException"/> for an address that is none.</summary>
    public async Task SendAsync(Letter letter, CancellationToken ct = default)
    {
        var at = clock.GetUtcNow();
        var message = letter.Write(settings.From, at);
        if (settings.Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{at:yyyyMMdd-HHmmss}-{Guid.CreateVersion7():N}.eml"), message, ct);
        }
        else if (settings.Host is not null)
        {
            await using var line = new SmtpLine(settings);
            await line.SendAsync(letter.To, message, ct);
        }
    }
}
