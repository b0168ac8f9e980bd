using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>The indicators that have a target, as the pages show them.</summary>
public sealed class IndicatorSheets(IndicatorService indicators, TimeProvider clock)
{
    /// <summary>All of them, in the order of the catalogue.</summary>
    /// <param name="knownOn">Look as from this day, as <see cref="OneAsync"/>; null: from now.</param>
    public async Task<IReadOnlyList<IndicatorSheet>> AllAsync(DateOnly? knownOn = null, CancellationToken ct = default) =>
        [.. (await indicators.AllAsync(LastOverOn(knownOn), knownOn, ct)).Select(r => IndicatorSheet.Of(r, LastOverOn(knownOn) ?? LastYearOver)).OfType<IndicatorSheet>()];

    /// <summary>The same with official values alone, for pages that say nothing of the register.</summary>
    public async Task<IReadOnlyList<IndicatorSheet>> OfficialAsync(DateOnly? knownOn = null, CancellationToken ct = default) =>
        [.. (await indicators.OfficialAsync(LastOverOn(knownOn), knownOn, ct)).Select(r => IndicatorSheet.Of(r, LastOverOn(knownOn) ?? LastYearOver)).OfType<IndicatorSheet>()];

    /// <summary>One of them, or null for an unknown key.</summary>
    /// <param name="knownOn">Look as from this day: releases published by then, fiscal years that were over then. Null: from now.</param>
    public async Task<IndicatorSheet?> OneAsync(string key, DateOnly? knownOn = null, CancellationToken ct = default) =>
        await indicators.FindAsync(key, LastOverOn(knownOn), knownOn, ct) is { } report ? IndicatorSheet.Of(report, LastOverOn(knownOn) ?? LastYearOver) : null;

    /// <summary>The last fiscal year that was over on a day of the past; null for now and later.</summary>
    public FiscalYear? LastOverOn(DateOnly? day) => indicators.YearOn(null, day);

    private FiscalYear LastYearOver => FiscalYear.Current(clock).Previous;
}
