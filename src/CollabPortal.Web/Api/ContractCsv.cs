using CollabPortal.Application.Contracts;

namespace CollabPortal.Web.Api;

/// <summary>The list of contracts as a file for spreadsheets.</summary>
internal static class ContractCsv
{
    internal static IResult File(IReadOnlyList<ContractRow> rows, bool demo)
    {
        var csv = new Csv("id", "number", "title", "kind", "status", "institution", "partner", "more_partners", "starts_on", "ends_on",
            "agreed_yen", "received_yen", "changed_at", "version", "demo");
        foreach (var r in rows)
        {
            csv.Row(r.Id.ToString(), r.Number, r.Title, r.Kind.ToString(), r.Status.ToString(), r.Institution.Ja, r.Partner?.Ja, r.MorePartners, r.StartsOn, r.EndsOn,
                r.AgreedYen, r.ReceivedYen, r.ChangedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), r.Version, demo || r.IsDemo);
        }

        return csv.ToResult("contracts.csv");
    }
}
