using System.Globalization;
using CollabPortal.Application.Imports;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Imports;

/// <summary>What the page of a run says of it: where it is, what was done, what went with it.</summary>
internal static class RunWords
{
    /// <summary>From 1; 5 when all is done.</summary>
    internal static int Step(ImportRun run) => run.Status switch
    {
        ImportStatus.Uploaded or ImportStatus.Failed => 2,
        ImportStatus.Checking or ImportStatus.Checked => 3,
        ImportStatus.Applying => 4,
        _ => 5,
    };

    internal static string Lead(this IStringLocalizer<ImportsText> words, ImportRun run) => run.Status switch
    {
        ImportStatus.Checked => words["Checked.Lead", run.FileName, Count(run.Rows)],
        ImportStatus.Applied or ImportStatus.Undoing => words[Of("Applied.Lead", run), run.FileName, Count(run.NewRecords), Count(run.ChangedRecords)],
        ImportStatus.Undone => words[Of("Undone.Lead", run), run.FileName] + words.Gone(run),
        _ => words["Read", run.FileName],
    };

    internal static string Progress(this IStringLocalizer<ImportsText> words, ImportRun run) => run.Status switch
    {
        ImportStatus.Undoing => words["Undoing"],
        // Nothing is counted before something was read.
        ImportStatus.Applying when run.Rows == 0 => words["Applying.Begun"],
        ImportStatus.Applying => words["Applying", Count(run.Rows)],
        _ when run.Rows == 0 => words["Checking.Begun"],
        _ => words["Checking", Count(run.Rows)],
    };

    /// <summary>A count in words, first among the arguments: where there is one of it, and the language tells one from more, the entry with ".One".</summary>
    internal static string Counted(this IStringLocalizer<ImportsText> words, string key, int count) =>
        count == 1 && words[key + ".One"] is { ResourceNotFound: false } one ? one.Value : words[key, Count(count)];

    /// <summary>A key whose words name the records: by kind, contracts having the plain one.</summary>
    internal static string Of(string key, ImportRun run) => run.Kind == "contracts" ? key : key + "." + run.Kind;

    private static string Gone(this IStringLocalizer<ImportsText> words, ImportRun run) => run switch
    {
        { RemovedPartners: 0, EnteredPartners.Length: 0 } => "",
        { EnteredPartners.Length: 0 } => words["Undone.Partners", run.RemovedPartners],
        { RemovePartners: true } => words["Undone.PartnersUsed", run.RemovedPartners, run.EnteredPartners.Length],
        _ => words["Undone.PartnersKept", run.EnteredPartners.Length],
    };

    private static string Count(int rows) => rows.ToString("N0", CultureInfo.CurrentCulture);
}
