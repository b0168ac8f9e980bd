namespace CollabPortal.Web.Api;

/// <summary>A CSV as an answer; where its address ends in .json, what it holds is said instead (<see cref="FigureMetadata"/>).</summary>
internal sealed class CsvFile(Csv csv, string fileName) : IResult
{
    internal Csv Csv => csv;

    internal string FileName => fileName;

    public Task ExecuteAsync(HttpContext httpContext) => Results.File(csv.ToBytes(), "text/csv; charset=utf-8", fileName).ExecuteAsync(httpContext);
}

/// <summary>Files of figures: each CSV with its metadata beside it.</summary>
internal static class FigureFileRoutes
{
    /// <summary>Maps the CSV and, under the same address with .json, its metadata.</summary>
    /// <param name="path">Without ending.</param>
    /// <param name="view">Path of the page that shows the figure; the query is the same. Null: the path itself.</param>
    internal static IEndpointConventionBuilder MapFigure(this IEndpointRouteBuilder files, string path, Delegate handler, string? view = null) => new Pair(
        files.MapGet(path + ".csv", handler),
        files.MapGet(path + ".json", handler).AddEndpointFilter(async (context, next) =>
            await next(context) is var answer && answer is CsvFile file ? Results.Json(FigureMetadata.Of(file, context.HttpContext, view)) : answer));

    private sealed class Pair(params IEndpointConventionBuilder[] both) : IEndpointConventionBuilder
    {
        public void Add(Action<EndpointBuilder> convention)
        {
            foreach (var one in both) one.Add(convention);
        }
    }
}
