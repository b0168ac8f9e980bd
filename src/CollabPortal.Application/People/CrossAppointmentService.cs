using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.People;

/// <summary>クロスアポイントメント: enter, change, delete, list. Every employer reads the agreement; its keeper alone changes it.</summary>
public sealed class CrossAppointmentService(RegisterWriter writer, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    public Task<Outcome<Guid>> CreateAsync(CrossAppointmentTerms terms, CancellationToken ct = default) =>
        writer.CreateAsync(async (db, institution) =>
        {
            var (researcher, faults) = await FaultsAsync(db, institution, null, terms, ct);
            RuleViolation.ThrowAny(faults);
            var agreement = new CrossAppointment(institution, researcher!, terms.StartsOn, terms.EndsOn, terms.Shares, terms.Note);
            await ResearcherRecords.ShareAsync(db, researcher!, agreement, agreement.SharedWith, ct);
            return agreement;
        }, ct);

    /// <summary>Changes the agreement and corrects the person's own data; the person stays the same.</summary>
    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, CrossAppointmentTerms terms, CancellationToken ct = default) =>
        writer.ChangeAsync<CrossAppointment>(id, version, async (db, agreement) =>
        {
            var (researcher, faults) = await FaultsAsync(db, agreement.InstitutionId, agreement, terms, ct);
            RuleViolation.ThrowAny(faults);
            agreement.Change(terms.StartsOn, terms.EndsOn, terms.Shares, terms.Note);
            await ResearcherRecords.ShareAsync(db, researcher!, agreement, agreement.SharedWith, ct);
        }, ct);

    /// <summary>Everything that stands against storing it, without storing it.</summary>
    /// <param name="terms">What the form says; a part that cannot be read is empty.</param>
    /// <param name="id">The agreement that is changed; null for a new one.</param>
    public Task<IReadOnlyList<Problem>> FaultsAsync(CrossAppointmentTerms terms, Guid? id, CancellationToken ct = default) =>
        writer.FaultsAsync(async (db, institution) =>
        {
            var agreement = id is null ? null : await db.CrossAppointments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
            return (await FaultsAsync(db, institution, agreement, terms, ct)).Faults;
        }, ct);

    /// <summary>Deletes the agreement; its hosts no longer read the researcher by it.</summary>
    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.DeleteAsync<CrossAppointment>(id, version, ct, async (db, agreement) =>
        {
            var researcher = await db.Researchers.SingleAsync(r => r.Id == agreement.ResearcherId, ct);
            await ResearcherRecords.ShareAsync(db, researcher, agreement, [], ct);
        });

    /// <summary>Sort keys: name, starts, ends. Latest start first by itself.</summary>
    public async Task<ListPage<CrossAppointmentView>> ListAsync(CrossAppointmentFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = JapanTime.Today(clock);
        var agreements = db.CrossAppointments.AsNoTracking().Join(db.Researchers.AsNoTracking(), a => a.ResearcherId, r => r.Id, (a, r) => new { A = a, R = r });
        agreements = filter.Phase switch
        {
            AgreementPhase.Upcoming => agreements.Where(x => x.A.StartsOn > today),
            AgreementPhase.Current => agreements.Where(x => x.A.StartsOn <= today && x.A.EndsOn >= today),
            AgreementPhase.Ended => agreements.Where(x => x.A.EndsOn < today),
            _ => agreements,
        };
        if (filter.Pattern is { } pattern)
        {
            var named = db.Organisations.Named(filter.Text);
            var names = await agreements.Select(x => new { x.A.Id, x.R.NameJa, x.R.NameKana, x.R.NameEn }).ToListAsync(ct);
            List<Guid> said = [.. names.Where(x => SearchText.Says(filter.Text, x.NameJa, x.NameKana, x.NameEn)).Select(x => x.Id)];
            agreements = agreements.Where(x => said.Contains(x.A.Id) || EF.Functions.ILike(x.R.Orcid!, pattern)
                || named.Any(o => o.Id == x.A.InstitutionId || x.A.SharedWith.Contains(o.Id)));
        }

        var ordered = filter.Sort switch
        {
            "name" => agreements.OrderBy(x => x.R.NameKana ?? x.R.NameJa),
            "-name" => agreements.OrderByDescending(x => x.R.NameKana ?? x.R.NameJa),
            "starts" => agreements.OrderBy(x => x.A.StartsOn),
            "ends" => agreements.OrderBy(x => x.A.EndsOn),
            "-ends" => agreements.OrderByDescending(x => x.A.EndsOn),
            _ => agreements.OrderByDescending(x => x.A.StartsOn),
        };
        var page = await ordered.ThenBy(x => x.A.Id).PageAsync(filter, ct);
        var labels = await db.LabelsAsync(page.Items.SelectMany(x => Bodies(x.A)), ct);
        return page.Select(x => View(x.A, x.R, today, labels));
    }

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<CrossAppointmentView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.CrossAppointments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } agreement) return null;
        var researcher = await db.Researchers.AsNoTracking().SingleAsync(r => r.Id == agreement.ResearcherId, ct);
        return View(agreement, researcher, JapanTime.Today(clock), await db.LabelsAsync(Bodies(agreement), ct));
    }

    private CrossAppointmentView View(CrossAppointment a, Researcher r, DateOnly today, IReadOnlyDictionary<Guid, OrganisationLabel> labels) => new(
        a.Id, labels[a.InstitutionId], new ResearcherTerms(r.NameJa, r.NameKana, r.NameEn, r.Orcid), a.StartsOn, a.EndsOn,
        today < a.StartsOn ? AgreementPhase.Upcoming : today > a.EndsOn ? AgreementPhase.Ended : AgreementPhase.Current,
        [.. a.Shares.OrderByDescending(s => s.IsHome).Select(s => new EmployerView(labels[s.OrganisationId], s.Percent, s.IsHome))],
        a.Note, writer.Keeps(a.InstitutionId), a.Version);

    private static IEnumerable<Guid> Bodies(CrossAppointment a) => a.Shares.Select(s => s.OrganisationId).Prepend(a.InstitutionId);

    /// <summary>The person as the register has them from now on, and everything that stands against the agreement. What it prepares is stored by the caller or not at all.</summary>
    private async Task<(Researcher? Researcher, IReadOnlyList<RuleViolation> Faults)> FaultsAsync(PortalDb db, Guid institution, CrossAppointment? agreement, CrossAppointmentTerms terms, CancellationToken ct)
    {
        List<RuleViolation> found = [];
        Researcher? researcher = null;
        try
        {
            if (agreement is null)
            {
                researcher = await ResearcherRecords.FindOrAddAsync(db, institution, terms.Researcher, ct);
            }
            else
            {
                researcher = await db.Researchers.SingleAsync(r => r.Id == agreement.ResearcherId, ct);
                await ResearcherRecords.CorrectAsync(db, researcher, terms.Researcher, ct);
            }
        }
        catch (RuleViolation refused)
        {
            found.Add(refused);
        }

        found.AddRange(CrossAppointment.Faults(institution, terms.StartsOn, terms.EndsOn, terms.Shares, JapanTime.Today(clock)));
        var known = await db.LabelsAsync(terms.Shares.Select(s => s.OrganisationId), ct);
        found.AddRange(terms.Shares.Select((share, row) => (share.OrganisationId, row)).Where(s => s.OrganisationId != Guid.Empty && !known.ContainsKey(s.OrganisationId))
            .Select(s => new RuleViolation("not-found", $"Shares-{s.row}-Organisation")));
        return (researcher, found);
    }
}
