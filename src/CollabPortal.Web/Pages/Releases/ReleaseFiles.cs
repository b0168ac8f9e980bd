using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Api;
using CollabPortal.Web.Pages.Indicators;

namespace CollabPortal.Web.Pages.Releases;

/// <summary>The template of a release, with every series and its unit.</summary>
internal static class ReleaseFiles
{
    internal static void MapReleaseFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/releases/template.{format:regex(^(csv|xlsx)$)}", (string format) =>
        {
            IReadOnlyList<string> header = [.. new OfficialValueFile().Columns.Select(c => IndicatorNumbers.Say(c.Name))];
            return format == "xlsx" ? (IResult)new XlsxStream("official-values.xlsx", "official-values", header, Rows()) : new CsvStream("official-values.csv", header, Rows());
        }).RequireAuthorization(nameof(Permission.MaintainOfficialValues)).ExcludeFromDescription();

    // One row a series, the value left empty: the name goes both ways.
    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
    {
        await Task.CompletedTask;
        foreach (var series in OfficialSeries.All)
            yield return [IndicatorNumbers.Say(series.Name), null, null, Domain.Indicators.IndicatorUnits.CodeOf(series.Unit), null, null];
    }
}
