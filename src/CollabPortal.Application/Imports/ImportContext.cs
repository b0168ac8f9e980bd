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
public sealed record ImportOrder(ImportPurpose Purpose, ImportMapping Mapping, bool GoodOnly = false, bool Submit = false);

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

/// <summary>A partner that the portal does not know yet.</summary>
/// <param name="CorporateNumber">法人番号 with a right check digit; null where the file names none.</param>
/// <param name="Name">The name in the file; null where it names none.</param>
/// <param name="Rows">How many rows name it.</param>
public sealed record UnknownPartner(string? CorporateNumber, string? Name, int Rows);

/// <summary>A field that an update would change.</summary>
public sealed record ImportDifference(int Row, string Key, string Field, string? Before, string? After);

/// <summary>What becomes of a record of a file.</summary>
public enum ImportClass
{
    New,
    Changed,
    Unchanged,
}

/// <summary>A record of a file as its rows have it, with what would become of it.</summary>
/// <param name="Row">Its first row.</param>
/// <param name="Key">Its number.</param>
/// <param name="Partner">As the file names it.</param>
/// <param name="Yen">Agreed total; null where the file has none.</param>
public sealed record ImportPreview(ImportClass Class, int Row, string Key, string Title, string? Partner, DateOnly? StartsOn, DateOnly? EndsOn, long? Yen);

/// <summary>What is found while a file is worked through. Problems are handed on in portions, so that memory stays flat.</summary>
public sealed class ImportReport
{
    /// <summary>How many unknown partners and differences are kept by name.</summary>
    public const int Kept = 500, KeptDifferences = 50, KeptOfClass = 10;

    private readonly Dictionary<string, UnknownPartner> unknown = new(StringComparer.Ordinal);
    private readonly List<ImportDifference> differences = [];
    private readonly List<ImportPreview> preview = [];
    private readonly List<ImportProblem> first = [];
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

    public int NewRecords { get; internal set; }

    public int ChangedRecords { get; internal set; }

    /// <summary>New records that lack nothing for approval.</summary>
    public int Complete { get; internal set; }

    public IReadOnlyList<UnknownPartner> UnknownPartners => [.. unknown.Values.OrderByDescending(u => u.Rows)];

    public IReadOnlyList<ImportDifference> Differences => differences;

    /// <summary>The first <see cref="KeptOfClass"/> records of each class.</summary>
    public IReadOnlyList<ImportPreview> Preview => preview;

    /// <summary>Problems found so far.</summary>
    public int Problems { get; private set; }

    /// <summary>The first problems, for reports that go out as one document.</summary>
    public IReadOnlyList<ImportProblem> First => first;

    internal void Add(ImportProblem problem)
    {
        Problems++;
        if (first.Count < Kept) first.Add(problem);
        waiting.Add(problem);
    }

    internal void Add(ImportDifference difference)
    {
        if (differences.Count < KeptDifferences) differences.Add(difference);
    }

    /// <summary>Asks for the record's line only where there is room for it: of a million rows thirty are kept.</summary>
    internal void Add(ImportClass of, Func<ImportPreview> record)
    {
        if (preview.Count(p => p.Class == of) < KeptOfClass) preview.Add(record());
    }

    internal void AddUnknown(string? number, string? name)
    {
        if ((number ?? name) is not { } key) return;
        if (unknown.TryGetValue(key, out var known)) unknown[key] = known with { Name = known.Name ?? name, Rows = known.Rows + 1 };
        else if (unknown.Count < Kept) unknown[key] = new UnknownPartner(number, name, 1);
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
