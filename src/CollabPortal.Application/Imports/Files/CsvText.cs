using System.Text;

namespace CollabPortal.Application.Imports.Files;

/// <summary>Finds out how a text file is encoded: by its mark, else strictly as UTF-8, else strictly as CP932 (Shift_JIS of Windows).</summary>
internal static class CsvText
{
    // Half-width katakana are two in three characters of a Japanese EUC file that is read as CP932, and rare in real tables.
    private const double MostHalfWidth = 0.2;

    private static readonly Encoding Eucjp = Cp932.CodePage(51932);

    /// <exception cref="SheetFault">In none of them.</exception>
    internal static (Encoding Encoding, string Name) EncodingOf(string path)
    {
        using (var file = File.OpenRead(path))
        {
            Span<byte> head = stackalloc byte[4];
            var length = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
            if (length >= 2 && (head[..2].SequenceEqual<byte>([0xFF, 0xFE]) || head[..2].SequenceEqual<byte>([0xFE, 0xFF])))
                return Checked(path, head[0] == 0xFF ? new UnicodeEncoding(false, true, true) : new UnicodeEncoding(true, true, true), "UTF-16");
        }

        if (Scan(path, new UTF8Encoding(true, true)).Fault is not { } utf8) return (new UTF8Encoding(true, true), "UTF-8");
        var scanned = Scan(path, Cp932.Encoding);
        if (scanned.Fault is not null || (scanned.HalfWidth > MostHalfWidth && Scan(path, Eucjp).Fault is null)) throw new SheetFault("file-encoding-unknown", scanned.Fault ?? utf8);
        return (Cp932.Encoding, "CP932");
    }

    private static (Encoding, string) Checked(string path, Encoding encoding, string name) =>
        Scan(path, encoding).Fault is { } line ? throw new SheetFault("file-encoding-unknown", line) : (encoding, name);

    /// <summary>Reads the whole file strictly: the line of the first byte that does not belong, and the share of half-width katakana.</summary>
    private static (int? Fault, double HalfWidth) Scan(string path, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var bytes = new byte[128 * 1024];
        var characters = new char[bytes.Length + 16];
        using var file = File.OpenRead(path);
        var line = 1;
        long halfWidth = 0, foreign = 0;
        while (true)
        {
            var read = file.Read(bytes);
            int decoded;
            try
            {
                decoded = decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read == 0);
            }
            catch (DecoderFallbackException fault)
            {
                return (line + bytes.AsSpan(0, Math.Clamp(fault.Index, 0, read)).Count((byte)'\n'), 0);
            }

            var text = characters.AsSpan(0, decoded);
            // A text has no control characters; what has is a picture or a program.
            if (text.IndexOfAny('\0', '\u0001', '\u0002') >= 0) throw new SheetFault("file-kind-unknown");
            line += text.Count('\n');
            foreach (var c in text)
            {
                if (c < 0x80) continue;
                foreign++;
                if (c is >= '\uFF61' and <= '\uFF9F') halfWidth++;
            }

            if (read == 0) return (null, foreign == 0 ? 0 : (double)halfWidth / foreign);
        }
    }
}
