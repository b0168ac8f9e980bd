using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;

namespace CollabPortal.Application.Mail;

/// <summary>A letter in plain text, on its way out.</summary>
/// <param name="To">E-mail address.</param>
/// <param name="Key">The same for the same letter: it makes the message's id, by which mail programs know a letter that comes twice.</param>
/// <param name="Off">Address by which a mail program ends letters of this kind in one click (RFC 8058).</param>
public sealed record Letter(string To, string Subject, string Body, string Key, string Off)
{
    /// <summary>The letter as RFC 5322 has it, lines ending in CR LF.</summary>
    /// <exception cref="FormatException">An address is none.</exception>
    public string Write(string from, DateTimeOffset at)
    {
        var (sender, receiver) = (new MailAddress(from), new MailAddress(To));
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..32];
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append("\r\n");
        Line($"Date: {at.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)}");
        Line($"From: {sender.Address}");
        Line($"To: {receiver.Address}");
        Line($"Subject: {Encoded(Subject)}");
        Line($"Message-ID: <{id}@{sender.Host}>");
        Line("Auto-Submitted: auto-generated");
        Line($"List-Unsubscribe: <{Off}>");
        Line("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        Line("MIME-Version: 1.0");
        Line("Content-Type: text/plain; charset=utf-8");
        Line("Content-Transfer-Encoding: base64");
        Line("");
        foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(Body.ReplaceLineEndings("\r\n"))).Chunk(76)) Line(new string(line));
        return text.ToString();
    }

    // Encoded words of at most 75 characters (RFC 2047), never cut inside a character.
    private static string Encoded(string subject)
    {
        var (words, run) = (new List<string>(), new StringBuilder());
        foreach (var rune in subject.ReplaceLineEndings(" ").EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(run.ToString()) + rune.Utf8SequenceLength > 42) Flush();
            run.Append(rune);
        }

        Flush();
        return string.Join("\r\n ", words);

        void Flush()
        {
            if (run.Length > 0) words.Add($"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(run.ToString()))}?=");
            run.Clear();
        }
    }
}
