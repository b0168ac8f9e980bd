using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>The indicators that have a target, as the pages show them.</summary>
public sealed class IndicatorSheets(IndicatorService indicators, TimeProvider clock)
{
    /// <summary>All of them, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<IndicatorSheet>> AllAsync(CancellationToken ct = default) =>
        [.. (await indicators.AllAsync(ct: ct)).Select(r => IndicatorSheet.Of(r, LastYearOver)).OfType<IndicatorSheet>()];

    /// <summary>The same with official values alone, for pages that say nothing of the register.</summary>
    public async Task<IReadOnlyList<IndicatorSheet>> OfficialAsync(CancellationToken ct = default) =>
        [.. (await indicators.OfficialAsync(ct)).Select(r => IndicatorSheet.Of(r, LastYearOver)).OfType<IndicatorSheet>()];

    /// <summary>One of them, or null for an unknown key.</summary>
    public async Task<IndicatorSheet?> OneAsync(string key, CancellationToken ct = default) =>
        await indicators.FindAsync(key, ct: ct) is { } report ? IndicatorSheet.Of(report, LastYearOver) : null;

    private FiscalYear LastYearOver => FiscalYear.Current(clock).Previous;
}
