using System.Text;

namespace CollabPortal.Application.Imports.Files;

/// <summary>
/// CP932 (Shift_JIS of Windows) as programs write it. Characters beyond JIS X 0208 (髙, 﨑, Ⅰ, ￢) have up to three codes: NEC's own, NEC's selection of
/// IBM's, and IBM's. .NET reads one of them; Excel writes IBM's, other programs (Python, iconv) NEC's selection. All are read here.
/// </summary>
internal static class Cp932
{
    private static readonly CodePagesEncodingProvider Pages = (CodePagesEncodingProvider)CodePagesEncodingProvider.Instance;

    /// <summary>Strict but for the further codes.</summary>
    internal static Encoding Encoding { get; } = CodePage(932, new FurtherCodes());

    internal static Encoding CodePage(int page, DecoderFallback? fallback = null) =>
        Pages.GetEncoding(page, EncoderFallback.ExceptionFallback, fallback ?? DecoderFallback.ExceptionFallback) ?? throw new InvalidOperationException($"Code page {page} is missing.");

    /// <summary>The character of two bytes that .NET's table lacks; null where nobody has one there.</summary>
    internal static char? Of(byte lead, byte trail)
    {
        if (trail is < 0x40 or 0x7F or > 0xFC) return null;
        return lead switch
        {
            // NEC's selection: 360 characters in IBM's order from FA5C on, then small Roman numbers and four signs.
            0xED or 0xEE => Place(lead - 0xED, trail) switch
            {
                < 360 and var place => Ibm(28 + place),
                >= 362 and < 372 and var place => (char)('ⅰ' + place - 362),
                372 => '￢',
                373 => '￤',
                374 => '＇',
                375 => '＂',
                _ => null,
            },
            // IBM's codes of what NEC has too.
            0xFA => trail switch
            {
                >= 0x4A and <= 0x53 => (char)('Ⅰ' + trail - 0x4A),
                0x54 => '￢',
                0x58 => '㈱',
                0x59 => '№',
                0x5A => '℡',
                0x5B => '∵',
                _ => null,
            },
            _ => null,
        };
    }

    private static int Place(int row, byte trail) => (row * 188) + trail - (trail > 0x7F ? 0x41 : 0x40);

    private static char? Ibm(int place)
    {
        var trail = 0x40 + (place % 188);
        var bytes = new[] { (byte)(0xFA + (place / 188)), (byte)(trail >= 0x7F ? trail + 1 : trail) };
        var read = Strict.GetString(bytes);
        return read.Length == 1 ? read[0] : null;
    }

    private static readonly Encoding Strict = CodePage(932);

    private sealed class FurtherCodes : DecoderFallback
    {
        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private char? next;

            public override int Remaining => next is null ? 0 : 1;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                next = bytesUnknown.Length == 2 ? Of(bytesUnknown[0], bytesUnknown[1]) : null;
                return next is not null ? true : throw new DecoderFallbackException("Not CP932.", bytesUnknown, index);
            }

            public override char GetNextChar()
            {
                var character = next ?? '\0';
                next = null;
                return character;
            }

            public override bool MovePrevious() => false;

            public override void Reset() => next = null;
        }
    }
}
