using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>The public page of one institution: the same for every reader, figures suppressed.</summary>
public sealed class InstitutionProfiles(IDbContextFactory<PortalDb> contexts, PublicFieldIndex index, PublicCellIndex cells, TimeProvider clock)
{
    /// <summary>The institution with our id or with a 学校コード of MEXT; null where there is none, or it is no institution.</summary>
    public async Task<InstitutionProfile?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var institutions = db.Organisations.AsNoTracking().Where(o => OrganisationKinds.Institutions.Contains(o.Kind));
        if (!Guid.TryParse(key, out var id))
        {
            var code = key.Trim().ToUpperInvariant();
            id = await db.OrganisationIdentifiers.Where(i => i.Scheme == IdentifierSchemes.Mext && i.Value == code).Select(i => i.OrganisationId).FirstOrDefaultAsync(ct);
        }

        var found = await institutions.Include(o => o.Identifiers).Include(o => o.Names).AsSplitQuery().FirstOrDefaultAsync(o => o.Id == id, ct);
        if (found is null) return null;
        var successors = await LinksAsync(db, db.OrganisationSuccessions.Where(s => s.PredecessorId == id).Select(s => s.SuccessorId), ct);
        var predecessors = await LinksAsync(db, db.OrganisationSuccessions.Where(s => s.SuccessorId == id).Select(s => s.PredecessorId), ct);
        var parents = found.ParentId is { } parent ? await LinksAsync(db, db.Organisations.Where(o => o.Id == parent).Select(o => o.Id), ct) : [];
        return new InstitutionProfile(
            found.Id, found.Kind, new InstitutionName(found.NameJa, found.NameEn, found.NameKana), found.Founder, found.Prefecture,
            found.Address, found.Homepage, found.EstablishedOn, found.AbolishedOn, found.IsDemo,
            new ContactOffice(found.ContactOfficeJa, found.ContactOfficeEn, found.ContactEmail, found.ContactPhone), parents.FirstOrDefault(),
            [.. found.Names.OrderBy(n => n.ValidFrom).Select(n => new FormerName(n.Name, n.ValidFrom, n.ValidTo))], predecessors, successors,
            [.. found.Identifiers.OrderByDescending(i => i.IsPrimary).ThenBy(i => i.Scheme, StringComparer.Ordinal).Select(i => new InstitutionNumber(i.Scheme, i.Value))],
            await ProgrammesAsync(db, id, ct), await FiguresAsync(db, id, ct), (await index.FurtherAsync(db, ct)).GetValueOrDefault(id),
            [.. (await db.Database.SqlQuery<int>($"select y as \"Value\" from catalogue.final_years({id}) y order by 1").ToListAsync(ct)).Select(y => new FiscalYear(y))]);
    }

    /// <summary>Ids of all institutions that have a page, for the site map.</summary>
    public async Task<IReadOnlyList<Guid>> IdsAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await db.Organisations.AsNoTracking().Where(o => OrganisationKinds.Institutions.Contains(o.Kind)).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
    }

    // The source of a published fact is a mark ("seed 004"); readers are told what it stands for.
    private static async Task<List<PublicProgramme>> ProgrammesAsync(PortalDb db, Guid id, CancellationToken ct)
    {
        var programmes = await db.PublishedProgrammes.AsNoTracking().Where(p => p.InstitutionId == id).OrderBy(p => p.Key).ToListAsync(ct);
        var marks = programmes.Select(p => p.Source).Distinct().ToList();
        var sources = await db.Sources.AsNoTracking().Where(s => marks.Contains(s.Mark)).ToDictionaryAsync(s => s.Mark, ct);
        return [.. programmes.Select(p => new PublicProgramme(
            p, sources.GetValueOrDefault(p.Source) is { } s ? new LocalText(s.DescriptionJa, s.DescriptionEn ?? s.DescriptionJa) : new LocalText(p.Source, p.Source)))];
    }

    private async Task<InstitutionFigures?> FiguresAsync(PortalDb db, Guid id, CancellationToken ct)
    {
        // Kept by the version of the facts: one short question instead of reading five years and working out what of them is public.
        if (await index.CurrentAsync(db, ct) is { } current) return current.GetValueOrDefault(id);
        var lastOver = FiscalYear.Current(clock).Previous;
        var rows = await PublicFieldIndex.RowsAsync(db, lastOver, id, ct);
        if (!rows.TryGetValue(id, out var own)) return null;
        return PublicFigures.Of(id, own, await PublicFieldIndex.BandsAsync(db, ct), lastOver, await cells.ForAsync(db, PublicFigures.YearsTo(lastOver)[0], lastOver, ct));
    }

    private static async Task<List<InstitutionLink>> LinksAsync(PortalDb db, IQueryable<Guid> ids, CancellationToken ct) =>
        await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.NameJa)
            .Select(o => new InstitutionLink(o.Id, new InstitutionName(o.NameJa, o.NameEn, o.NameKana))).ToListAsync(ct);
}
