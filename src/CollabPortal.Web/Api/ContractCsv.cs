using System.Globalization;
using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Values;
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

    private static readonly string[] Words =
    [
        "Number", "Title", "Kind", "Col.Status", "Csv.Institution", "Col.Partner", "Csv.MorePartners", "StartsOn", "EndsOn", "Csv.AgreedYen", "Csv.ReceivedYen", "Csv.ChangedAt", "Csv.Id",
    ];

    /// <summary>For people: headings and words of the reader's language, Japan time. Programs ask with Accept: text/csv and get codes.</summary>
    internal static IResult FileForPeople(IAsyncEnumerable<ContractRow> rows, bool demo, IStringLocalizer<ContractsText> c, IStringLocalizer<SharedText> t) =>
        new CsvStream("contracts.csv", [.. Words.Select(word => c[word].Value), .. demo ? new[] { c["Csv.Demo"].Value } : []], WordCells(rows, demo, c, t));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> WordCells(IAsyncEnumerable<ContractRow> rows, bool demo, IStringLocalizer<ContractsText> c, IStringLocalizer<SharedText> t)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        await foreach (var r in rows)
        {
            List<object?> cells =
            [
                r.Number, r.Title, t.Name(r.Kind), t.Name(r.Status), r.Institution.For(language), r.Partner?.For(language), r.MorePartners, r.StartsOn, r.EndsOn,
                r.AgreedYen, r.ReceivedYen, JapanTime.Local(r.ChangedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), r.Id.ToString(),
            ];
            if (demo) cells.Add(c["Csv.Demo"].Value);
            yield return cells;
        }
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
