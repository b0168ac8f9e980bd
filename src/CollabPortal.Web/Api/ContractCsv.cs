using System.Globalization;
using CollabPortal.Application.Contracts;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Api;

/// <summary>The list of contracts as a file for spreadsheets.</summary>
internal static class ContractCsv
{
    private static readonly string[] Header =
    [
        "id", "number", "title", "kind", "status", "institution", "partner", "more_partners", "starts_on", "ends_on",
        "agreed_yen", "received_yen", "changed_at", "version", "demo",
    ];

    /// <summary>
    /// For people: what is seen, with headings and words of the reader's language, Japan time. Programs ask with Accept: text/csv and
    /// get codes.
    /// </summary>
    internal static IResult FileForPeople(IAsyncEnumerable<ContractRow> rows, string? columns, bool demo, bool asWorkbook, IServiceProvider words)
    {
        var (t, o) = (words.GetRequiredService<IStringLocalizer<SharedText>>(), words.GetRequiredService<IStringLocalizer<OfficeText>>());
        var shown = ContractListColumns.Read(columns?.Split(',') ?? []);
        var cells = WordCells(rows, shown, demo, t, o);
        var name = FileNames.Of(o["File.Name", t["Nav.Contracts"]], words.GetRequiredService<TimeProvider>(), asWorkbook ? "xlsx" : "csv");
        return asWorkbook
            ? new XlsxStream(name, o["File.Sheet"], ContractListColumns.Headings(shown, o), cells)
            : new CsvStream(name, ContractListColumns.Headings(shown, o), cells);
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> WordCells(
        IAsyncEnumerable<ContractRow> rows, IReadOnlyList<ContractColumn> shown, bool demo, IStringLocalizer<SharedText> t, IStringLocalizer<OfficeText> o)
    {
        await foreach (var row in rows) yield return ContractListColumns.Cells(row, shown, demo, t, o);
    }

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
