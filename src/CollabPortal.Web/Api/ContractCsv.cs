using System.Globalization;
using CollabPortal.Application.Contracts;

namespace CollabPortal.Web.Api;

/// <summary>The list of contracts as a file for spreadsheets.</summary>
internal static class ContractCsv
{
    private static readonly string[] Header =
    [
        "id", "number", "title", "kind", "status", "institution", "partner", "more_partners", "starts_on", "ends_on",
        "agreed_yen", "received_yen", "changed_at", "version", "demo",
    ];

    internal static IResult File(IAsyncEnumerable<ContractRow> rows, bool demo) => new CsvStream("contracts.csv", Header, Cells(rows, demo));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Cells(IAsyncEnumerable<ContractRow> rows, bool demo)
    {
        await foreach (var r in rows)
        {
            yield return
            [
                r.Id.ToString(), r.Number, r.Title, r.Kind.ToString(), r.Status.ToString(), r.Institution.Ja, r.Partner?.Ja, r.MorePartners, r.StartsOn, r.EndsOn,
                r.AgreedYen, r.ReceivedYen, r.ChangedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), r.Version, demo || r.IsDemo,
            ];
        }
    }
}
