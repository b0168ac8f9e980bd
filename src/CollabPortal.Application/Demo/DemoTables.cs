using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace CollabPortal.Application.Demo;

/// <summary>Which column of which table takes what, for organisations, people, patents and startups.</summary>
internal static class DemoTables
{
    public static Task OrganisationsAsync(NpgsqlConnection db, IEnumerable<OrganisationRow> rows, CancellationToken ct) =>
        BulkCopy.WriteAsync(db, "catalogue.organisation", rows,
        [
            new("id", Uuid, r => r.Id), new("kind", Varchar, r => r.Kind.ToString()), new("sector", Varchar, r => OrganisationKinds.SectorOf(r.Kind)?.ToString()),
            new("name_ja", Varchar, r => r.NameJa), new("name_en", Varchar, r => r.NameEn), new("name_kana", Varchar, r => r.NameKana), new("founder", Varchar, r => r.Founder?.ToString()),
            // Without reference data there are no prefectures to refer to.
            new("prefecture", Integer, r => r.Prefecture) { As = "(select p.code from catalogue.prefecture p where p.code = r.prefecture)" },
            new("address", Text, r => r.Address), new("homepage", Text, r => r.Homepage), new("country", Varchar, r => r.Country), new("size_class", Varchar, r => r.Size?.ToString()),
            new("is_foreign_affiliated", NpgsqlDbType.Boolean, r => r.IsForeignAffiliated), new("established_on", Date, r => r.EstablishedOn), new("industry", Text, r => r.Industry),
            new("contact_office_ja", Text, r => r.ContactJa), new("contact_office_en", Text, r => r.ContactEn), new("contact_email", Text, r => r.Email), new("contact_phone", Text, r => r.Phone),
            new("source", Varchar, _ => nameof(OrganisationSource.Demo)), new("is_demo", NpgsqlDbType.Boolean, _ => true),
            new("search_text", Text, r => SearchText.Of(r.NameJa, r.NameEn, r.NameKana)), new("version", Integer, _ => 1),
        ], ct);

    public static Task ResearchersAsync(NpgsqlConnection db, IEnumerable<ResearcherRow> rows, CancellationToken ct) =>
        BulkCopy.WriteAsync(db, "register.researcher", rows,
        [
            new("id", Uuid, r => r.Id), new("institution_id", Uuid, r => r.InstitutionId), new("shared_with", NpgsqlDbType.Array | Uuid, r => r.SharedWith),
            new("name_ja", Text, r => r.NameJa), new("name_kana", Text, r => r.NameKana), new("name_en", Text, r => r.NameEn),
        ], ct);

    public static Task StandingsAsync(NpgsqlConnection db, IEnumerable<(ResearcherRow Person, int? BirthYear, DoctorateState? Doctorate)> rows, CancellationToken ct) =>
        BulkCopy.WriteAsync(db, "register.researcher_standing", rows,
        [
            new("id", Uuid, r => r.Person.Id), new("institution_id", Uuid, r => r.Person.InstitutionId), new("birth_year", Integer, r => r.BirthYear), new("doctorate", Varchar, r => r.Doctorate?.ToString()),
        ], ct);

    public static Task CrossAppointmentsAsync(NpgsqlConnection db, IEnumerable<CrossAppointmentRow> rows, CancellationToken ct) =>
        BulkCopy.WriteAsync(db, "register.cross_appointment", rows,
        [
            new("id", Uuid, r => r.Id), new("institution_id", Uuid, r => r.InstitutionId),
            new("shared_with", NpgsqlDbType.Array | Uuid, r => r.Shares.Select(s => s.OrganisationId).Where(o => o != r.InstitutionId).ToArray()),
            new("researcher_id", Uuid, r => r.ResearcherId), new("starts_on", Date, r => r.StartsOn), new("ends_on", Date, r => r.EndsOn),
            new("shares", Jsonb, r => JsonSerializer.Serialize(r.Shares, JsonColumn.Options)), new("note", Text, r => r.Note), new("version", Integer, _ => 1),
        ], ct);

    public static Task MovesAsync(NpgsqlConnection db, IEnumerable<MoveRow> rows, CancellationToken ct) =>
        BulkCopy.WriteAsync(db, "register.researcher_move", rows,
        [
            new("id", Uuid, r => r.Id), new("institution_id", Uuid, r => r.InstitutionId), new("fiscal_year", Integer, r => r.FiscalYear),
            new("from_sector", Varchar, r => r.From.ToString()), new("to_sector", Varchar, r => r.To.ToString()),
            new("receiving_organisation_id", Uuid, r => r.ReceivingId), new("persons", Integer, r => r.Persons), new("version", Integer, _ => 1),
        ], ct);

    public static Task StartupsAsync(NpgsqlConnection db, IEnumerable<StartupRow> rows, CancellationToken ct) =>
        BulkCopy.WriteAsync(db, "register.startup", rows,
        [
            new("id", Uuid, r => r.Id), new("institution_id", Uuid, r => r.InstitutionId), new("shared_with", NpgsqlDbType.Array | Uuid, r => r.Parents[1..]),
            new("name_ja", Text, r => r.NameJa), new("name_en", Text, r => r.NameEn), new("name_kana", Text, r => r.NameKana),
            new("types", NpgsqlDbType.Array | Text, r => r.Types.Select(t => t.ToString()).ToArray()),
            new("founded_year", Integer, r => r.FoundedOn.Year), new("founded_month", Integer, r => r.FoundedOn.Month), new("founded_day", Integer, r => r.IsDayKnown ? r.FoundedOn.Day : null),
            new("status", Varchar, r => r.Status.ToString()), new("status_since", Date, r => r.StatusSince), new("parents", NpgsqlDbType.Array | Uuid, r => r.Parents), new("business", Varchar, r => r.Business), new("version", Integer, _ => 1),
        ], ct);

    public static async Task PatentsAsync(NpgsqlConnection db, DemoPatents patents, CancellationToken ct)
    {
        await BulkCopy.WriteAsync(db, "register.patent_right", patents.Patents,
        [
            new("id", Uuid, r => r.Id), new("institution_id", Uuid, r => r.InstitutionId), new("title", Varchar, r => r.Title), new("country", Text, r => r.Country),
            new("application_number", Text, r => r.ApplicationNumber), new("registration_number", Text, r => r.RegistrationNumber),
            new("applied_on", Date, r => r.AppliedOn), new("registered_on", Date, r => r.RegisteredOn), new("holder", Text, r => r.Holder),
            new("status", Varchar, r => r.Status.ToString()), new("open_for_licensing", NpgsqlDbType.Boolean, r => r.OpenForLicensing), new("version", Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.licence_or_assignment", patents.Licences,
        [
            new("id", Uuid, r => r.Id), new("institution_id", Uuid, r => r.InstitutionId), new("patent_right_id", Uuid, r => r.PatentId),
            new("agreement_number", Varchar, r => r.Agreement), new("licensee_id", Uuid, r => r.LicenseeId), new("kind", Varchar, r => r.Kind.ToString()),
            new("starts_on", Date, r => r.StartsOn), new("ends_on", Date, r => r.EndsOn), new("version", Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.licence_income", patents.Incomes,
        [
            new("id", Uuid, r => r.Id), new("licence_id", Uuid, r => r.LicenceId), new("institution_id", Uuid, r => r.InstitutionId),
            new("fiscal_year", Integer, r => r.FiscalYear), new("kind", Varchar, r => r.Kind.ToString()), new("yen", Bigint, r => r.Yen),
        ], ct);
    }
}
