using System.Net;
using System.Net.Sockets;
using CollabPortal.Application.Mail;

namespace CollabPortal.IntegrationTests.Mail;

/// <summary>Letters on the wire.</summary>
public sealed partial class LetterTests
{
    [Fact]
    public async Task A_letter_goes_over_smtp_as_it_is_written()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var heard = HearAsync(listener);
        var settings = Settings with { Folder = null, Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        var letter = new Letter("reader@example.test", "保存した検索に新しいものが三件あります、と告げる長い件名の手紙", "本文\nSecond line.", "key", "https://portal.test/mail/off?key=x");
        await new MailPost(settings, portal.Clock).SendAsync(letter);
        var said = await heard;
        said.Should().ContainInOrder("MAIL FROM:<portal@portal.test>", "RCPT TO:<reader@example.test>", "DATA", ".", "QUIT");
        said.Should().OnlyContain(line => line.Length <= 998 && line.All(char.IsAscii));
        Body(string.Join("\r\n", said.SkipWhile(l => !l.StartsWith("Date:", StringComparison.Ordinal)).TakeWhile(l => l != "."))).Should().Be("本文\r\nSecond line.");

        var guarded = () => new MailPost(settings with { User = "u", Password = "p" }, portal.Clock).SendAsync(letter);
        var second = HearAsync(listener);
        (await guarded.Should().ThrowAsync<IOException>()).Which.Message.Should().Contain("TLS", "a password never goes in the clear");
        (await second).Should().NotContain(l => l.StartsWith("AUTH", StringComparison.Ordinal));
        var forged = () => new MailPost(settings, portal.Clock).SendAsync(letter with { To = "a@example.test\r\nBcc: b@example.test" });
        await forged.Should().ThrowAsync<FormatException>();
    }

    private static async Task<List<string>> HearAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        var (said, data) = (new List<string>(), false);
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (data && line != ".") continue;
            if (line == "QUIT") break;
            data = line == "DATA";
            await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-test\r\n250 8BITMIME" : data ? "354 go on" : "250 fine");
        }

        return said;
    }
}
