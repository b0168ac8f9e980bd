namespace CollabPortal.Domain.Organisations;

/// <summary>
/// e-Rad / KAKEN researcher number (研究者番号): 8 digits, leading zeros kept. The check-digit formula was reconstructed
/// from real numbers and is not official: a number that fails it deserves a warning, never a refusal (domain.md §5).
/// </summary>
public static class ResearcherNumber
{
    /// <summary>Half-width digits without hyphens; empty for nothing typed.</summary>
    public static string Normalise(string? typed) => NumberText.Compact(typed);

    /// <summary>Whether it is eight digits at all; what fails this is an error.</summary>
    public static bool HasShape(string? typed) => NumberText.IsDigits(Normalise(typed), 8);

    /// <summary>Whether the first digit fits the others; what fails this is a warning.</summary>
    public static bool IsPlausible(string? typed)
    {
        var number = Normalise(typed);
        if (!NumberText.IsDigits(number, 8)) return false;
        var sum = 0;
        for (var i = 1; i < 8; i++) sum += (number[i] - '0') * (i % 2 == 1 ? 1 : 2);
        return number[0] - '0' == sum % 10;
    }
}
