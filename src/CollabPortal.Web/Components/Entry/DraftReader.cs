using CollabPortal.Application;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Components.Entry;

/// <summary>
/// Reads what was typed, and notes every field that cannot be read instead of stopping at the first. Values of such fields are
/// defaults; use them only when there are no problems.
/// </summary>
public sealed class DraftReader
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>With what a service finds beside it: a field that cannot be read has its own fault and no second one.</summary>
    /// <param name="others">What the service found.</param>
    /// <param name="unsure">Codes that mean nothing while some of the fields cannot be read.</param>
    public IReadOnlyList<Problem> With(IEnumerable<Problem> others, params string[] unsure) =>
        [.. problems, .. others.Where(o => !unsure.Contains(o.Code) && !problems.Exists(p => p.Field == o.Field))];

    public string Text(string field, string? typed) => string.IsNullOrWhiteSpace(typed) ? Note<string>("required", field) ?? "" : typed.Trim();

    public DateOnly Date(string field, string? typed) => string.IsNullOrWhiteSpace(typed) ? Note<DateOnly>("required", field) : OptionalDate(field, typed) ?? default;

    public DateOnly? OptionalDate(string field, string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : JapaneseInput.ParseDate(typed) ?? Note<DateOnly?>("date-invalid", field);

    public int Whole(string field, string? typed) => string.IsNullOrWhiteSpace(typed) ? Note<int>("required", field) : OptionalWhole(field, typed) ?? 0;

    public int? OptionalWhole(string field, string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : JapaneseInput.ParseWhole(typed) ?? Note<int?>("number-invalid", field);

    /// <summary>A whole number between these two; the code says what is right.</summary>
    public int? OptionalWhole(string field, string? typed, int least, int most, string code) =>
        string.IsNullOrWhiteSpace(typed) ? null : IsWhole(typed, least, most) ? OptionalWhole(field, typed) : Note<int?>(code, field);

    /// <summary>A fiscal year as its first calendar year: 2026, 2026年度, 令和8年度, R8.</summary>
    public int FiscalYear(string field, string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? Note<int>("required", field) : JapaneseInput.ParseFiscalYear(typed) ?? Note<int>("fiscal-year-range", field);

    /// <summary>A calendar year: 2019, 令和元年, H31. The domain says which can be.</summary>
    public int Year(string field, string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? Note<int>("required", field) : JapaneseInput.ParseYear(typed) ?? Note<int>("year-range", field);

    /// <summary>A percentage with any number of decimals; the domain says how many are allowed.</summary>
    public decimal Percent(string field, string? typed) => TryPercent(typed, out var percent) ? percent : Note<decimal>(string.IsNullOrWhiteSpace(typed) ? "required" : "number-invalid", field);

    /// <summary>Whole yen; 千円, 百万円 and 億円 are understood.</summary>
    public long Yen(string field, string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? Note<long>("required", field) : JapaneseInput.ParseYen(typed) ?? Note<long>(YenFault(typed)!, field);

    /// <summary>Why an amount cannot be read, as the code of a problem; null where it can, and where nothing is typed.</summary>
    public static string? YenFault(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : JapaneseInput.ReadYen(typed, out _) switch
    {
        YenReading.Read => null,
        YenReading.Commas => "amount-commas",
        _ => JapaneseInput.IsNegativeYen(typed) ? "amount-negative" : "amount-invalid",
    };

    public T Choice<T>(string field, T? chosen)
        where T : struct => chosen ?? Note<T>("required", field);

    /// <summary>Whether it reads as a whole number between these two.</summary>
    public static bool IsWhole(string? typed, int least, int most) => JapaneseInput.ParseWhole(typed) is { } number && number >= least && number <= most;

    public static bool TryPercent(string? typed, out decimal percent)
    {
        var read = JapaneseInput.ParseNumber(typed);
        percent = read ?? 0;
        return read is not null;
    }

    /// <summary>Notes what else stands against a field.</summary>
    public void Refuse(string code, string field) => Note<string>(code, field);

    private T? Note<T>(string code, string field)
    {
        if (!problems.Exists(p => p.Field == field)) problems.Add(new Problem(code, field));
        return default;
    }
}
