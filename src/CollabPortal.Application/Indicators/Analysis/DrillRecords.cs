using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>What a figure consists of beside contracts and their receipts.</summary>
public enum DrillRecordKind
{
    Licence,
    Move,
    Startup,
    CrossAppointment,
    Patent,
    Income,
    Outcome,
    DoctoralWork,
}

/// <summary>The records behind an institution's figure.</summary>
/// <param name="Counted">What the figure counts of them: pairs, persons, firms, rights, yen, contracts.</param>
public sealed record DrillRecords(DrillRecordKind Kind, IReadOnlyList<DrillRecord> Rows, long Counted);

/// <summary>One record as far as it counts in the figure. Nobody is named: who may see a person's name sees it on the record's own page.</summary>
/// <param name="Id">Of the record; of the contract where it hangs on one.</param>
/// <param name="Title">Of the patent right, firm or contract; others have none.</param>
/// <param name="Number">Of the agreement, right or contract.</param>
/// <param name="Partner">Licensee, receiving body, or the other employers.</param>
public sealed record DrillRecord(Guid Id, string? Title, string? Number, LocalText? Partner)
{
    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public LicenceKind? Licence { get; init; }

    public DrillMove? Move { get; init; }

    public DrillStartup? Startup { get; init; }

    public PatentStatus? Patent { get; init; }

    public IncomeKind? Income { get; init; }

    public long? Yen { get; init; }

    public GoalResult? Goal { get; init; }

    /// <summary>Doctoral students on the contract.</summary>
    public int? Students { get; init; }
}

/// <summary>People who went from one sector to another in a fiscal year; nobody is named.</summary>
public sealed record DrillMove(Sector From, Sector To, FiscalYear Year, int Persons);

/// <summary>A startup's founding, as exact as it is known, and what became of it.</summary>
public sealed record DrillStartup(int FoundedYear, int? FoundedMonth, StartupStatus Status, DateOnly? Since, IReadOnlyList<StartupType> Types);
