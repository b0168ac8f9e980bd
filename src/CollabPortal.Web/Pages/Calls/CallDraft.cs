using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Calls;

/// <summary>What is typed of a theme for a young-researcher call.</summary>
public sealed class CallDraft
{
    public CallWork? Work { get; set; }

    public string? Years { get; set; }

    public string? CompanyYen { get; set; }

    public string? StateYen { get; set; }

    public bool? CompanyHasContact { get; set; }

    public string? On { get; set; }

    /// <summary>What cannot be read has not been said.</summary>
    public CallTheme Read(DateOnly today) => new(
        JapaneseInput.ParseDate(On ?? "") ?? today, Work, Number(Years) is { } years and <= 100 ? (int)years : null, Number(CompanyYen), Number(StateYen), CompanyHasContact);

    internal static long? Number(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : JapaneseInput.ParseYen(typed);
}
