using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.Indicators;
using CollabPortal.Web.Api;
using CollabPortal.Web.Pages.Indicators;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>CSV of mobility, startups and peers, by the services of their pages.</summary>
internal static class PeopleFiles
{
    private static readonly string Companies = IndicatorUnits.CodeOf(IndicatorUnit.Companies);

    internal static void Map(IEndpointRouteBuilder files)
    {
        files.MapFigure("/dashboard/mobility", MobilityAsync).RequireAuthorization();
        files.MapFigure("/dashboard/startups", StartupsAsync).RequireAuthorization();
        files.MapFigure("/dashboard/startup-survival", SurvivalAsync, view: "/dashboard/startups").RequireAuthorization();
        files.MapFigure("/dashboard/peers", PeersAsync).RequireAuthorization();
        files.MapFigure("/targets/{id:guid}", TargetAsync, view: "/targets").RequireAuthorization(Web.Accounts.RegisterReaders.Policy);
    }

    private static async Task<IResult> MobilityAsync(string? fiscalYear, string? fy, string? knownOn, MobilityQueries queries, CancellationToken ct)
    {
        if (!QueryYear.TryRead(fiscalYear, fy, out var year)) return ApiProblems.BadRequest(QueryYear.Allowed);
        if (IndicatorFiles.IsBadDay(knownOn, out var day)) return IndicatorFiles.BadDay();
        if (await queries.FindAsync(year, day, ct) is not { } report || (year is { } asked && asked != report.Year)) return ApiProblems.NotFound("No moves are known for this fiscal year; that does not mean there were none.");
        var csv = new Csv("key", "fiscal_year", "kind", "from_sector", "to_sector", "persons", "demo", "year_in_progress", "unit", "release", "release_ja", "source", "source_ja");
        var unit = IndicatorUnits.CodeOf(IndicatorUnit.Persons);
        Rows("official", report.Official, false);
        Rows("measured", report.Measured, report.IsDemo);
        return csv.ToResult($"mobility-{report.Year}.csv");

        void Rows(string kind, SectorMatrix? matrix, bool isDemo)
        {
            if (matrix is null) return;
            foreach (var flow in matrix.Flows) Row(flow.From.ToString(), flow.To.ToString(), flow.Persons);
            // The page's sums; of a sector with a way that nobody knows there is none.
            foreach (var sector in matrix.Flows.Select(f => f.From).Distinct())
            {
                Row(sector.ToString(), "total", matrix.From(sector));
                Row("total", sector.ToString(), matrix.To(sector));
            }

            Row("total", "total", matrix.Total);

            void Row(string from, string to, decimal? persons) => csv.Row(
                "researcher-moves", report.Year, kind, from, to, persons, isDemo, report.IsRunning && kind == "measured", unit,
                Joined(matrix, s => s.ReleaseText.En), Joined(matrix, s => s.ReleaseText.Ja), Joined(matrix, s => s.Source.Text.En), Joined(matrix, s => s.Source.Text.Ja));
        }
    }

    // A year's matrix may be of several publications; each cell is of one of them.
    private static string? Joined(SectorMatrix matrix, Func<OfficialFigure, string> words) => matrix.Sources.Count == 0 ? null : string.Join("; ", matrix.Sources.Select(words).Distinct());

    private static async Task<IResult> StartupsAsync(StartupFigures figures, CancellationToken ct)
    {
        var found = await figures.FindAsync(ct: ct);
        if (!found.Ok) return Results.Forbid();
        var csv = new Csv("fiscal_year", "start", "founded", "ended", "end", "demo").About(["startups-existing", "startups-founded", "startups-closed", "startups-no-longer-qualifying"], [Companies]);
        foreach (var year in found.Value.Years) csv.Row(year.Year, year.Start, year.Founded, year.Ended, year.End, found.Value.IsDemo);
        return csv.ToResult("startups.csv");
    }

    private static async Task<IResult> SurvivalAsync(StartupFigures figures, CancellationToken ct)
    {
        var found = await figures.FindAsync(ct: ct);
        if (!found.Ok) return Results.Forbid();
        var csv = new Csv("age", "firms", "ended", "share", "demo").About(["startups-existing", "startups-founded"], [Companies, IndicatorUnits.CodeOf(IndicatorUnit.Share)]);
        foreach (var point in found.Value.Survival) csv.Row(point.Age, point.Firms, point.Ended, point.Share, found.Value.IsDemo);
        return csv.ToResult("startup-survival.csv");
    }

