using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>An organisation as a list or form names it. Without an English name the Japanese one stands in both languages.</summary>
public sealed record OrganisationLabel(Guid Id, LocalText Name, OrganisationKind Kind, string? Country = null);

internal static class OrganisationLabels
{
    /// <summary>Names of the given organisations in one query, by id.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, OrganisationLabel>> LabelsAsync(this PortalDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        Guid[] wanted = [.. ids.Distinct()];
        return await db.Organisations.AsNoTracking()
            .Where(o => wanted.Contains(o.Id))
            .Select(o => new { o.Id, o.NameJa, o.NameEn, o.Kind, o.Country })
            .ToDictionaryAsync(o => o.Id, o => new OrganisationLabel(o.Id, new LocalText(o.NameJa, o.NameEn ?? o.NameJa), o.Kind, o.Country), ct);
    }

    /// <summary>The same as <see cref="OrganisationAsync"/>, where what is missing is one of several faults.</summary>
    internal static async Task<(Organisation? Found, RuleViolation? Fault)> OrganisationOrFaultAsync(this PortalDb db, Guid id, string field, CancellationToken ct)
    {
        try
        {
            return (await db.OrganisationAsync(id, field, ct), null);
        }
        catch (RuleViolation missing)
        {
            return (null, missing);
        }
    }

    /// <summary>The organisation, or a violation "not-found" of the field that named it.</summary>
    internal static async Task<Organisation> OrganisationAsync(this PortalDb db, Guid id, string field, CancellationToken ct)
    {
        if (id == Guid.Empty) throw new RuleViolation("required", field);
        return await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) ?? throw new RuleViolation("not-found", field);
    }
}
