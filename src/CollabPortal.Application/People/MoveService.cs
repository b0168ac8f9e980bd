using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.People;

/// <summary>What a form says of a move.</summary>
/// <param name="FiscalYear">Fiscal year of the move, from 1950 to the present one.</param>
/// <param name="From">Sector that the persons left.</param>
/// <param name="ReceivingId">Body that they came to; its sector follows from its kind.</param>
/// <param name="Persons">Heads, zero or more.</param>
public sealed record MoveTerms(int FiscalYear, Sector From, Guid ReceivingId, int Persons);

/// <summary>Filters of the list of moves.</summary>
public sealed record MoveFilter : ListFilter
{
    public int? FiscalYear { get; init; }

    public Sector? From { get; init; }

    public Sector? To { get; init; }
}

/// <summary>A move as list and form show it.</summary>
/// <param name="Counts">Whether the row is counted in researcher-moves: a sender's row counts only where the receiver keeps no register here.</param>
/// <param name="Own">The person asking may change it.</param>
public sealed record MoveView(
    Guid Id, OrganisationLabel Institution, FiscalYear FiscalYear, Sector From, Sector To, OrganisationLabel Receiving, int Persons, bool Counts, bool Own, int Version) : IRegisterView;

/// <summary>研究者移動 (KPI 4): enter, change, delete, list.</summary>
public sealed class MoveService(RegisterWriter writer, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    public Task<Outcome<Guid>> CreateAsync(MoveTerms terms, CancellationToken ct = default) =>
        writer.CreateAsync(async (db, institution) =>
        {
            var receiving = await CheckAsync(db, institution, null, terms, ct);
            return new ResearcherMove(institution, new FiscalYear(terms.FiscalYear), terms.From, receiving, terms.Persons);
        }, ct);

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, MoveTerms terms, CancellationToken ct = default) =>
        writer.ChangeAsync<ResearcherMove>(id, version, async (db, move) =>
        {
            var receiving = await CheckAsync(db, move.InstitutionId, move.Id, terms, ct);
            move.Change(new FiscalYear(terms.FiscalYear), terms.From, receiving, terms.Persons);
        }, ct);

    /// <summary>Everything that stands against storing it, without storing it.</summary>
    /// <param name="terms">What the form says; a part that cannot be read is empty.</param>
    /// <param name="id">The move that is changed; null for a new one.</param>
    public Task<IReadOnlyList<Problem>> FaultsAsync(MoveTerms terms, Guid? id, CancellationToken ct = default) =>
        writer.FaultsAsync(async (db, institution) => (await FaultsAsync(db, institution, id, terms, ct)).Faults, ct);

    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.DeleteAsync<ResearcherMove>(id, version, ct);

    /// <summary>Sort keys: year, persons. Newest year first by itself.</summary>
    public async Task<ListPage<MoveView>> ListAsync(MoveFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var moves = db.Moves.AsNoTracking();
        if (filter.FiscalYear is { } number)
        {
            var year = new FiscalYear(number);
            moves = moves.Where(m => m.FiscalYear == year);
        }

        if (filter.From is { } from) moves = moves.Where(m => m.FromSector == from);
        if (filter.To is { } to) moves = moves.Where(m => m.ToSector == to);
        if (filter.Folded.Length > 0)
        {
            var named = db.Organisations.Named(filter.Text);
            moves = moves.Where(m => named.Any(o => o.Id == m.ReceivingOrganisationId || o.Id == m.InstitutionId));
        }

        var ordered = filter.Sort switch
        {
            "year" => moves.OrderBy(m => m.FiscalYear),
            "persons" => moves.OrderBy(m => m.Persons),
            "-persons" => moves.OrderByDescending(m => m.Persons),
            _ => moves.OrderByDescending(m => m.FiscalYear),
        };
        var page = await ordered.ThenBy(m => m.Id).PageAsync(filter, ct);
        var labels = await db.LabelsAsync(page.Items.SelectMany(m => new[] { m.InstitutionId, m.ReceivingOrganisationId }), ct);
        return page.Select(m => View(m, labels));
    }

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<MoveView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Moves.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } move) return null;
        return View(move, await db.LabelsAsync([move.InstitutionId, move.ReceivingOrganisationId], ct));
    }

    private MoveView View(ResearcherMove m, IReadOnlyDictionary<Guid, OrganisationLabel> labels)
    {
        var receiving = labels[m.ReceivingOrganisationId];
        var counts = m.ReceivingOrganisationId == m.InstitutionId || !OrganisationKinds.IsInstitution(receiving.Kind);
        return new MoveView(m.Id, labels[m.InstitutionId], m.FiscalYear, m.FromSector, m.ToSector, receiving, m.Persons, counts, writer.Keeps(m.InstitutionId), m.Version);
    }

    private async Task<Organisation> CheckAsync(PortalDb db, Guid institutionId, Guid? self, MoveTerms terms, CancellationToken ct)
    {
        var (receiving, faults) = await FaultsAsync(db, institutionId, self, terms, ct);
        RuleViolation.ThrowAny(faults);
        return receiving!;
    }

    /// <summary>
    /// The receiving body, and what stands against the move. Who is not the receiver must be the sender, else the move is none of this
    /// institution's; and one year, sector and body has one row, so that nobody is counted twice.
    /// </summary>
    private async Task<(Organisation? Receiving, IReadOnlyList<RuleViolation> Faults)> FaultsAsync(PortalDb db, Guid institutionId, Guid? self, MoveTerms terms, CancellationToken ct)
    {
        var year = new FiscalYear(terms.FiscalYear);
        var (receiving, missing) = await db.OrganisationOrFaultAsync(terms.ReceivingId, "ReceivingOrganisationId", ct);
        List<RuleViolation> found = [.. ResearcherMove.Faults(year, terms.From, receiving, terms.Persons, FiscalYear.Current(clock))];
        if (missing is not null) found.Add(missing);
        if (receiving is null) return (null, found);
        if (receiving.Id != institutionId)
        {
            var own = await db.OrganisationAsync(institutionId, "InstitutionId", ct);
            if (own.Sector != terms.From) found.Add(new RuleViolation("move-unrelated", "FromSector"));
        }

        var twice = await db.Moves.AnyAsync(
            m => m.InstitutionId == institutionId && m.FiscalYear == year && m.FromSector == terms.From && m.ReceivingOrganisationId == receiving.Id && m.Id != self, ct);
        if (twice) found.Add(new RuleViolation("move-recorded", "FiscalYear"));
        return (receiving, found);
    }
}
