using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports;

/// <summary>Where a run stands.</summary>
public enum ImportStatus
{
    /// <summary>The file is here; its columns want a mapping.</summary>
    Uploaded,
    Checking,
    Checked,
    Applying,
    Applied,
    Undoing,
    Undone,

    /// <summary>It could not be read or was stopped; nothing was changed.</summary>
    Failed,
}

/// <summary>One file on its way into the register: what it was, who brought it, what was found, what became of it.</summary>
public sealed class ImportRun : IRegisterRecord
{
    private ImportRun()
    {
    }

    internal ImportRun(string kind, string fileName, ImportActor actor, DateTimeOffset at) =>
        (Id, InstitutionId, Kind, FileName, StartedBy, StartedByName, StartedAt, HeardAt, Status) =
        (Guid.CreateVersion7(), actor.InstitutionId, kind, fileName, actor.UserId, actor.Name, at, at, ImportStatus.Uploaded);

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>Name of the <see cref="ImportKind"/>.</summary>
    public string Kind { get; private set; } = "";

    public string FileName { get; private set; } = "";

    /// <summary>Bytes of the file.</summary>
    public long FileBytes { get; internal set; }

    /// <summary>SHA-256 of the file, in hex.</summary>
    public string FileHash { get; internal set; } = "";

    /// <summary>"csv", "tsv" or "xlsx"; empty until it was read.</summary>
    public string Format { get; internal set; } = "";

    /// <summary>"UTF-8", "UTF-16", "CP932", or the name of the sheet.</summary>
    public string Detail { get; internal set; } = "";

    /// <summary>The file's headings.</summary>
    public string[] Header { get; internal set; } = [];

    /// <summary>Cells of the first rows, as examples beside the headings.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Samples { get; internal set; } = [];

    public ImportMapping Mapping { get; internal set; } = new();

    public ImportStatus Status { get; internal set; }

    public Guid StartedBy { get; private set; }

    public string StartedByName { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Last sign of life of the work; where it is old, the portal that worked was stopped.</summary>
    public DateTimeOffset HeardAt { get; internal set; }

    public DateTimeOffset? CheckedAt { get; internal set; }

    public DateTimeOffset? AppliedAt { get; internal set; }

    public DateTimeOffset? UndoneAt { get; internal set; }

    public int Rows { get; internal set; }

    public int NewRows { get; internal set; }

    public int ChangedRows { get; internal set; }

    public int UnchangedRows { get; internal set; }

    public int BadRows { get; internal set; }

    /// <summary>Rows that are taken and that a person should look at.</summary>
    public int WarningRows { get; internal set; }

    public int NewRecords { get; internal set; }

    public int ChangedRecords { get; internal set; }

    /// <summary>New records that lack nothing for approval.</summary>
    public int CompleteRecords { get; internal set; }

    public bool GoodOnly { get; internal set; }

    /// <summary>Whether complete new records were sent for approval.</summary>
    public bool Submitted { get; internal set; }

    public IReadOnlyList<UnknownPartner> UnknownPartners { get; internal set; } = [];

    /// <summary>Partners found by what the institution had chosen before.</summary>
    public IReadOnlyList<PartnerMatch> PartnerMatches { get; internal set; } = [];

    /// <summary>Companies that were entered for this file and stand in the catalogue.</summary>
    public Guid[] EnteredPartners { get; internal set; } = [];

    /// <summary>Whether the undoing shall take the entered companies with it that nobody else uses.</summary>
    public bool RemovePartners { get; internal set; }

    /// <summary>How many went with the undoing.</summary>
    public int RemovedPartners { get; internal set; }

    public IReadOnlyList<ImportDifference> Differences { get; internal set; } = [];

    /// <summary>The first records of each class, so that a person sees what the counts are of.</summary>
    public IReadOnlyList<ImportPreview> Preview { get; internal set; } = [];

    /// <summary>Why it failed; null where it did not.</summary>
    public Problem? Failure { get; internal set; }

    internal void Take(ImportReport report)
    {
        (Rows, NewRows, ChangedRows, UnchangedRows, BadRows, WarningRows) = (report.Rows, report.New, report.Changed, report.Unchanged, report.Bad, report.WarningRows);
        (NewRecords, ChangedRecords, CompleteRecords) = (report.NewRecords, report.ChangedRecords, report.Complete);
        (UnknownPartners, PartnerMatches, Differences, Preview) = (report.UnknownPartners, report.PartnerMatches, report.Differences, report.Preview);
    }
}

/// <summary>A problem of a run, as it is stored.</summary>
public sealed class ImportProblemRow
{
    public Guid RunId { get; private set; }

    public int Ordinal { get; private set; }

    public Guid InstitutionId { get; private set; }

    public int Row { get; private set; }

    public string? Column { get; private set; }

    public string? Heading { get; private set; }

    public string? Value { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>The row is taken; a person should look at it.</summary>
    public bool IsWarning { get; private set; }

    /// <summary>JSON array of what fills the sentence.</summary>
    public string Args { get; private set; } = "[]";
}

/// <summary>A part of an uploaded file. Files stand in the database, where every node finds them and the institution's policies hold.</summary>
public sealed class ImportChunk
{
    private ImportChunk()
    {
    }

    internal ImportChunk(Guid runId, Guid institutionId, int ordinal, byte[] bytes) => (RunId, InstitutionId, Ordinal, Bytes) = (runId, institutionId, ordinal, bytes);

    public Guid RunId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public int Ordinal { get; private set; }

    public byte[] Bytes { get; private set; } = [];
}

/// <summary>A mapping that an institution made for a set of headings, used again for the next file.</summary>
public sealed class RememberedMapping
{
    private RememberedMapping()
    {
    }

    internal RememberedMapping(Guid institutionId, string kind, string headerSign) => (InstitutionId, Kind, HeaderSign) = (institutionId, kind, headerSign);

    public Guid InstitutionId { get; private set; }

    public string Kind { get; private set; } = "";

    public string HeaderSign { get; private set; } = "";

    public ImportMapping Mapping { get; internal set; } = new();

    public DateTimeOffset At { get; internal set; }

    /// <summary>What the institution had chosen for the headings of a run before it was brought, and what the run takes as it was chosen; null for nothing.</summary>
    internal static async Task<RememberedMapping?> BeforeAsync(PortalDb db, ImportRun run, CancellationToken ct)
    {
        var signs = ImportMapping.Signs(run.Header);
        var known = await db.Set<RememberedMapping>().AsNoTracking()
            .Where(m => m.InstitutionId == run.InstitutionId && m.Kind == run.Kind && signs.Contains(m.HeaderSign) && m.At <= run.StartedAt).ToListAsync(ct);
        return known.Where(m => m.Mapping.IsSame(run.Mapping)).MinBy(m => m.At);
    }
}
