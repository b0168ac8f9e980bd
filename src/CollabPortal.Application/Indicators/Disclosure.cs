using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators;

/// <summary>What a reader is told of figures that are withheld, or that only this reader sees: the same words on every page, in files and in the API.</summary>
public static class DisclosureWords
{
    /// <summary>Why a figure is withheld.</summary>
    public static LocalText Withheld { get; } = new(
        "秘匿：契約または相手先が3未満、1者が75%を超える、ほかの値との引き算でその値が分かってしまう、または公表する分け方にない値です。0という意味ではありません。",
        "Suppressed: fewer than three contracts or partners, one partner above 75% of the money, a figure from which such a one could be computed, or a division that is not published. It does not mean 0.");

    /// <summary>What a marked figure is.</summary>
    public static LocalText NotForPublication { get; } = new(
        "†の値は公表していません：契約または相手先が3未満、1者が75%を超える、ほかの値との引き算でその値が分かってしまう、公表する分け方にない、またはまだ公表していない変更を含む値です。所管府省の閲覧用です。",
        "Figures marked † are not public: fewer than three contracts or partners, one partner above 75% of the money, a figure from which such a one could be computed, a division that is not published, or a change that is not yet public. For the ministry's eyes.");
}

/// <summary>The limits below which a figure is withheld (domain.md §3b): dated data, the same for every page, file and answer.</summary>
internal static class Disclosure
{
    private const string Prefix = "suppression.";

    internal static Task<List<CountingSettingRow>> SettingsAsync(PortalDb db, CancellationToken ct) =>
        db.CountingSettings.AsNoTracking().Where(s => s.Name.StartsWith(Prefix)).ToListAsync(ct);

    /// <summary>The limits in force in a fiscal year; what is not set keeps its default.</summary>
    internal static SuppressionLimits LimitsIn(FiscalYear year, IEnumerable<CountingSettingRow> settings)
    {
        var limits = new SuppressionLimits();
        foreach (var setting in settings.Where(s => s.FromFiscalYear <= year).OrderBy(s => s.FromFiscalYear))
        {
            var value = decimal.Parse(setting.Value, CultureInfo.InvariantCulture);
            limits = setting.Name switch
            {
                Prefix + "min-contracts" => limits with { MinContracts = (int)value },
                Prefix + "min-partners" => limits with { MinPartners = (int)value },
                Prefix + "max-share" => limits with { MaxShare = value },
                Prefix + "min-doubt" => limits with { MinDoubt = value },
                Prefix + "min-spread" => limits with { MinSpread = value },
                _ => limits,
            };
        }

        return limits;
    }
}
