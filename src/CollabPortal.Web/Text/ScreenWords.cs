using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Domain.Values;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Text;

/// <summary>Words for values of the domain.</summary>
public static class ScreenWords
{
    /// <summary>Name of an enum value: the entry "Type.Member" of SharedText.</summary>
    public static string Name(this IStringLocalizer<SharedText> text, Enum value) => text[$"{value.GetType().Name}.{value}"];

    /// <summary>A count in words: where there is one of it, and the language tells one from more, the entry with ".One".</summary>
    public static string Counted(this IStringLocalizer<SharedText> text, string key, int count) =>
        count == 1 && text[key + ".One"] is { ResourceNotFound: false } one ? one.Value : text[key, count];

    /// <summary>A day as text; inputs and files write it as 2026-11-21.</summary>
    public static string Day(this IStringLocalizer<SharedText> text, DateOnly? day) =>
        day is { } known ? known.ToString(text["Date"], CultureInfo.CurrentUICulture) : text["Missing"];

    /// <summary>An instant as wall-clock time in Japan.</summary>
    public static string Moment(this IStringLocalizer<SharedText> text, DateTimeOffset at) =>
        JapanTime.Local(at).ToString(text["DateTime"], CultureInfo.CurrentUICulture);

    /// <summary>From a day to another; an open end stays open.</summary>
    public static string Period(this IStringLocalizer<SharedText> text, DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => text["Missing"],
        ({ }, null) => text["Period.Open", text.Day(from)],
        _ => text["Period", text.Day(from), text.Day(to)],
    };

    /// <summary>The sentence of a problem. An unknown code gives the general sentence, with the code for the operator.</summary>
    public static string Sentence(this IStringLocalizer<ErrorsText> errors, Problem problem, string? label, bool chosen = false) =>
        problem.Code == "required" && label is not null ? errors[chosen ? "required-chosen" : "required-named", label] : errors.Sentence(problem);

    /// <summary>The sentence of a problem in the language of the screen.</summary>
    public static string Sentence(this IStringLocalizer<ErrorsText> errors, Problem problem)
    {
        var sentence = errors[problem.Code, problem.Args];
        return sentence.ResourceNotFound ? errors["unknown", problem.Code] : sentence;
    }
}
