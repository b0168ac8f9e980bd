using CollabPortal.Domain.People;

namespace CollabPortal.Domain.Matching;

/// <summary>A rule of a young-researcher call (seed 000, 若手研究者と企業の共同研究等の支援).</summary>
public enum CallRule
{
    /// <summary>45歳未満.</summary>
    Age,

    /// <summary>博士後期課程を修了または在籍.</summary>
    Doctorate,

    /// <summary>共同研究、受託研究、博士後期課程の研究インターンシップ.</summary>
    Kind,

    /// <summary>最大5事業年度.</summary>
    Years,

    /// <summary>1テーマ年3,000万円まで.</summary>
    YearlyAmount,

    /// <summary>企業と国が同額.</summary>
    EqualShares,

    /// <summary>双方に産学連携の窓口.</summary>
    Contacts,
}

/// <summary>The work that a call may support.</summary>
public enum CallWork
{
    JointResearch,
    CommissionedResearch,
    DoctoralInternship,
    Other,
}

/// <summary>A theme for a young-researcher call. What is null has not been said yet.</summary>
/// <param name="On">Day by which age is counted.</param>
/// <param name="Years">Fiscal years of support.</param>
/// <param name="CompanyYen">What the company pays in a year.</param>
/// <param name="StateYen">What the state is asked for in a year.</param>
/// <param name="CompanyHasContact">The company names a liaison contact.</param>
public sealed record CallTheme(DateOnly On, CallWork? Work, int? Years, long? CompanyYen, long? StateYen, bool? CompanyHasContact);

/// <summary>What is known of a person. Null is not known.</summary>
public sealed record CallPerson(int? BirthYear, DoctorateState? Doctorate);

/// <summary>The rules of the call, each met, missed or not known. What nobody recorded is not known, and never met.</summary>
public static class YoungResearcherCall
{
    /// <summary>Age that must not be reached, most fiscal years, most yen that the state gives a theme in a year.</summary>
    public const int UnderAge = 45, MostYears = 5;

    public const long MostYenAYear = 30_000_000;

    /// <summary>Rules of the theme, the same for every candidate.</summary>
    public static IReadOnlyList<(CallRule Rule, RuleResult Result)> OfTheme(CallTheme theme, bool institutionHasContact) =>
    [
        (CallRule.Kind, theme.Work is { } work ? When(work != CallWork.Other) : RuleResult.Unknown),
        (CallRule.Years, theme.Years is { } years ? When(years is >= 1 and <= MostYears) : RuleResult.Unknown),
        (CallRule.YearlyAmount, theme.StateYen is { } state ? When(state is > 0 and <= MostYenAYear) : RuleResult.Unknown),
        (CallRule.EqualShares, theme is { StateYen: { } asked, CompanyYen: { } paid } ? When(asked == paid) : RuleResult.Unknown),
        (CallRule.Contacts, !institutionHasContact || theme.CompanyHasContact == false ? RuleResult.Missed : theme.CompanyHasContact == true ? RuleResult.Met : RuleResult.Unknown),
    ];

    /// <summary>Rules of the person.</summary>
    public static IReadOnlyList<(CallRule Rule, RuleResult Result)> OfPerson(CallPerson person, DateOnly on) =>
    [
        (CallRule.Age, Age(person.BirthYear, on)),
        (CallRule.Doctorate, person.Doctorate is { } state ? When(state != DoctorateState.None) : RuleResult.Unknown),
    ];

    // A year of birth leaves two ages on any day but the last of a year; in the year of the limit the answer is not known.
    private static RuleResult Age(int? birthYear, DateOnly on) => birthYear is not { } year ? RuleResult.Unknown
        : on.Year - year < UnderAge ? RuleResult.Met
        : on.Year - year > UnderAge || on is { Month: 12, Day: 31 } ? RuleResult.Missed : RuleResult.Unknown;

    private static RuleResult When(bool met) => met ? RuleResult.Met : RuleResult.Missed;
}
