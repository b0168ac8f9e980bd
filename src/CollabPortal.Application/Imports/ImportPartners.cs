using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports;

/// <summary>
/// What becomes of the partners that a file names and the catalogue does not know: the officer says who is meant, or has a company entered. What
/// was said is remembered for the institution; what was entered is recorded with the run, so that it can go with it.
/// </summary>
public sealed class ImportPartners(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, OrganisationService organisations, TimeProvider clock)
{
    /// <summary>Does what was decided. The caller has the file checked again.</summary>
    /// <returns>How many were decided. Problems: "not-found" (the run, or an organisation), "import-wrong-status", and those of <see cref="OrganisationService.EnterCompanyAsync"/>.</returns>
    public async Task<Outcome<int>> DecideAsync(Guid runId, IReadOnlyList<PartnerDecision> decisions, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<ImportRun>().SingleOrDefaultAsync(r => r.Id == runId && r.InstitutionId == user.InstitutionId, ct) is not { } run) return new Problem("not-found");
        if (run.Status is not ImportStatus.Checked) return new Problem("import-wrong-status");
        Guid[] chosen = [.. decisions.Select(d => d.OrganisationId).OfType<Guid>().Distinct()];
        if (await db.Organisations.CountAsync(o => chosen.Contains(o.Id), ct) != chosen.Length) return new Problem("not-found");
        foreach (var decision in decisions)
        {
            var organisation = decision.OrganisationId;
            if (organisation is null)
            {
                var entered = await EnterAsync(decision, ct);
                if (!entered.Ok) return Outcome<int>.Failed(entered.Problems);
                (organisation, var isNew) = entered.Value;
                // Each at once: what is entered stands in the catalogue whatever becomes of the next.
                if (isNew) run.EnteredPartners = [.. run.EnteredPartners, organisation.Value];
                // Found by its own name or number from now on.
                if (decision.Partner.CorporateNumber is not null || SearchText.Normalise(decision.NewName) == decision.Partner.Sign) organisation = null;
            }

            if (organisation is { } id) await RememberAsync(db, decision.Partner, id, ct);
            await db.SaveChangesAsync(ct);
        }

        return decisions.Count;
    }

    /// <summary>Forgets whom the institution meant; the next file asks again.</summary>
    public async Task<Outcome<string>> ForgetAsync(string sign, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<PartnerAlias>().Where(a => a.InstitutionId == user.InstitutionId && a.Sign == sign).ExecuteDeleteAsync(ct) > 0 ? sign : new Problem("not-found");
    }

    /// <summary>What the institution has chosen, by name.</summary>
    public async Task<IReadOnlyList<(PartnerAlias Alias, string Organisation)>> RememberedAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var aliases = await db.Set<PartnerAlias>().AsNoTracking().Where(a => a.InstitutionId == user.InstitutionId)
            .Join(db.Organisations, a => a.OrganisationId, o => o.Id, (a, o) => new { Alias = a, o.NameJa }).OrderBy(a => a.Alias.Name).ToListAsync(ct);
        return aliases.ConvertAll(a => (a.Alias, a.NameJa));
    }

    /// <summary>Takes those of a run's partners out of the catalogue again that nobody uses, in the transaction of the caller.</summary>
    /// <returns>How many went.</returns>
    internal static async Task<int> RemoveUnusedAsync(PortalDb db, ImportRun run, ImportActor user, DateTimeOffset at, CancellationToken ct)
    {
        if (run.EnteredPartners.Length == 0) return 0;
        var id = run.Id;
        var entered = run.EnteredPartners;
        var names = await db.Organisations.AsNoTracking().Where(o => entered.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.NameJa, ct);
        var gone = await db.Database.SqlQuery<Guid>($"select id as \"Value\" from register.remove_unused_partners({id}) id").ToListAsync(ct);
        run.EnteredPartners = [.. entered.Except(gone)];
        // The catalogue is nobody's own: its history carries no institution, as when they were entered.
        db.AddRange(gone.Select(partner => new AuditEntry
        {
            At = at,
            UserId = user.UserId,
            UserName = user.Name,
            Entity = nameof(Organisation),
            EntityId = partner,
            SubjectId = partner,
            Action = "Deleted",
            Changes = JsonSerializer.Serialize(new Dictionary<string, string?[]> { [nameof(Organisation.NameJa)] = [names[partner], null] }, JsonColumn.Options),
        }));
        return gone.Count;
    }

    private async Task<Outcome<(Guid Id, bool IsNew)>> EnterAsync(PartnerDecision decision, CancellationToken ct)
    {
        var entered = await organisations.EnterCompanyAsync(new CompanyEntry(decision.NewName, CorporateNumber: decision.Partner.CorporateNumber), ct);
        if (entered.Ok) return (entered.Value, true);
        // Somebody else was faster: it is that one.
        return entered.Problems[0] is { Code: "company-exists" or "company-same-name", Args: [_, Guid known] } ? (known, false) : Outcome<(Guid, bool)>.Failed(entered.Problems);
    }

    private async Task RememberAsync(PortalDb db, UnknownPartner partner, Guid organisation, CancellationToken ct)
    {
        var (institution, sign) = (user.InstitutionId!.Value, partner.Sign);
        if (sign.Length is 0 or > PartnerAlias.SignLimit) return;
        var known = await db.Set<PartnerAlias>().SingleOrDefaultAsync(a => a.InstitutionId == institution && a.Sign == sign, ct);
        if (known is null) db.Add(known = new PartnerAlias(institution, sign, (partner.Name ?? sign) is { Length: > 300 } name ? name[..300] : partner.Name ?? sign));
        (known.OrganisationId, known.ChosenBy, known.ChosenAt) = (organisation, user.DisplayName ?? "", clock.GetUtcNow());
    }
}
