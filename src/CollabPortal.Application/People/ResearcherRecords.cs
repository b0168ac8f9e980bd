using System.Text;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.People;

/// <summary>One person is one researcher of an institution, whatever agreements name them.</summary>
internal static class ResearcherRecords
{
    /// <summary>
    /// The institution's researcher with this ORCID, else with this name and kana, else a new one. A known ORCID under another
    /// name is refused ("researcher-name-differs"): it is a wrong number more often than a new name.
    /// </summary>
    internal static async Task<Researcher> FindOrAddAsync(PortalDb db, Guid institutionId, ResearcherTerms terms, CancellationToken ct)
    {
        var t = Normalised(terms);
        var own = db.Researchers.Where(r => r.InstitutionId == institutionId);
        if (t.Orcid is not null && await own.SingleOrDefaultAsync(r => r.Orcid == t.Orcid, ct) is { } known)
        {
            return known.NameJa == t.NameJa ? known : throw new RuleViolation("researcher-name-differs", "Orcid", known.NameJa);
        }

        var namesakes = await own.Where(r => r.NameJa == t.NameJa && r.NameKana == t.NameKana && (t.Orcid == null || r.Orcid == null)).Take(2).ToListAsync(ct);
        if (namesakes.Count == 2) throw new RuleViolation("researcher-ambiguous", "Orcid");
        if (namesakes is [var same])
        {
            same.Correct(t.NameJa, t.NameKana, t.NameEn ?? same.NameEn, t.Orcid ?? same.Orcid);
            return same;
        }

        var added = new Researcher(institutionId, t.NameJa, t.NameKana, t.NameEn, t.Orcid);
        db.Add(added);
        return added;
    }

    /// <summary>Mends a person's data; "number-taken" where the ORCID is another researcher's.</summary>
    internal static async Task CorrectAsync(PortalDb db, Researcher researcher, ResearcherTerms terms, CancellationToken ct)
    {
        var t = Normalised(terms);
        if (t.Orcid is not null && await db.Researchers.AnyAsync(r => r.InstitutionId == researcher.InstitutionId && r.Orcid == t.Orcid && r.Id != researcher.Id, ct))
            throw new RuleViolation("number-taken", "Orcid");
        researcher.Correct(t.NameJa, t.NameKana, t.NameEn, t.Orcid);
    }

    /// <summary>Lets exactly the employers of the person's agreements read the person: those of <paramref name="agreement"/> as given, of all others as stored.</summary>
    internal static async Task ShareAsync(PortalDb db, Researcher researcher, CrossAppointment agreement, IEnumerable<Guid> employers, CancellationToken ct)
    {
        var others = await db.CrossAppointments.AsNoTracking()
            .Where(a => a.ResearcherId == researcher.Id && a.Id != agreement.Id).Select(a => a.SharedWith).ToListAsync(ct);
        researcher.ShareOnlyWith(others.SelectMany(o => o).Concat(employers));
    }

    private static ResearcherTerms Normalised(ResearcherTerms terms)
    {
        var orcid = OrcidNumber.Normalise(terms.Orcid);
        if (orcid.Length > 0 && !OrcidNumber.IsValid(orcid)) throw new RuleViolation("orcid-invalid", "Orcid");
        return new ResearcherTerms(Trimmed(terms.NameJa) ?? "", Trimmed(terms.NameKana), Trimmed(terms.NameEn), orcid.Length > 0 ? orcid : null);
    }

    // Width and spaces at the ends do not make another person.
    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize(NormalizationForm.FormKC);
}
