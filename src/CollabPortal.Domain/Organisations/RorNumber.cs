namespace CollabPortal.Domain.Organisations;

/// <summary>
/// ROR id of a research organisation: 0, six characters of Crockford's base 32 (no i, l, o, u), two check digits
/// (domain.md §5). Kept without the address in front.
/// </summary>
public static class RorNumber
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The nine characters in lower case, without https://ror.org/; empty for nothing typed. Not yet checked.</summary>
    public static string Normalise(string? typed)
    {
#pragma warning disable CA1308 // the identifier is defined in lower case
        var text = NumberText.Compact(typed).ToLowerInvariant();
#pragma warning restore CA1308
        var host = text.LastIndexOf("ror.org/", StringComparison.Ordinal);
        return host >= 0 ? text[(host + "ror.org/".Length)..].TrimEnd('/') : text;
    }

    public static bool IsValid(string? typed)
    {
        var id = Normalise(typed);
        if (id.Length != 9 || id[0] != '0' || !char.IsAsciiDigit(id[7]) || !char.IsAsciiDigit(id[8])) return false;
        long value = 0;
        foreach (var c in id.AsSpan(0, 7))
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0) return false;
            value = value * 32 + digit;
        }

        var check = (id[7] - '0') * 10 + (id[8] - '0');
        return check == 98 - value * 100 % 97;
    }

    /// <summary>The public address of a valid id.</summary>
    public static string AddressOf(string id) => "https://ror.org/" + Normalise(id);
}
