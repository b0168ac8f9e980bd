namespace CollabPortal.Web.Pages.Indicators;

/// <summary>Brings an indicator's report into the shape that the pages show.</summary>
public sealed class IndicatorSheets
{
    public Task<IndicatorSheet?> OneAsync(string key, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<IndicatorSheet>> AllAsync(CancellationToken ct = default) => throw new NotSupportedException();
}
