using System.Globalization;
using System.Resources;
using CollabPortal.Application;
using CollabPortal.Application.Imports;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;

namespace CollabPortal.Web.Api;

/// <summary>What is said about rows and files, in both languages: the reason, and what to do about it.</summary>
public static class ImportWords
{
    private static readonly ResourceManager Imports = new("CollabPortal.Web.Text.ImportsText", typeof(ImportsText).Assembly);
    private static readonly ResourceManager Errors = new("CollabPortal.Web.Text.ErrorsText", typeof(ErrorsText).Assembly);
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja"), English = CultureInfo.GetCultureInfo("en");

    /// <summary>Why a row was not taken.</summary>
    public static LocalText Reason(ImportProblem problem) => Sentence(problem.Code, problem.Args);

    /// <summary>What all problems of a code have in common, for choosing among them.</summary>
    public static LocalText Label(string code)
    {
        var sentence = Sentence(code, ["…", "…", "…"]);
        return new(sentence.Ja.TrimEnd('。'), sentence.En.TrimEnd('.'));
    }

    /// <summary>What to do about it, of every code.</summary>
    /// <param name="later">Said where the sections of the check are not shown: of an applied run, and to a program.</param>
    public static LocalText Remedy(ImportProblem problem, bool later = false) => new(Mend(problem, Japanese, later), Mend(problem, English, later));

    private static string Mend(ImportProblem problem, CultureInfo culture, bool later) =>
        (later ? Find(Imports, "mend-later." + problem.Code, culture, problem.Args) : null) ?? Find(Imports, "mend." + problem.Code, culture, problem.Args) ?? Find(Imports, problem.IsWarning ? "mend-warning" : problem.Column is null ? "mend-row" : "mend-cell", culture, [])!;

    /// <summary>Why a file or a step was refused, with what to do.</summary>
    public static LocalText Of(Problem problem)
    {
        var reason = Sentence(problem.Code, problem.Args);
        return new(reason.Ja + Find(Imports, "mend." + problem.Code, Japanese, problem.Args), Joined(reason.En, Find(Imports, "mend." + problem.Code, English, problem.Args)));
    }

    /// <summary>What a program, or whoever made the file, can do about a partner that was not found.</summary>
    public static LocalText WhoIs(UnknownPartner partner)
    {
        var key = partner.Candidates.Count == 0 ? "partner.unlike" : partner.IsAmbiguous || partner.Candidates.Any(c => c.CorporateNumber is not null) ? "partner.alike" : "partner.alike-unnumbered";
        return new(Find(Imports, key, Japanese, [])!, Find(Imports, key, English, [])!);
    }

    private static string Joined(string reason, string? mend) => mend is null ? reason : reason + " " + mend;

    private static LocalText Sentence(string code, IReadOnlyList<object> args) => new(Sentence(code, Japanese, args), Sentence(code, English, args));

    private static string Sentence(string code, CultureInfo culture, IReadOnlyList<object> args) =>
        Find(Imports, "fault." + code, culture, args) ?? Find(Errors, code, culture, args) ?? Find(Errors, "unknown", culture, [code])!;

    private static string? Find(ResourceManager words, string key, CultureInfo culture, IReadOnlyList<object> args)
    {
        if (words.GetString(key, culture) is not { } text) return null;
        return args.Count == 0 ? text : string.Format(culture, text, [.. args]);
    }
}

