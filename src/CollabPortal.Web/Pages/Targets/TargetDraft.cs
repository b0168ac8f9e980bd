using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.Targets;

/// <summary>What is typed of an own target: the value to reach, or how many times the baseline it is.</summary>
public sealed class TargetDraft
{
    public string? Key { get; set; }

    public string? BaselineYear { get; set; }

    public string? BaselineValue { get; set; }

    public string? Multiplier { get; set; }

    public string? TargetValue { get; set; }

    public string? Deadline { get; set; }

    public bool IsShared { get; set; }

    public static TargetDraft Of(InstitutionTargetTerms terms) => new()
    {
        Key = terms.IndicatorKey,
        BaselineYear = terms.BaselineYear.ToString(),
        BaselineValue = Plain(terms.BaselineValue),
        TargetValue = Plain(terms.TargetValue),
        Deadline = terms.Deadline.ToString(),
        IsShared = terms.IsShared,
    };

    /// <summary>The terms, or every field that cannot be read.</summary>
    public Outcome<InstitutionTargetTerms> Read()
    {
        var read = new DraftReader();
        var key = read.Text("IndicatorKey", Key);
        var (from, by) = (read.FiscalYear("BaselineYear", BaselineYear), read.FiscalYear("Deadline", Deadline));
        var problems = read.Problems.ToList();
        var baseline = Needed("BaselineValue", BaselineValue, problems);
        var target = string.IsNullOrWhiteSpace(TargetValue) && !string.IsNullOrWhiteSpace(Multiplier)
            ? baseline * Needed("Multiplier", Multiplier, problems) : Needed("TargetValue", TargetValue, problems);
        if (problems.Count > 0) return Outcome<InstitutionTargetTerms>.Failed(problems);
        return new InstitutionTargetTerms(key, new FiscalYear(from), baseline, target, new FiscalYear(by), IsShared);
    }

    /// <summary>A decimal number; full-width digits and commas are understood. Null where it is none.</summary>
    public static decimal? Number(string? typed) =>
        JapaneseInput.ParseNumber(typed) is { } number && Math.Abs(number) < 1_000_000_000_000m ? number : null;

    private static decimal Needed(string field, string? typed, List<Problem> problems)
    {
        if (Number(typed) is { } number) return number;
        problems.Add(new Problem(string.IsNullOrWhiteSpace(typed) ? "required" : "number-invalid", field));
        return 0;
    }

    private static string Plain(decimal value) => (value / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
