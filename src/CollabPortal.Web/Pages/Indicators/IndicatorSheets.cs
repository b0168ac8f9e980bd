using CollabPortal.Application.Indicators;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>The indicators that have a target, as the pages show them.</summary>
public sealed class IndicatorSheets(IndicatorService indicators)
{
    /// <summary>All of them, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<IndicatorSheet>> AllAsync(CancellationToken ct = default) =>
        [.. (await indicators.AllAsync(ct: ct)).Select(IndicatorSheet.Of).OfType<IndicatorSheet>()];

    /// <summary>One of them, or null for an unknown key.</summary>
    public async Task<IndicatorSheet?> OneAsync(string key, CancellationToken ct = default) =>
        await indicators.FindAsync(key, ct: ct) is { } report ? IndicatorSheet.Of(report) : null;
}
