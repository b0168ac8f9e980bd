using System.Text.Json.Serialization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports;

/// <summary>Whether a file is only checked or also written.</summary>
public enum ImportPurpose
{
    /// <summary>Reads and checks everything; writes nothing into the register.</summary>
    Check,

    /// <summary>Checks again and writes, in one transaction.</summary>
    Apply,
}

/// <summary>What an import shall do.</summary>
/// <param name="Purpose">Check or apply.</param>
/// <param name="Mapping">Which column of the file is which.</param>
/// <param name="GoodOnly">Apply: leave rows with problems out. Otherwise one problem means that nothing is written.</param>
/// <param name="Submit">Apply: send new records that lack nothing for approval at once; others stay drafts.</param>
/// <param name="Preview">How many records of each class the report names.</param>
/// <param name="FileName">What the history of each record calls the file.</param>
public sealed record ImportOrder(ImportPurpose Purpose, ImportMapping Mapping, bool GoodOnly = false, bool Submit = false, int Preview = ImportReport.KeptOfClass, string? FileName = null)
{
    /// <summary>Keys of records whose rows stand apart in the file, with the second of the rows: found in a pass before, refused in all of them.</summary>
    internal IReadOnlyDictionary<Int128, int> Apart { get; init; } = new Dictionary<Int128, int>();
}

/// <summary>Rows of one record stand apart in the file: the pass is undone, and all rows of these records are refused in a second one.</summary>
/// <param name="rows">Keys of the records with the second of their rows.</param>
internal sealed class RowsApart(IReadOnlyDictionary<Int128, int> rows) : Exception
{
    internal IReadOnlyDictionary<Int128, int> Rows { get; } = rows;
}

/// <summary>Who imports, for whom.</summary>
/// <param name="InstitutionId">Whose register it goes into.</param>
/// <param name="UserId">The account that counts as having entered the records; empty for the operator of the portal.</param>
/// <param name="Name">What the audit trail calls them.</param>
public sealed record ImportActor(Guid InstitutionId, Guid UserId, string Name);

/// <summary>Everything that a session of rows works with; one transaction.</summary>
internal sealed record ImportContext(PortalDb Db, ImportActor Actor, ImportOrder Order, ImportReport Report, DateTimeOffset Now)
{
    /// <summary>The recorded run; empty where nothing is recorded.</summary>
    internal Guid RunId { get; init; }

    internal bool Writes => Order.Purpose == ImportPurpose.Apply;

    internal DateOnly Today => JapanTime.DateOf(Now);
}

/// <summary>A field that an update would change.</summary>
public sealed record ImportDifference(int Row, string Key, string Field, string? Before, string? After);

/// <summary>What becomes of a record of a file.</summary>
public enum ImportClass
{
    New,
    Changed,
    Unchanged,

    /// <summary>Not taken; the problems say why.</summary>
    Error,
}

/// <summary>A record of a file as its rows have it, with what would become of it.</summary>
/// <param name="Row">Its first row.</param>
/// <param name="Key">Its number.</param>
/// <param name="Partner">As the file names it.</param>
/// <param name="Yen">Agreed total; null where the file has none.</param>
/// <param name="Changes">What would change, of a record that changes; null for others.</param>
public sealed record ImportPreview(
    ImportClass Class, int Row, string Key, string Title, string? Partner, DateOnly? StartsOn, DateOnly? EndsOn, long? Yen, IReadOnlyList<ImportDifference>? Changes = null)
{
    /// <summary>Name of the organisation that the partner was taken for, where it is not written as in the file; null where it is, or where nobody was found.</summary>
    public string? TakenAs { get; init; }

    /// <summary>That organisation, until its name is known.</summary>
    [JsonIgnore]
    internal Guid? PartnerId { get; init; }
}

/// <summary>What is found while a file is worked through. Problems are handed on in portions, so that memory stays flat.</summary>
/// <param name="previewed">How many records of each class are kept to be looked at.</param>
public sealed class ImportReport(int previewed = ImportReport.KeptOfClass)
{
    /// <summary>How many unknown partners and differences are kept by name, and how many records of each class for a page.</summary>
    public const int Kept = 500, KeptDifferences = 50, KeptOfClass = 10;

