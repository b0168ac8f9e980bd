using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

/// <summary>What a form says of an umbrella agreement.</summary>
public sealed record ProgrammeTerms(string Name, Guid PartnerId, DateOnly StartsOn, DateOnly? EndsOn, string? Goal);

/// <summary>Filter of the list of umbrella agreements: words of name or partner.</summary>
public sealed record ProgrammeFilter : ListFilter;

/// <summary>An umbrella agreement as list and form show it.</summary>
/// <param name="Contracts">Contracts that belong to it and that the person asking may see.</param>
/// <param name="AgreedYen">Their agreed totals; null where none is agreed.</param>
/// <param name="Own">The person asking may change it.</param>
public sealed record ProgrammeView(
    Guid Id, OrganisationLabel Institution, ProgrammeTerms Terms, OrganisationLabel Partner, int Contracts, long? AgreedYen, bool Own, int Version) : IRegisterView;

/// <summary>包括連携: umbrella agreements that hold many contracts (seed 004): enter, change, delete, list.</summary>
public sealed class ProgrammeService(RegisterWriter writer, IDbContextFactory<PortalDb> contexts)
{
    public Task<Outcome<Guid>> CreateAsync(ProgrammeTerms terms, CancellationToken ct = default) =>
        writer.CreateAsync(async (db, institution) =>
        {
            await db.OrganisationAsync(terms.PartnerId, nameof(terms.PartnerId), ct);
            return new Programme(institution, terms.Name, terms.PartnerId, terms.StartsOn, terms.EndsOn, terms.Goal);
        }, ct);

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, ProgrammeTerms terms, CancellationToken ct = default) =>
        writer.ChangeAsync<Programme>(id, version, async (db, programme) =>
        {
            await db.OrganisationAsync(terms.PartnerId, nameof(terms.PartnerId), ct);
            programme.Change(terms.Name, terms.PartnerId, terms.StartsOn, terms.EndsOn, terms.Goal);
        }, ct);

    /// <summary>"programme-in-use" while contracts belong to it.</summary>
    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.DeleteAsync<Programme>(id, version, ct, async (db, _) =>
        {
            if (await db.Contracts.AnyAsync(c => c.ProgrammeId == id, ct)) throw new RuleViolation("programme-in-use");
        });

    /// <summary>Sort keys: name, start. Newest start first by itself.</summary>
    public async Task<ListPage<ProgrammeView>> ListAsync(ProgrammeFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmes = db.Programmes.AsNoTracking();
        if (filter.Pattern is { } pattern)
        {
            var named = db.Organisations.Named(filter.Text);
            programmes = programmes.Where(p => EF.Functions.ILike(p.Name, pattern) || named.Any(o => o.Id == p.PartnerId));
        }

        var ordered = filter.Sort switch
        {
            "name" => programmes.OrderBy(p => p.Name),
            "-name" => programmes.OrderByDescending(p => p.Name),
            "start" => programmes.OrderBy(p => p.StartsOn),
            _ => programmes.OrderByDescending(p => p.StartsOn),
        };
        var page = await ordered.ThenBy(p => p.Id).PageAsync(filter, ct);
        var views = await ViewsAsync(db, page.Items, ct);
        return page.Select(p => views[p.Id]);
    }

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<ProgrammeView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } programme
            ? (await ViewsAsync(db, [programme], ct))[id] : null;
    }

    private async Task<Dictionary<Guid, ProgrammeView>> ViewsAsync(PortalDb db, IReadOnlyList<Programme> programmes, CancellationToken ct)
    {
        Guid[] ids = [.. programmes.Select(p => p.Id)];
        var sums = await db.Contracts.Where(c => c.ProgrammeId != null && ids.Contains(c.ProgrammeId.Value)).GroupBy(c => c.ProgrammeId!.Value)
            .Select(g => new { g.Key, Count = g.Count(), Yen = g.Sum(c => c.AgreedYen), Known = g.Any(c => c.AgreedYen != null) }).ToDictionaryAsync(g => g.Key, ct);
        var labels = await db.LabelsAsync(programmes.SelectMany(p => new[] { p.InstitutionId, p.PartnerId }), ct);
        return programmes.ToDictionary(p => p.Id, p =>
        {
            var sum = sums.GetValueOrDefault(p.Id);
            return new ProgrammeView(
                p.Id, labels[p.InstitutionId], new ProgrammeTerms(p.Name, p.PartnerId, p.StartsOn, p.EndsOn, p.Goal), labels[p.PartnerId],
                sum?.Count ?? 0, sum is { Known: true } ? sum.Yen : null, writer.Keeps(p.InstitutionId), p.Version);
        });
    }
}
