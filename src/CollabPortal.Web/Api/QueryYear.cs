using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>The fiscal year in an address: "fiscalYear" everywhere, "fy" understood as its short form.</summary>
public static class QueryYear
{
    /// <summary>What a wrong year is answered with.</summary>
    public const string Allowed = "fiscalYear (short: fy) must be one fiscal year from 1950 to 2100, for example fiscalYear=2025, 令和7年度 or R7.";

    /// <summary>Reads both names; the long one counts where both stand.</summary>
    /// <returns>False where something stands there that is no fiscal year; a missing year is null and right.</returns>
    public static bool TryRead(string? fiscalYear, string? fy, out FiscalYear? year)
    {
        year = null;
        var typed = string.IsNullOrWhiteSpace(fiscalYear) ? fy : fiscalYear;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (JapaneseInput.ParseFiscalYear(typed) is not { } number) return false;
        year = new FiscalYear(number);
        return true;
    }
}
