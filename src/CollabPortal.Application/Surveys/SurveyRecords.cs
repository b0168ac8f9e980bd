using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Surveys;

/// <summary>A cell of a sheet with its value.</summary>
/// <param name="Value">In the item's unit; null: nothing is registered, which is not 0.</param>
/// <param name="Records">Records behind it.</param>
/// <param name="LastYear">The value of the fiscal year before; null: nothing is registered.</param>
/// <param name="Restated">The year was locked and the value moved afterwards; null where it did not.</param>
public sealed record SurveyCell(SurveyItem Item, long? Value, int Records, long? LastYear, RestatedState? Restated = null)
{
    /// <summary>A change after the lock was confirmed by nobody: <see cref="Value"/> leaves it out, <see cref="Registered"/> has it.</summary>
    public bool IsOpen => Restated is RestatedState.Waiting or RestatedState.Refused;

    /// <summary>The value as the records give it now; null: nothing is registered.</summary>
    public long? Registered { get; init; } = Value;

    /// <summary>The value at the lock; of a restated one only. Null: nothing was registered.</summary>
    public long? Locked { get; init; }
}

/// <summary>Where a figure of a locked year stands that moved afterwards.</summary>
public enum RestatedState
{
    /// <summary>A second person confirmed what moved it.</summary>
    Confirmed,

    /// <summary>It waits for a second person; until then the figure from before stands.</summary>
    Waiting,

    /// <summary>A second person refused it and the records still say it; the figure from before stands.</summary>
    Refused,
}

/// <summary>A section of a sheet. Bands carry their edges, for the name of the row.</summary>
public sealed record SurveyRows(LocalText Name, IReadOnlyList<SurveyCell> Cells, IReadOnlyList<BandCells> Bands);

/// <summary>A size band's two cells.</summary>
public sealed record BandCells(SizeBandRow Band, SurveyCell Contracts, SurveyCell Yen);

/// <summary>A survey's sheet for one institution and fiscal year.</summary>
public sealed record SurveyAnswers(SurveySheet Sheet, FiscalYear Year, LocalText Institution, bool IsDemo, YearEnd YearEnd, IReadOnlyList<SurveyRows> Rows)
{
    /// <summary>What was received under each kind of contract and which lines count it; empty where the sheet asks of no contracts.</summary>
    public IReadOnlyList<KindMoney> Kinds { get; init; } = [];

    /// <summary>All cells in order, bands included.</summary>
    public IEnumerable<SurveyCell> Cells => Rows.SelectMany(r => r.Cells.Concat(r.Bands.SelectMany(b => new[] { b.Contracts, b.Yen })));
}

/// <summary>Money of a kind of contract in a sheet's fiscal year, as it is registered now.</summary>
/// <param name="Yen">Cash received; null: nothing is registered, which is not 0.</param>
/// <param name="Contracts">Contracts that it came for.</param>
/// <param name="Lines">The sections of the sheet that count it; none where no line does.</param>
public sealed record KindMoney(ContractKind Kind, long? Yen, int Contracts, IReadOnlyList<LocalText> Lines);

/// <summary>Where the year-end stands; a year nobody touched is open.</summary>
public sealed record YearEnd(
    YearState State, int Version, Guid? PreparedBy, string? PreparedByName, DateTimeOffset? PreparedAt, string? LockedByName, DateTimeOffset? LockedAt, int OpenFindings)
{
    /// <summary>Corrections after the lock that no second person has confirmed.</summary>
    public int Unconfirmed { get; init; }
}

/// <summary>A sheet in the overview.</summary>
/// <param name="Cells">Cells of the sheet.</param>
/// <param name="Filled">Of them those with a value.</param>
public sealed record SheetState(SurveySheet Sheet, int Cells, int Filled);

/// <summary>What the overview of a fiscal year shows.</summary>
/// <param name="Years">Fiscal years to choose from, newest first.</param>
/// <param name="IsRunning">The year is not over and cannot be locked.</param>
public sealed record SurveyYear(
    FiscalYear Year, IReadOnlyList<FiscalYear> Years, bool IsRunning, IReadOnlyList<SheetState> Sheets, YearEnd YearEnd, IReadOnlyList<SurveyFinding> Findings);