    private static async Task<IResult> PeersAsync(
        string? key, string? fiscalYear, string? fy, string? institution, string? chosen, string? group, string? size, string? region, string? cluster, PeerQueries queries, CancellationToken ct)
    {
        if (!QueryYear.TryRead(fiscalYear, fy, out var year)) return ApiProblems.BadRequest(QueryYear.Allowed);
        Guid? own = Guid.TryParse(institution, out var id) ? id : null;
        if (own is null && !string.IsNullOrEmpty(institution)) return ApiProblems.BadRequest("institution must be the id of an institution, as /api/v1/institutions lists them.");
        var found = await queries.FindAsync(key ?? "company-investment", year, own, PeerAddress.Read(chosen, group, size, region, cluster), ct);
        if (!found.Ok) return found.Problems[0].Code == "not-allowed" ? Results.Forbid() : ApiProblems.NotFound("No such indicator.");
        if (found.Value is not { Own: { } ownName, Standing: { } standing } report) return ApiProblems.NotFound("There are no peers to show under these conditions.");
        if (!string.IsNullOrWhiteSpace(cluster) && report.Cluster is null) return ApiProblems.NotFound($"The institution is in no cluster of this key. Its clusters: {string.Join(", ", report.Clusters.Select(c => c.Key))}.");
        if (year is { } asked && asked != report.Year) return ApiProblems.NotFound($"No figures to compare for FY{asked}. Fiscal years with figures: {string.Join(", ", report.Years)}.");
        var unit = IndicatorUnits.CodeOf(report.Indicator.Unit);
        var csv = new Csv("key", "fiscal_year", "row", "name_ja", "name_en", "value", "unit", "peers", "decile", "demo", "not_for_publication", "cluster", "cluster_ja", "cluster_en", "cluster_source", "cluster_source_url", "cluster_as_of", "restatement", "registered_value");
        Row("own", ownName, report.Value, standing.Decile, report.Peers.FirstOrDefault(p => p.IsOwn) is { IsBelowLimits: true });
        // Worked out of values that nobody else may see; whoever sees no peer by name gets rounded edges that may be told.
        var inner = report.Peers.Any(p => p.IsBelowLimits);
        Row("median", null, standing.Median, hidden: inner);
        for (var i = 0; i < standing.Edges.Count; i++) Row($"edge-{(i + 1) * 10}", null, standing.Edges[i], hidden: inner);
        foreach (var peer in report.Peers.Where(p => !p.IsOwn)) Row("peer", peer.Name, peer.Value, null, peer.IsBelowLimits);
        if (report.Cluster is { } cited) csv.Citing($"{cited.Name.Ja} / {cited.Name.En}: {string.Join(", ", new[] { cited.Source, cited.SourceUrl, $"as of {cited.AsOf:yyyy-MM-dd}" }.OfType<string>())}");
        return csv.ToResult($"{report.Indicator.Key}-peers-{report.Year}.csv");

        void Row(string row, Domain.Values.LocalText? name, decimal? value, int? decile = null, bool? hidden = null) => csv.Row(
            report.Indicator.Key, report.Year, row, name?.Ja, name?.En, value, unit, standing.Peers, decile, report.IsDemo, hidden,
            report.Cluster?.Key, report.Cluster?.Name.Ja, report.Cluster?.Name.En, report.Cluster?.Source, report.Cluster?.SourceUrl, report.Cluster?.AsOf,
            row == "own" ? report.Open?.State.ToString() : null, row == "own" ? report.Open?.Registered : null);
    }

    private static async Task<IResult> TargetAsync(Guid id, OwnTargetService targets, CancellationToken ct)
    {
        if (await targets.FindAsync(id, ct) is not { } view) return ApiProblems.NotFound("No such target.");
        var csv = new Csv("key", "institution_ja", "institution_en", "row", "fiscal_year", "value", "unit", "restatement", "registered_value");
        var unit = IndicatorUnits.CodeOf(view.Indicator.Unit);
        Row("baseline", view.Target.BaselineYear, view.Target.BaselineValue);
        // As the surveys have them; of a year in which nothing stands, the row says what waits.
        foreach (var year in view.Values.Select(v => v.Year).Union(view.Open.Select(o => o.Year)).Order())
        {
            var known = view.Values.Where(v => v.Year == year).Select(v => (object)v.Value).FirstOrDefault();
            Row("measured", year, known, view.Open.FirstOrDefault(o => o.Year == year));
        }

        foreach (var point in view.Target.RequiredPath()) Row("path", point.Year, point.Value);
        Row("target", view.Target.Deadline, view.Terms.TargetValue);
        return csv.ToResult($"target-{view.Indicator.Key}.csv");

        void Row(string row, Domain.Values.FiscalYear year, object? value, Application.Surveys.OpenYear? open = null) =>
            csv.Row(view.Indicator.Key, view.Institution.Name.Ja, view.Institution.Name.En, row, year, value, unit, open?.State.ToString(), open?.Registered);
    }
}
