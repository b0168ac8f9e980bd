namespace CollabPortal.Domain.Organisations;

/// <summary>ORCID iD of a researcher: 16 characters with the check character of ISO 7064 MOD 11-2 (domain.md §5).</summary>
public static class OrcidNumber
{
    /// <summary>Four blocks of four with hyphens, without https://orcid.org/; what has another length comes back compact. Not yet checked.</summary>
    public static string Normalise(string? typed)
    {
        var text = NumberText.Compact(typed).ToUpperInvariant();
        var host = text.LastIndexOf("ORCID.ORG/", StringComparison.Ordinal);
        if (host >= 0) text = text[(host + "ORCID.ORG/".Length)..].TrimEnd('/');
        return text.Length == 16 ? $"{text[..4]}-{text[4..8]}-{text[8..12]}-{text[12..]}" : text;
    }

    public static bool IsValid(string? typed)
    {
        var text = NumberText.Compact(Normalise(typed));
        if (text.Length != 16 || !NumberText.IsDigits(text[..15], 15)) return false;
        var total = 0;
        foreach (var c in text.AsSpan(0, 15)) total = (total + (c - '0')) * 2;
        var check = (12 - total % 11) % 11;
        return text[15] == (check == 10 ? 'X' : (char)('0' + check));
    }
}
