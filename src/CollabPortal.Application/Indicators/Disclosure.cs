using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators;

/// <summary>What is known of a sum over institutions when its parts' partners may be the same or not.</summary>
/// <param name="Items">Contracts or agreements, added up.</param>
/// <param name="MostPartners">The largest number of distinct partners at one institution: there are at least so many in all.</param>
/// <param name="MoneyYen">Money behind the sum; 0 where none is counted.</param>
/// <param name="TopPartnersYen">The largest partner's money of each institution, added up: no partner has more than that.</param>
public readonly record struct Concentration(long Items, int MostPartners, decimal MoneyYen, decimal TopPartnersYen);

/// <summary>
/// The limits below which a figure is withheld from everybody but the ministry (domain.md §3b; the limits are data). A sum
/// is shown only when it is safe whatever the partners' overlap, so rather too much is withheld than too little.
/// </summary>
public sealed record DisclosureLimits(int MinContracts, int MinPartners, decimal MaxShare)
{
    /// <summary>Fewer than 3 contracts, fewer than 3 partners, or one partner above 75 % of the money.</summary>
    public static readonly DisclosureLimits Default = new(3, 3, 0.75m);

    public bool AllowShowing(Concentration sum) =>
        sum.Items >= MinContracts && sum.MostPartners >= MinPartners
        && (sum.MoneyYen <= 0 || sum.TopPartnersYen <= sum.MoneyYen * MaxShare);

    /// <summary>The limits in force in a fiscal year.</summary>
    public static DisclosureLimits In(FiscalYear year, IEnumerable<CountingSettingRow> settings)
    {
        var inForce = settings.Where(s => s.FromFiscalYear <= year).GroupBy(s => s.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(s => s.FromFiscalYear)!.Value, StringComparer.Ordinal);
        return new DisclosureLimits(
            (int)Number("suppression.min-contracts", Default.MinContracts), (int)Number("suppression.min-partners", Default.MinPartners),
            Number("suppression.max-share", Default.MaxShare));

        decimal Number(string name, decimal otherwise) =>
            inForce.TryGetValue(name, out var text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }
}
