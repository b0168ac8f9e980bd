using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Startups;

/// <summary>The six labels of METI's survey (FY2023 definition, domain.md §3); a firm may bear several.</summary>
public enum StartupType
{
    /// <summary>研究成果.</summary>
    ResearchResult,
    /// <summary>共同研究, within five years of founding.</summary>
    JointResearch,
    /// <summary>技術移転, within five years of founding.</summary>
    TechnologyTransfer,
    /// <summary>学生.</summary>
    Student,
    /// <summary>教職員等, new from the FY2023 survey.</summary>
    Staff,
    /// <summary>関連.</summary>
    Related,
}

public enum StartupStatus
{
    Active,
    Listed,
    MergedOrAcquired,
    Closed,
    NoLongerQualifying,
}

/// <summary>What a form says of a startup.</summary>
public sealed record StartupTerms
{
    public string NameJa { get; init; } = "";

    public string? NameEn { get; init; }

    public string? NameKana { get; init; }

    /// <summary>法人番号, check digit tested by the caller.</summary>
    public string? CorporateNumber { get; init; }

    public IReadOnlyList<StartupType> Types { get; init; } = [];

    public int FoundedYear { get; init; }

    public int? FoundedMonth { get; init; }

    public int? FoundedDay { get; init; }

    public StartupStatus Status { get; init; }

    public DateOnly? StatusSince { get; init; }

    /// <summary>Institutions it came from, the own one included by itself.</summary>
    public IReadOnlyList<Guid> Parents { get; init; } = [];

    /// <summary>事業内容, published with the firm's consent: what it makes or offers.</summary>
    public string? Business { get; init; }
}

/// <summary>大学発ベンチャー: a firm that meets at least one of METI's types, with founding date as exact as known.</summary>
public sealed class Startup : IRegisterRecord, IVersioned
{
    /// <summary>Longest business in characters.</summary>
    public const int LongestBusiness = 400;

    private Startup()
    {
    }

    public Startup(Guid institutionId, StartupTerms terms)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>The other parent institutions.</summary>
    public Guid[] SharedWith { get; private set; } = [];

    public string NameJa { get; private set; } = "";

    public string? NameEn { get; private set; }

    public string? NameKana { get; private set; }

    public string? CorporateNumber { get; private set; }

    public StartupType[] Types { get; private set; } = [];

    public int FoundedYear { get; private set; }

    public int? FoundedMonth { get; private set; }

    public int? FoundedDay { get; private set; }

    public StartupStatus Status { get; private set; }

    public DateOnly? StatusSince { get; private set; }

    public Guid[] Parents { get; private set; } = [];

    /// <summary>What everybody may read of what it does; null where nothing was agreed.</summary>
    public string? Business { get; private set; }

    public int Version { get; private set; }

    /// <summary>
    /// Fiscal year of founding. An unknown month counts as April or later, that is, as the calendar year's own fiscal year
    /// (MEXT's rule for 設立数, seed 004).
    /// </summary>
    public FiscalYear FoundedIn => new(FoundedMonth is < 4 ? FoundedYear - 1 : FoundedYear);

    /// <summary>Everything that stands against a startup, each with its field.</summary>
    /// <param name="terms">What the form says.</param>
    /// <param name="today">The day after which nothing has happened yet; null where all of it is known to be past.</param>
    public static IEnumerable<RuleViolation> Faults(StartupTerms terms, DateOnly? today = null)
    {
        var (year, month, day) = (terms.FoundedYear, terms.FoundedMonth, terms.FoundedDay);
        if (string.IsNullOrWhiteSpace(terms.NameJa)) yield return new RuleViolation("required", nameof(NameJa));
        if (terms.Business?.Trim().Length > LongestBusiness) yield return new RuleViolation("too-long", nameof(Business), LongestBusiness);
        if (terms.Types.Count == 0) yield return new RuleViolation("startup-type-missing", nameof(Types));
        if (year is < 1900 or > 2100) yield return new RuleViolation("year-range", nameof(FoundedYear));
        // Known by itself, whatever stands in the month and the day.
        else if (year > today?.Year) yield return new RuleViolation("date-future", nameof(FoundedYear));
        if (month is < 1 or > 12) yield return new RuleViolation("date-invalid", nameof(FoundedMonth));
        else if (day is < 1 || (day is not null && (month is null || year is < 1900 or > 2100 || day > DateTime.DaysInMonth(year, month.Value)))) yield return new RuleViolation("date-invalid", nameof(FoundedDay));
        else if (today is { } now && year == now.Year)
        {
            if (month > now.Month) yield return new RuleViolation("date-future", nameof(FoundedMonth));
            else if (month == now.Month && day > now.Day) yield return new RuleViolation("date-future", nameof(FoundedDay));
        }

        if (terms.StatusSince > today) yield return new RuleViolation("date-future", nameof(StatusSince));
        else if (terms.StatusSince is { } since && (year is >= 1900 and <= 2100) && (since.Year < year || (since.Year == year && month is >= 1 and <= 12 && since.Month < month))) yield return new RuleViolation("status-before-founding", nameof(StatusSince));
    }

    /// <exception cref="RuleViolation">What <see cref="Faults"/> finds.</exception>
    public void Change(StartupTerms terms)
    {
        RuleViolation.ThrowAny(Faults(terms));
        (NameJa, NameEn, NameKana) = (terms.NameJa.Trim(), Trimmed(terms.NameEn), Trimmed(terms.NameKana));
        (CorporateNumber, Types) = (Trimmed(terms.CorporateNumber), [.. terms.Types.Distinct().Order()]);
        (FoundedYear, FoundedMonth, FoundedDay) = (terms.FoundedYear, terms.FoundedMonth, terms.FoundedDay);
        (Status, StatusSince, Business) = (terms.Status, terms.StatusSince, Trimmed(terms.Business));
        Parents = [.. terms.Parents.Prepend(InstitutionId).Distinct()];
        SharedWith = [.. Parents.Where(p => p != InstitutionId)];
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
