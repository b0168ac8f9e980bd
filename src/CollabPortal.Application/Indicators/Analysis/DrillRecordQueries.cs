using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>
/// The records behind an institution's figure that are no receipts of contracts, by the rules that count them (figures.sql; a test holds
/// both against each other). Row-level security has the last word.
/// </summary>
internal static class DrillRecordQueries
{
    /// <summary>Null where the figure consists of contracts alone.</summary>
    /// <param name="only">Only this part of the facts.</param>
    internal static async Task<DrillRecords?> FindAsync(PortalDb db, Measure measure, Guid institution, FiscalYear year, PartFilter? only, CancellationToken ct)
    {
        var part = only is not null ? new MeasuredPart(only.By, only.Key) : measure.Part;
        foreach (var series in measure.Series)
        {
            if (await OfAsync(db, series, part, institution, year, ct) is { } found) return found;
        }

        return null;
    }

    private static Task<DrillRecords?> OfAsync(PortalDb db, string series, MeasuredPart? part, Guid institution, FiscalYear year, CancellationToken ct) => series switch
    {
        "patent-licences" => LicencesAsync(db, part, institution, year, ct),
        "researcher-moves" or "researcher-moves-out-of-universities" => MovesAsync(db, series, part, institution, year, ct),
        "cross-appointments" => AppointmentsAsync(db, part, institution, year, ct),
        "patents-filed" or "patents-held" => PatentsAsync(db, series, institution, year, ct),
        "licence-income" or "licence-income-companies" => IncomesAsync(db, series, part, institution, year, ct),
        "outcomes" => OutcomesAsync(db, part, institution, year, ct),
        "doctoral-students" => DoctoralAsync(db, institution, year, ct),
        _ when StartupCount.Counts(series) => StartupsAsync(db, series, institution, year, ct),
        _ => Task.FromResult<DrillRecords?>(null),
    };

    private static async Task<DrillRecords?> LicencesAsync(PortalDb db, MeasuredPart? part, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var years = new[] { year.Year };
        var ids = await db.Database.SqlQuery<Guid>($"select licence_id as \"Value\" from statistics.licences_that_count({institution}, {years})").ToListAsync(ct);
        var rows = await (
            from l in db.Licences.AsNoTracking()
            join p in db.PatentRights on l.PatentRightId equals p.Id
            join o in db.Organisations on l.LicenseeId equals o.Id
            where l.InstitutionId == institution && ids.Contains(l.Id)
            orderby p.Title, l.AgreementNumber, l.Id
            select new { l.Id, l.PatentRightId, p.Title, l.AgreementNumber, l.Kind, l.StartsOn, l.EndsOn, l.LicenseeId, o.NameJa, o.NameEn }).ToListAsync(ct);
        var kinds = await PartnersAsync(db, part, rows.Select(r => r.LicenseeId), ct);
        rows = rows.FindAll(r => IsIn(part, SeriesBy.LicenceKind, r.Kind.ToString()) && IsIn(part, SeriesBy.PartnerKind, kinds.GetValueOrDefault(r.LicenseeId)));
        return new DrillRecords(DrillRecordKind.Licence,
            [.. rows.Select(r => new DrillRecord(r.Id, r.Title, r.AgreementNumber, Name(r.NameJa, r.NameEn)) { Licence = r.Kind, StartsOn = r.StartsOn, EndsOn = r.EndsOn })],
            rows.Select(r => (r.PatentRightId, r.AgreementNumber)).Distinct().Count());
    }

    private static async Task<DrillRecords?> MovesAsync(PortalDb db, string series, MeasuredPart? part, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var years = new[] { year.Year };
        var counted = await db.Database.SqlQuery<Guid>($"select move_id as \"Value\" from statistics.counted_moves({institution}, {years}) where series = {series}").ToListAsync(ct);
        var rows = await (
            from m in db.Moves.AsNoTracking()
            join o in db.Organisations on m.ReceivingOrganisationId equals o.Id
            where m.InstitutionId == institution && counted.Contains(m.Id)
            orderby m.Persons descending, m.Id
            select new { m.Id, m.FromSector, m.ToSector, m.FiscalYear, m.Persons, o.NameJa, o.NameEn }).ToListAsync(ct);
        var kept = rows.Where(m => part is null || part.Keys.Contains($"{m.FromSector}>{m.ToSector}")).ToList();
        return new DrillRecords(DrillRecordKind.Move,
            [.. kept.Select(m => new DrillRecord(m.Id, null, null, Name(m.NameJa, m.NameEn)) { Move = new(m.FromSector, m.ToSector, m.FiscalYear, m.Persons) })], kept.Sum(m => (long)m.Persons));
    }

