using CollabPortal.Application.Matching;
using CollabPortal.Web.Pages.Organisations;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>A typical cost in words: the amount, and whether it is a median or a mean, of which contracts.</summary>
internal static class CostWords
{
    /// <summary>An amount a contract and year; a median is about that, as on the institution's page.</summary>
    internal static string Amount(IStringLocalizer<MatchingText> m, OrganisationWords words, TypicalCost cost) =>
        m["Cost.Mean", cost.IsMedian ? m["Cmp.About", words.About(cost.Yen!.Value)].Value : words.About(cost.Yen!.Value)];

    /// <summary>Median or mean, the year, the field and how many contracts.</summary>
    internal static string Basis(IStringLocalizer<MatchingText> m, OrganisationWords words, TypicalCost cost) =>
        m[cost.IsMedian ? "Cost.OfMedian" : "Cost.Of", cost.Year!.Value.Year, cost.Contracts, cost.Field is null ? m["Cost.AllFields"].Value : words.Field(cost.Field)];
}
