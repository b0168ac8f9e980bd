using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>What the records behind a cell are called, for lists with links.</summary>
public sealed class SurveyRecordNames
{
    /// <summary>In the order given; a record that this person may not see is left out.</summary>
    internal async Task<IReadOnlyList<SurveyRecord>> OfAsync(PortalDb db, IReadOnlyList<(string Kind, Guid Id, long? Amount)> records, CancellationToken ct)
    {
        var known = new Dictionary<Guid, SurveyRecord>();
        foreach (var group in records.GroupBy(r => r.Kind, StringComparer.Ordinal))
        {
            Guid[] ids = [.. group.Select(r => r.Id)];
            foreach (var record in await ReadAsync(db, group.Key, ids, ct)) known[record.Id] = record;
        }

        return [.. records.Where(r => known.ContainsKey(r.Id)).Select(r => known[r.Id] with { Amount = r.Amount })];
    }

    private static Task<List<SurveyRecord>> ReadAsync(PortalDb db, string kind, Guid[] ids, CancellationToken ct) => kind switch
    {
        "contract" => ContractsAsync(db, ids, ct),
        "licence" => LicencesAsync(db, ids, ct),
        "patent" => db.PatentRights.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new SurveyRecord("patent", p.Id, p.Title, p.RegistrationNumber ?? p.ApplicationNumber, null, null)).ToListAsync(ct),
        "startup" => db.Startups.AsNoTracking().Where(s => ids.Contains(s.Id))
            .Select(s => new SurveyRecord("startup", s.Id, s.NameJa, s.CorporateNumber, null, null)).ToListAsync(ct),
        "cross-appointment" => db.CrossAppointments.AsNoTracking().Where(a => ids.Contains(a.Id))
            .Join(db.Researchers, a => a.ResearcherId, r => r.Id, (a, r) => new SurveyRecord("cross-appointment", a.Id, r.NameJa, null, null, null)).ToListAsync(ct),
        _ => MovesAsync(db, ids, ct),
    };

    private static async Task<List<SurveyRecord>> ContractsAsync(PortalDb db, Guid[] ids, CancellationToken ct)
    {
        var contracts = await db.Contracts.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Title, c.Number }).ToListAsync(ct);
        var partners = await db.ContractParties.Where(p => ids.Contains(p.ContractId) && p.Role == PartyRole.Partner)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.ContractId, p.Ordinal, o.NameJa, o.NameEn }).ToListAsync(ct);
        var first = partners.GroupBy(p => p.ContractId).ToDictionary(g => g.Key, g => g.MinBy(p => p.Ordinal)!);
        return contracts.ConvertAll(c => new SurveyRecord(
            "contract", c.Id, c.Title, c.Number, first.TryGetValue(c.Id, out var p) ? new LocalText(p.NameJa, p.NameEn ?? p.NameJa) : null, null));
    }

    private static async Task<List<SurveyRecord>> LicencesAsync(PortalDb db, Guid[] ids, CancellationToken ct) =>
        (await (from licence in db.Licences.AsNoTracking()
                join right in db.PatentRights on licence.PatentRightId equals right.Id
                join licensee in db.Organisations on licence.LicenseeId equals licensee.Id
                where ids.Contains(licence.Id)
                select new { licence.Id, right.Title, licence.AgreementNumber, licensee.NameJa, licensee.NameEn }).ToListAsync(ct))
        .ConvertAll(l => new SurveyRecord("licence", l.Id, l.Title, l.AgreementNumber, new LocalText(l.NameJa, l.NameEn ?? l.NameJa), null));

    private static async Task<List<SurveyRecord>> MovesAsync(PortalDb db, Guid[] ids, CancellationToken ct)
    {
        var moves = await db.Moves.AsNoTracking().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.ReceivingOrganisationId }).ToListAsync(ct);
        var labels = await db.LabelsAsync(moves.Select(m => m.ReceivingOrganisationId), ct);
        return moves.ConvertAll(m => new SurveyRecord("move", m.Id, labels[m.ReceivingOrganisationId].Name.Ja, null, labels[m.ReceivingOrganisationId].Name, null));
    }
}
