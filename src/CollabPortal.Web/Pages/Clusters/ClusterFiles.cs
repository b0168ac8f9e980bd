using CollabPortal.Application.Indicators.Clusters;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Api;

namespace CollabPortal.Web.Pages.Clusters;

/// <summary>The clusters in use as a file: what the page takes, it gives.</summary>
internal static class ClusterFiles
{
    internal static void MapClusterFiles(IEndpointRouteBuilder routes) =>
        routes.MapGet("/clusters.csv", async (ClusterDesk desk, CancellationToken ct) =>
        {
            var csv = new Csv("key", "name_ja", "name_en", "source", "source_url", "as_of", "institution_code");
            foreach (var cluster in (await desk.ListAsync(ct)).Where(c => !c.Terms.Retired))
            {
                foreach (var code in cluster.Codes)
                    csv.Row(cluster.Terms.Key, cluster.Terms.NameJa, cluster.Terms.NameEn, cluster.Terms.Source, cluster.Terms.SourceUrl, cluster.Terms.AsOf, code);
            }

            return csv.ToResult("institution-clusters.csv");
        }).RequireAuthorization(nameof(Permission.MaintainLists)).ExcludeFromDescription();
}
