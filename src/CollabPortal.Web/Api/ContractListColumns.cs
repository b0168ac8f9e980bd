using System.Globalization;
using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Api;

/// <summary>A column of the list of contracts, on the screen and in files.</summary>
/// <param name="Key">Name in the address (col=…).</param>
/// <param name="Sort">Key to sort by; null where it is not sorted by.</param>
/// <param name="Numeric">Figures, right-aligned.</param>
public sealed record ContractColumn(string Key, string? Sort = null, bool Numeric = false);

/// <summary>
/// The columns of the list of contracts. The title always stands first. What is seen is what a file holds: a cell that shows two
/// things on the screen (the period) becomes two columns there.
/// </summary>
public static class ContractListColumns
{
    /// <summary>In the order shown.</summary>
    public static readonly IReadOnlyList<ContractColumn> All =
    [
        new("number", "number"), new("kind"), new("institution"), new("partner", "partner"), new("investigator"), new("field"), new("start", "start"), new("end", "end"),
        new("agreed", "agreed", true), new("received", "received", true), new("changed", "changed"), new("status"),
    ];

    private static readonly string[] Standard = ["partner", "start", "agreed", "received", "changed", "status"];

    /// <summary>The columns of an address; without a choice (or an unreadable one) those that the list shows by itself.</summary>
    public static IReadOnlyList<ContractColumn> Read(IEnumerable<string?> chosen)
    {
        var known = All.Where(c => chosen.Contains(c.Key)).ToList();
        return known.Count > 0 ? known : [.. All.Where(c => Standard.Contains(c.Key))];
    }

    /// <summary>Whether the address need not name them.</summary>
    public static bool AreStandard(IReadOnlyList<ContractColumn> columns) => columns.Select(c => c.Key).SequenceEqual(All.Where(c => Standard.Contains(c.Key)).Select(c => c.Key));

    /// <summary>Heading on the screen.</summary>
    public static string Label(string key, IStringLocalizer<OfficeText> o) => o["Col." + key];

    /// <summary>Headings of a file with these columns.</summary>
    internal static IReadOnlyList<string> Headings(IReadOnlyList<ContractColumn> columns, IStringLocalizer<OfficeText> o) =>
        [.. FileKeys(columns).Select(key => o["File." + key].Value)];

    /// <summary>Values of a file with these columns: text, whole yen as long, days as DateOnly; null where nothing is known.</summary>
    internal static IReadOnlyList<object?> Cells(ContractRow row, IReadOnlyList<ContractColumn> columns, bool demo, IStringLocalizer<SharedText> t, IStringLocalizer<OfficeText> o)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return [.. FileKeys(columns).Select(object? (key) => key switch
        {
            "title" => row.Title,
            "number" => row.Number,
            "kind" => t.Name(row.Kind),
            "institution" => row.Institution.For(language),
            "partner" => row.Partner?.For(language),
            "more" => row.MorePartners,
            "investigator" => row.Investigator,
            "field" => row.FieldCode,
            "start" => row.StartsOn,
            "end" => row.EndsOn,
            "agreed" => row.AgreedYen,
            "received" => row.ReceivedYen,
            "changed" => JapanTime.Local(row.ChangedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            "status" => t.Name(row.Status),
            "id" => row.Id.ToString(),
            _ => demo || row.IsDemo ? o["File.demo.yes"].Value : null,
        })];
    }

    // The id ties a row to its record when a file is worked on; fictitious rows say so in a file too.
    private static IEnumerable<string> FileKeys(IReadOnlyList<ContractColumn> columns)
    {
        var keys = columns.Select(c => c.Key).ToList();
        if (!keys.Contains("kind")) keys.Insert(0, "kind");
        if (!keys.Contains("number")) keys.Insert(0, "number");
        return new[] { "title" }.Concat(keys.SelectMany(key => key switch
        {
            "partner" => new[] { "partner", "more" },
            "start" when !keys.Contains("end") => ["start", "end"],
            _ => [key],
        })).Concat(["id", "demo"]);
    }
}
