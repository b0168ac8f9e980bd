using System.Globalization;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>One part of a division by the fact: what it is divided by, and the part's key.</summary>
public sealed record PartFilter(SeriesBy By, string Key);

/// <summary>Which series is wanted. At most one of institution and places narrows it, and at most one part of its facts.</summary>
/// <param name="Key">Key of an indicator that the register measures.</param>
/// <param name="By">How it is divided.</param>
/// <param name="From">First fiscal year; null: the first with facts.</param>
/// <param name="To">Last fiscal year; null, or one that has not begun: the running one.</param>
public sealed record SeriesRequest(string Key, SeriesBy By = SeriesBy.Nation, FiscalYear? From = null, FiscalYear? To = null)
{
    public Guid? Institution { get; init; }

    /// <summary>Official values as they were known on this day; null: now.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>JIS code, 1 to 47.</summary>
    public int? Prefecture { get; init; }

    public InstitutionGroup? Group { get; init; }

    /// <summary>Id of a region.</summary>
    public int? Region { get; init; }

    public OrganisationKind? InstitutionKind { get; init; }

    /// <summary>Id of a size band; only undivided or with a division by place.</summary>
    public short? Band { get; init; }

    /// <summary>Another part of the facts, under the same conditions; a band comes first.</summary>
    public PartFilter? Part { get; init; }

    /// <summary>The one part of the facts that is wanted.</summary>
    internal PartFilter? Narrowing => Band is { } band ? new(SeriesBy.Band, band.ToString(CultureInfo.InvariantCulture)) : Part;

    /// <summary>The places that it is narrowed to, each with the division that has a line of it.</summary>
    internal IReadOnlyList<(SeriesBy By, string Code)> Places =>
    [
        .. new (SeriesBy By, object? Code)[] { (SeriesBy.Group, Group), (SeriesBy.Prefecture, Prefecture), (SeriesBy.Region, Region), (SeriesBy.InstitutionKind, InstitutionKind) }
            .Where(p => p.Code is not null).Select(p => (p.By, Convert.ToString(p.Code, CultureInfo.InvariantCulture)!)),
    ];
}

/// <summary>A measured series with all that is needed to read it, as its reader may see it.</summary>
/// <param name="Total">The whole of the lines, official values beside it where there are any.</param>
/// <param name="Lines">The parts in their order; a part without facts in any of the years has no line. Who does not see every cell finds those of <see cref="PublicRows"/>.</param>
/// <param name="Years">Every fiscal year from the first to the last shown.</param>
/// <param name="AsOf">When the figures were read; null where this reader may be told an earlier state of them (decision 26).</param>
/// <param name="IsSuppressed">At least one figure is withheld from this reader.</param>
/// <param name="HoldsSmallCells">This reader sees at least one figure that others may not: not for publication.</param>
public sealed record SeriesReport(
    Indicator Indicator, SeriesRequest Request, SeriesLine Total, IReadOnlyList<SeriesLine> Lines, IReadOnlyList<FiscalYear> Years,
    DateTimeOffset? AsOf, bool IsSuppressed, bool HoldsSmallCells, bool IsDemo)
{
    /// <summary>Newest official value of each year, in the indicator's unit; empty where the series is narrowed or has none.</summary>
    public IReadOnlyList<OfficialFigure> Official { get; init; } = [];
}

/// <summary>One part of a series.</summary>
/// <param name="Code">Stable: band id, "large", "JointResearch", field letter, "National", JIS code, id; "" for what is not known, and for the total.</param>
/// <param name="Points">Years without facts have no point, or a withheld one where that there are none may not be told.</param>
public sealed record SeriesLine(string Code, LocalText Name, IReadOnlyList<SeriesPoint> Points)
{
    public SeriesPoint? In(FiscalYear year) => Points.FirstOrDefault(p => p.Year == year);
}

/// <summary>A figure of one fiscal year.</summary>
/// <param name="Value">In the indicator's unit; null only where withheld, or where a quotient has no divisor.</param>
/// <param name="Items">Contracts, rights or persons behind it; null where withheld.</param>
/// <param name="Coverage">Measured ÷ official of the same year; total of the nation only.</param>
/// <param name="IsSuppressed">Withheld from this reader.</param>
/// <param name="IsBelowLimits">The reader sees it, others may not, or read another: below the limits, a division that is not published, a change that is not yet public (<see cref="HeldBack"/>). With no value and no items nothing is registered any more of what the public still reads.</param>
/// <param name="IsInProgress">The fiscal year is not over.</param>
public sealed record SeriesPoint(
    FiscalYear Year, decimal? Value, long? Items, double? Coverage = null, bool IsSuppressed = false, bool IsBelowLimits = false, bool IsInProgress = false);
