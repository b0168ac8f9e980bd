using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Organisations;

/// <summary>A company that an officer enters because nobody has it yet.</summary>
/// <param name="NameJa">Name as in the commercial register, with its legal form; at most 200 characters.</param>
/// <param name="NameEn">English name, null where unknown.</param>
/// <param name="NameKana">Reading, null where unknown.</param>
/// <param name="CorporateNumber">法人番号 as typed (hyphens, full width, leading T are understood); null where it has none.</param>
/// <param name="Prefecture">JIS X 0401 code, for a company in Japan.</param>
/// <param name="SizeClass">Null where unknown.</param>
/// <param name="Country">ISO 3166-1 alpha-2; JP for Japan.</param>
/// <param name="IsForeignAffiliated">外資系: in Japan under foreign capital.</param>
public sealed record CompanyEntry(
    string? NameJa, string? NameEn = null, string? NameKana = null, string? CorporateNumber = null, int? Prefecture = null,
    CompanySize? SizeClass = null, string Country = "JP", bool IsForeignAffiliated = false);

/// <summary>Writes to the published catalogue of organisations.</summary>
public sealed class OrganisationService(IDbContextFactory<PortalDb> contexts, Access access)
{
    /// <summary>
    /// Adds a company and returns its id. Problems: "required", "too-long", "corporate-number-invalid", "company-exists" (by its
    /// number; arguments: its name and id), "company-same-name" (the same name and no number to tell them apart),
    /// "country-unknown", "prefecture-unknown"; "not-allowed" or "signed-out".
    /// </summary>
    public async Task<Outcome<Guid>> EnterCompanyAsync(CompanyEntry entry, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        var number = CorporateNumber.Normalise(entry.CorporateNumber);
        var country = (entry.Country ?? "").Trim().ToUpperInvariant();
        var problems = Check(entry, number, country).ToList();
        if (problems.Count > 0) return Outcome<Guid>.Failed(problems);

        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await ExistingAsync(db, entry, number, country, ct) is { } existing) return existing;
        var company = new Organisation(OrganisationKind.Company, entry.NameJa!.Trim(), OrganisationSource.Entered)
        {
            NameEn = Trimmed(entry.NameEn),
            NameKana = Trimmed(entry.NameKana),
            Prefecture = country == "JP" ? entry.Prefecture : null,
            Country = country,
            SizeClass = entry.SizeClass,
            IsForeignAffiliated = entry.IsForeignAffiliated,
        };
        company.IndexAs(SearchText.Of(company.NameJa, company.NameKana, company.NameEn));
        if (number.Length > 0) company.Identify(IdentifierSchemes.CorporateNumber, number);
        db.Add(company);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else entered it between the question and the save.
            db.ChangeTracker.Clear();
            if (await ExistingAsync(db, entry, number, country, ct) is { } owner) return owner;
            throw;
        }

        return company.Id;
    }

    private static IEnumerable<Problem> Check(CompanyEntry entry, string number, string country)
    {
        if (string.IsNullOrWhiteSpace(entry.NameJa)) yield return new Problem("required", nameof(CompanyEntry.NameJa));
        if (entry.NameJa?.Trim().Length > 200) yield return new Problem("too-long", nameof(CompanyEntry.NameJa), 200);
        if (entry.NameEn?.Trim().Length > 300) yield return new Problem("too-long", nameof(CompanyEntry.NameEn), 300);
        if (entry.NameKana?.Trim().Length > 300) yield return new Problem("too-long", nameof(CompanyEntry.NameKana), 300);
        if (number.Length > 0 && !CorporateNumber.IsValid(number)) yield return new Problem("corporate-number-invalid", nameof(CompanyEntry.CorporateNumber));
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)) yield return new Problem("country-unknown", nameof(CompanyEntry.Country));
        if (entry.Prefecture is < 1 or > 47) yield return new Problem("prefecture-unknown", nameof(CompanyEntry.Prefecture));
    }

    private static async Task<Problem?> ExistingAsync(PortalDb db, CompanyEntry entry, string number, string country, CancellationToken ct)
    {
        if (number.Length > 0)
        {
            var owner = await (
                from identifier in db.OrganisationIdentifiers
                join organisation in db.Organisations on identifier.OrganisationId equals organisation.Id
                where identifier.Scheme == IdentifierSchemes.CorporateNumber && identifier.Value == number
                select new { organisation.Id, organisation.NameJa }).FirstOrDefaultAsync(ct);
            return owner is null ? null : new Problem("company-exists", nameof(CompanyEntry.CorporateNumber), owner.NameJa, owner.Id);
        }

        var name = entry.NameJa!.Trim();
        var twin = await db.Organisations.AsNoTracking()
            .Where(o => o.NameJa == name && o.Country == country && o.Kind == OrganisationKind.Company)
            .Select(o => new { o.Id, o.NameJa }).FirstOrDefaultAsync(ct);
        return twin is null ? null : new Problem("company-same-name", nameof(CompanyEntry.NameJa), twin.NameJa, twin.Id);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