/// <summary>The report of a file for programs.</summary>
/// <param name="RunId">The recorded run, which can be looked at and undone on /imports/{id}; null where nothing was written.</param>
/// <param name="Written">Whether the register was changed.</param>
/// <param name="Format">"csv", "tsv" or "xlsx".</param>
/// <param name="Encoding">"UTF-8", "UTF-16" or "CP932"; null for xlsx.</param>
/// <param name="Counts">Rows and records by what becomes of them.</param>
/// <param name="Mapping">Which headings were taken for which columns.</param>
/// <param name="UnusedHeadings">Headings of the file whose columns are not taken.</param>
/// <param name="Problems">The first problems, at most 500; <see cref="ImportCounts.Problems"/> counts all.</param>
/// <param name="Warnings">What a person should look at in rows that are taken, at most 500; <see cref="ImportCounts.Warnings"/> counts all such rows.</param>
/// <param name="UnknownPartners">Partners that were not found, by how many rows name them.</param>
/// <param name="RememberedPartners">Partners that were found by what the institution chose before.</param>
/// <param name="Preview">The first records of each class with what changes, as many of each as were asked for; <see cref="Counts"/> counts all.</param>
public sealed record ImportDocument(
    Guid? RunId, bool Written, string Format, string? Encoding, ImportCounts Counts, IReadOnlyList<ImportColumnDocument> Mapping, IReadOnlyList<string> UnusedHeadings,
    IReadOnlyList<ImportProblemDocument> Problems, IReadOnlyList<ImportProblemDocument> Warnings, IReadOnlyList<UnknownPartnerDocument> UnknownPartners, IReadOnlyList<PartnerMatch> RememberedPartners,
    IReadOnlyList<ImportPreview> Preview)
{
    internal static ImportDocument Of(DirectReport done)
    {
        var report = done.Report;
        return new(
            done.RunId, done.RunId is not null, done.Format.Name, done.Format.Encoding,
            new ImportCounts(report.Rows, report.New, report.Changed, report.Unchanged, report.Bad, report.NewRecords, report.ChangedRecords, report.Complete, report.Problems, report.WarningRows),
            [.. done.Mapping.Sources.Select(s => new ImportColumnDocument(s.Column, [.. s.From.Select(i => done.Header[i])], s.Fixed, s.Unit))],
            done.Mapping.Unused(done.Header),
            [.. report.First.Select(Of)], [.. report.Warnings.Select(Of)],
            [.. report.UnknownPartners.Select(u => new UnknownPartnerDocument(u.CorporateNumber, u.Name, u.Rows, u.IsAmbiguous, u.Candidates, ImportWords.WhoIs(u)))], report.PartnerMatches, report.Preview);
    }

    private static ImportProblemDocument Of(ImportProblem p) => new(p.Row, p.Column, p.Heading, p.Value, p.Code, ImportWords.Reason(p), ImportWords.Remedy(p, later: true));
}

/// <summary>A partner of the file that was not found.</summary>
/// <param name="CorporateNumber">As the file has it; null where it has none.</param>
/// <param name="Name">As the file has it; null where it has none.</param>
/// <param name="Rows">How many rows name it.</param>
/// <param name="IsAmbiguous">Whether several organisations bear the name.</param>
/// <param name="Candidates">Organisations that may be meant, the likeliest first, at most three.</param>
/// <param name="Remedy">What to do.</param>
public sealed record UnknownPartnerDocument(string? CorporateNumber, string? Name, int Rows, bool IsAmbiguous, IReadOnlyList<PartnerCandidate> Candidates, LocalText Remedy);

/// <summary>Rows of a file by what becomes of them, and the records that they are.</summary>
public sealed record ImportCounts(int Rows, int New, int Changed, int Unchanged, int Errors, int NewRecords, int ChangedRecords, int CompleteRecords, int Problems, int Warnings);

/// <summary>A column of the portal and the headings of the file that it is taken from.</summary>
/// <param name="Unit">Yen per unit of a bare number.</param>
public sealed record ImportColumnDocument(string Column, IReadOnlyList<string> Headings, string? Fixed, long Unit);

/// <summary>Why a row was not taken.</summary>
/// <param name="Row">As a spreadsheet shows it, the first row being 1.</param>
/// <param name="Column">The portal's column; null for the whole row.</param>
/// <param name="Heading">The file's own name of the column.</param>
/// <param name="Code">Stable error code.</param>
public sealed record ImportProblemDocument(int Row, string? Column, string? Heading, string? Value, string Code, LocalText Message, LocalText Remedy);