/// <summary>One record behind a cell or a finding.</summary>
/// <param name="Kind">contract, licence, patent, startup, cross-appointment or move.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Number">Its number, where it has one.</param>
/// <param name="Other">Partner, licensee or the like.</param>
/// <param name="Amount">What it adds to the cell, in the cell's unit; null for findings.</param>
public sealed record SurveyRecord(string Kind, Guid Id, string Title, string? Number, LocalText? Other, long? Amount)
{
    /// <summary>The record's page.</summary>
    public string Address => Kind switch
    {
        "contract" => "/contracts/",
        "licence" => "/licences/",
        "patent" => "/patents/",
        "startup" => "/startups/",
        "cross-appointment" => "/cross-appointments/",
        _ => "/moves/",
    } + Id;
}

/// <summary>A cell with the records behind it, largest first; at most <see cref="SurveyQueries.MostRecords"/>.</summary>
public sealed record CellRecords(SurveyCell Cell, SizeBandRow? Band, IReadOnlyList<SurveyRecord> Records, int Total);

/// <summary>How grave a plausibility finding is.</summary>
public enum FindingWeight
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>Probably something is missing or wrong.</summary>
    Warning,

    /// <summary>Figures contradict each other or are incomplete for certain.</summary>
    Fault,
}

/// <summary>One plausibility check that found something.</summary>
/// <param name="Key">Key of the check; its sentence stands in the resources.</param>
/// <param name="Count">How many records or cells.</param>
/// <param name="Records">The records, at most <see cref="SurveyQueries.MostRecords"/>.</param>
/// <param name="Cells">Cells concerned, for checks of figures.</param>
public sealed record SurveyFinding(string Key, FindingWeight Weight, int Count, IReadOnlyList<SurveyRecord> Records, IReadOnlyList<SurveyCell> Cells);

/// <summary>A restatement as the list shows it.</summary>
public sealed record RestatementView(
    Guid Id, LocalText Institution, FiscalYear Year, string Item, long? OldValue, long? NewValue, string Reason, DateTimeOffset At, string? Person, bool IsDemo)
{
    /// <summary>The records that the change wrote, as far as the person asking may see them.</summary>
    public IReadOnlyList<SurveyRecord> Records { get; init; } = [];

    /// <summary>When a second person confirmed it; null while it waits for one.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Who confirmed it.</summary>
    public string? Confirmer { get; init; }

    /// <summary>When a second person refused it; null while nobody did.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Who refused it.</summary>
    public string? Refuser { get; init; }

    /// <summary>Why.</summary>
    public string? Refusal { get; init; }

    /// <summary>Since when the figure is back where it stood; null while it is not.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who changed it; null for the portal itself.</summary>
    public Guid? ByUser { get; init; }

    /// <summary>Whose figure it is.</summary>
    public Guid InstitutionId { get; init; }

    /// <summary>
    /// What the records said before and after, where the sheet never said that: another change of the figure waited at that time or was refused. Null
    /// where old and new value are those of the records.
    /// </summary>
    public (long? Old, long? New)? Recorded { get; init; }

    /// <summary>It was refused and not taken back, and who confirmed a later change confirmed it with that.</summary>
    public bool IsAbsorbed { get; init; }

    /// <summary>The refusal put this figure's records back: the value that they say since, and that a second person has seen it or nobody has to.</summary>
    public (long? Value, bool Waits)? SetBack { get; init; }
}

/// <summary>What one save moved in one locked fiscal year: confirmed together.</summary>
/// <param name="Rows">Its figures; reason, person, moment and records are the same in each.</param>
public sealed record RestatementChange(IReadOnlyList<RestatementView> Rows)
{
    public RestatementView First => Rows[0];

    public Guid[] Ids => [.. Rows.Select(r => r.Id)];

    /// <summary>Some of its figures are not where they stood before, and nobody has confirmed them.</summary>
    public bool IsOpen => Rows.Any(r => r is { ConfirmedAt: null, SettledAt: null });

    /// <summary>It was refused, stayed in the records and was confirmed with a later change.</summary>
    public bool IsAbsorbed => Rows.Any(r => r.IsAbsorbed);

    /// <summary>Figures whose records the refusal put back.</summary>
    public int SetBack => Rows.Count(r => r.SetBack is not null);

    /// <summary>Who refused it and put it back moved other figures by that: another person has to see them.</summary>
    public bool SetBackWaits => Rows.Any(r => r.SetBack is { Waits: true });

    /// <summary>The sheets never said what the records said before and after, for another change waited or was refused.</summary>
    public bool IsTold => Rows.Any(r => r.Recorded is not null);
}