    // A person counts once, however many agreements there are.
    private static async Task<DrillRecords?> AppointmentsAsync(PortalDb db, MeasuredPart? part, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var all = await db.CrossAppointments.AsNoTracking().Where(a => a.InstitutionId == institution && a.StartsOn < year.Next.Start && a.EndsOn >= year.Start).ToListAsync(ct);
        var ids = all.SelectMany(a => a.Shares).Select(s => s.OrganisationId).Where(id => id != institution).Distinct().ToList();
        var others = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.NameJa, o.NameEn, o.Sector }).ToDictionaryAsync(o => o.Id, ct);
        var rows = (
            from a in all
            let at = a.Shares.Select(s => s.OrganisationId).Where(others.ContainsKey).Select(id => others[id]).Where(o => part is null || part.Keys.Contains(o.Sector?.ToString() ?? "Abroad")).ToList()
            where at.Count > 0
            orderby a.StartsOn, a.Id
            select (Appointment: a, Name: new LocalText(string.Join("、", at.Select(o => o.NameJa)), string.Join(", ", at.Select(o => o.NameEn ?? o.NameJa))))).ToList();
        return new DrillRecords(DrillRecordKind.CrossAppointment,
            [.. rows.Select(r => new DrillRecord(r.Appointment.Id, null, null, r.Name) { StartsOn = r.Appointment.StartsOn, EndsOn = r.Appointment.EndsOn })],
            rows.Select(r => r.Appointment.ResearcherId).Distinct().Count());
    }

    private static async Task<DrillRecords?> PatentsAsync(PortalDb db, string series, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var rights = db.PatentRights.AsNoTracking().Where(p => p.InstitutionId == institution);
        var (first, after) = (year.Start, year.Next.Start);
        rights = series == "patents-filed" ? rights.Where(p => p.AppliedOn >= first && p.AppliedOn < after) : rights.Where(p => p.RegisteredOn < after && p.Status == PatentStatus.Granted);
        var rows = await rights.OrderBy(p => p.Title).ThenBy(p => p.Id).ToListAsync(ct);
        return new DrillRecords(DrillRecordKind.Patent,
            [.. rows.Select(p => new DrillRecord(p.Id, p.Title, p.RegistrationNumber ?? p.ApplicationNumber, null) { StartsOn = series == "patents-filed" ? p.AppliedOn : p.RegisteredOn, Patent = p.Status })], rows.Count);
    }

    private static async Task<DrillRecords?> IncomesAsync(PortalDb db, string series, MeasuredPart? part, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var ofCompanies = series == "licence-income-companies";
        var rows = await (
            from n in db.LicenceIncomes.AsNoTracking()
            join l in db.Licences on n.LicenceId equals l.Id
            join p in db.PatentRights on l.PatentRightId equals p.Id
            join o in db.Organisations on l.LicenseeId equals o.Id
            where l.InstitutionId == institution && n.FiscalYear == year && l.Kind != LicenceKind.Option && (!ofCompanies || o.Sector == Sector.Company)
            orderby n.Yen descending, l.Id
            select new { l.Id, p.Title, l.AgreementNumber, n.Kind, n.Yen, l.LicenseeId, o.NameJa, o.NameEn }).ToListAsync(ct);
        var kinds = await PartnersAsync(db, part, rows.Select(r => r.LicenseeId), ct);
        rows = rows.FindAll(r => IsIn(part, SeriesBy.IncomeKind, r.Kind.ToString()) && IsIn(part, SeriesBy.PartnerKind, kinds.GetValueOrDefault(r.LicenseeId)));
        return new DrillRecords(DrillRecordKind.Income,
            [.. rows.Select(r => new DrillRecord(r.Id, r.Title, r.AgreementNumber, Name(r.NameJa, r.NameEn)) { Income = r.Kind, Yen = r.Yen })], rows.Sum(r => r.Yen));
    }

    private static async Task<DrillRecords?> OutcomesAsync(PortalDb db, MeasuredPart? part, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var (first, after) = (year.Start, year.Next.Start);
        var rows = await (
            from o in db.Outcomes.AsNoTracking()
            join c in db.Contracts on o.ContractId equals c.Id
            where o.InstitutionId == institution && (c.Status == ContractStatus.Completed || c.Status == ContractStatus.Terminated)
                && (c.EndedOn ?? c.EndsOn) >= first && (c.EndedOn ?? c.EndsOn) < after
            orderby c.Number, c.Id
            select new { c.Id, c.Title, c.Number, c.StartsOn, EndsOn = c.EndedOn ?? c.EndsOn, o.Goal }).ToListAsync(ct);
        var kept = rows.Where(r => part is null || part.Keys.Contains(r.Goal.ToString())).ToList();
        return new DrillRecords(DrillRecordKind.Outcome, [.. kept.Select(r => new DrillRecord(r.Id, r.Title, r.Number, null) { StartsOn = r.StartsOn, EndsOn = r.EndsOn, Goal = r.Goal })], kept.Count);
    }

    // By name, as counted: the same student on two contracts is one.
    private static async Task<DrillRecords?> DoctoralAsync(PortalDb db, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var (first, after) = (year.Start, year.Next.Start);
        ContractStatus[] counting = [ContractStatus.Approved, ContractStatus.Active, ContractStatus.Completed, ContractStatus.Terminated];
        var rows = await (
            from m in db.Set<ContractMember>().AsNoTracking()
            join c in db.Contracts on m.ContractId equals c.Id
            where m.InstitutionId == institution && m.Role == MemberRole.DoctoralStudent && c.Kind == ContractKind.JointResearch && counting.Contains(c.Status)
                && c.StartsOn < after && (c.EndedOn ?? c.EndsOn) >= first
            orderby c.Number, c.Id
            select new { c.Id, c.Title, c.Number, c.StartsOn, EndsOn = c.EndedOn ?? c.EndsOn, m.Name }).ToListAsync(ct);
        return new DrillRecords(DrillRecordKind.DoctoralWork,
            [.. rows.GroupBy(r => r.Id).Select(g => new DrillRecord(g.Key, g.First().Title, g.First().Number, null) { StartsOn = g.First().StartsOn, EndsOn = g.First().EndsOn, Students = g.Count() })],
            rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task<DrillRecords?> StartupsAsync(PortalDb db, string series, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var rows = (await db.Startups.AsNoTracking().Where(s => s.InstitutionId == institution).ToListAsync(ct))
            .Where(s => StartupCount.Counts(series, s, year)).OrderBy(s => s.FoundedYear).ThenBy(s => s.FoundedMonth).ThenBy(s => s.NameJa, StringComparer.Ordinal).ToList();
        return new DrillRecords(DrillRecordKind.Startup,
            [.. rows.Select(s => new DrillRecord(s.Id, s.NameJa, null, null) { Startup = new(s.FoundedYear, s.FoundedMonth, s.Status, s.StatusSince, s.Types) })], rows.Count);
    }

    // Whether a record is in the part, where that is of this division.
    private static bool IsIn(MeasuredPart? part, SeriesBy by, string? key) => part is null || part.By != by || (key is not null && part.Keys.Contains(key));

    private static async Task<Dictionary<Guid, string>> PartnersAsync(PortalDb db, MeasuredPart? part, IEnumerable<Guid> partners, CancellationToken ct) =>
        part is { By: SeriesBy.PartnerKind } ? await DrillParts.PartnerKindsAsync(db, [.. partners], ct) : [];

    private static LocalText Name(string ja, string? en) => new(ja, en ?? ja);
}