    private readonly Dictionary<string, UnknownPartner> unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartnerMatch> matches = new(StringComparer.Ordinal);
    private readonly List<ImportDifference> differences = [];
    private readonly List<ImportPreview> preview = [];
    private readonly int[] previews = new int[Enum.GetValues<ImportClass>().Length];
    private readonly List<ImportProblem> first = [];
    private readonly List<ImportProblem> warnings = [];
    private List<ImportProblem> waiting = [];

    /// <summary>Rows read so far, and bytes of the file behind them.</summary>
    public int Rows { get; internal set; }

    /// <summary>Rows of records that the register does not have.</summary>
    public int New { get; internal set; }

    /// <summary>Rows of records that change.</summary>
    public int Changed { get; internal set; }

    public int Unchanged { get; internal set; }

    /// <summary>Rows that are not taken.</summary>
    public int Bad { get; internal set; }

    /// <summary>Rows that are taken and that a person should look at.</summary>
    public int WarningRows { get; internal set; }

    public int NewRecords { get; internal set; }

    public int ChangedRecords { get; internal set; }

    /// <summary>New records that lack nothing for approval.</summary>
    public int Complete { get; internal set; }

    /// <summary>Partners that were not found, by how many rows name them.</summary>
    public IReadOnlyList<UnknownPartner> UnknownPartners => [.. unknown.Values.OrderByDescending(u => u.Rows)];

    /// <summary>Partners that were found by what the institution had chosen before.</summary>
    public IReadOnlyList<PartnerMatch> PartnerMatches => [.. matches.Values.OrderByDescending(m => m.Rows)];

    public IReadOnlyList<ImportDifference> Differences => differences;

    /// <summary>The first records of each class.</summary>
    public IReadOnlyList<ImportPreview> Preview => preview;

    /// <summary>Problems found so far, without warnings.</summary>
    public int Problems { get; private set; }

    /// <summary>The first warnings, for reports that go out as one document.</summary>
    public IReadOnlyList<ImportProblem> Warnings => warnings;

    /// <summary>The first problems, for reports that go out as one document.</summary>
    public IReadOnlyList<ImportProblem> First => first;

    internal void Add(ImportProblem problem)
    {
        var kept = problem.IsWarning ? warnings : first;
        if (!problem.IsWarning) Problems++;
        if (kept.Count < Kept) kept.Add(problem);
        waiting.Add(problem);
    }

    internal void Add(ImportDifference difference)
    {
        if (differences.Count < KeptDifferences) differences.Add(difference);
    }

    /// <summary>Asks for the record's line only where there is room for it: of a million rows forty are kept.</summary>
    internal void Add(ImportClass of, Func<ImportPreview> record)
    {
        if (previews[(int)of] >= previewed) return;
        previews[(int)of]++;
        preview.Add(record());
    }

    internal void AddUnknown(string? number, string? name, bool ambiguous)
    {
        if (number is null && name is null) return;
        var sign = PartnerAlias.SignOf(number, name);
        if (unknown.TryGetValue(sign, out var known)) unknown[sign] = known with { Name = known.Name ?? name, Rows = known.Rows + 1 };
        else if (unknown.Count < Kept) unknown[sign] = new UnknownPartner(number, name, 1, ambiguous);
    }

    internal void AddMatch(string sign, Guid organisation)
    {
        if (matches.TryGetValue(sign, out var known)) matches[sign] = known with { Rows = known.Rows + 1 };
        else if (matches.Count < Kept) matches[sign] = new PartnerMatch(sign, "", organisation, "", 1);
    }

    /// <summary>Names at the end who may be meant, and who was meant.</summary>
    internal void Propose(Func<UnknownPartner, IReadOnlyList<PartnerCandidate>> candidates, Func<PartnerMatch, PartnerMatch> named, Func<Guid, string> name)
    {
        for (var i = 0; i < preview.Count; i++)
        {
            if (preview[i].PartnerId is not { } partner) continue;
            var taken = name(partner);
            preview[i] = preview[i] with { PartnerId = null, TakenAs = taken == preview[i].Partner ? null : taken };
        }

        foreach (var (sign, partner) in unknown.ToList()) unknown[sign] = partner with { Candidates = candidates(partner) };
        foreach (var (sign, match) in matches.ToList()) matches[sign] = named(match);
    }

    /// <summary>Takes the problems found since the last call, where there are at least so many.</summary>
    internal IReadOnlyList<ImportProblem> Drain(int atLeast)
    {
        if (waiting.Count == 0 || waiting.Count < atLeast) return [];
        var taken = waiting;
        waiting = [];
        return taken;
    }
}
