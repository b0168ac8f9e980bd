using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Surveys;

/// <summary>A figure of a locked fiscal year as it stands after lock and restatements; kept by the database only.</summary>
/// <param name="Value">In the item's unit; null: nothing is registered any more.</param>
public sealed record LockedFigureRow(Guid InstitutionId, FiscalYear FiscalYear, string Item, long? Value);

/// <summary>A locked year whose facts the running transaction touched; empty between transactions.</summary>
public sealed record TouchedYearRow(Guid InstitutionId, FiscalYear FiscalYear, long WrittenIn);
