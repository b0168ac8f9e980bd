using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>What joint research with an institution usually cost a company in a year, from its published figures only.</summary>
/// <param name="Year">Fiscal year of the figures; null where nothing is registered.</param>
/// <param name="Field">大区分 that the figures are of; null for all fields together.</param>
/// <param name="Contracts">Contracts behind it, those of ¥0 included.</param>
/// <param name="Yen">Cash received per contract and year; null where hidden or not registered.</param>
/// <param name="Hidden">There are figures, but too few contracts or partners to be shown.</param>
/// <param name="IsMedian">The middle contract, in steps of about a fifth; else the mean.</param>
public sealed record TypicalCost(FiscalYear? Year, string? Field, int Contracts, long? Yen, bool Hidden, bool IsMedian = false)
{
    public static readonly TypicalCost Unknown = new(null, null, 0, null, false);
}

/// <summary>
/// Typical costs by institution and field: the public median (<see cref="PublicMedians"/>, as the institution's own page tells it) of the field,
/// else of all fields; where there is none, the mean of a published cell that is shown, else of the total, else nothing.
/// </summary>
public sealed class TypicalCosts(IDbContextFactory<PortalDb> contexts, PublicFieldIndex index, PublicMedians medians)
{
    public async Task<Func<Guid?, string?, TypicalCost>> AllAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var figures = await index.FiguresAsync(db, ct);
        var middles = await medians.AllAsync(db, ct);
        return (institution, field) => institution is { } id && figures.TryGetValue(id, out var own) ? Middle(own, middles.GetValueOrDefault(id), field) ?? Of(own, field) : TypicalCost.Unknown;
    }

    /// <summary>The public median; null where there is none.</summary>
    internal static TypicalCost? Middle(InstitutionFigures figures, InstitutionMedians? medians, string? field)
    {
        if (figures.LatestYear is not { } year || medians is null) return null;
        if (field is not null && medians.Fields.TryGetValue(field, out var own)) return new TypicalCost(year, field, own.Contracts, own.Yen, false, true);
        return medians.Whole is { } whole ? new TypicalCost(year, null, whole.Contracts, whole.Yen, false, true) : null;
    }

    /// <summary>The mean of one field alone: without a public figure of it nothing is told, whatever the institution's total says.</summary>
    internal static TypicalCost InField(InstitutionFigures figures, string field)
    {
        if (figures.LatestYear is not { } year) return TypicalCost.Unknown;
        var figure = figures.Fields.FirstOrDefault(f => f.Code == field)?.Figure;
        return figure is { Contracts: > 0 and var some, Yen: { } money } ? new TypicalCost(year, field, some, money / some, false)
            : new TypicalCost(year, field, 0, null, figures.FieldsHidden || figure is { Suppressed: true });
    }

    /// <summary>The mean of the field, else of all.</summary>
    internal static TypicalCost Of(InstitutionFigures figures, string? field)
    {
        if (figures.LatestYear is not { } year) return TypicalCost.Unknown;
        if (field is not null && figures.Fields.FirstOrDefault(f => f.Code == field)?.Figure is { Contracts: > 0 and var some, Yen: { } money }) return new TypicalCost(year, field, some, money / some, false);
        var total = figures.JointResearch.Single(y => y.FiscalYear == year).Figure;
        return total is { Contracts: > 0 and var all, Yen: { } yen } ? new TypicalCost(year, null, all, yen / all, false) : new TypicalCost(year, null, 0, null, total.Suppressed);
    }
}
