using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>A startup as everybody may know it.</summary>
/// <param name="Parents">Institutions it came from, the keeper of the record first.</param>
/// <param name="Business">What it does, in Japanese; null where nothing was published.</param>
public sealed record PublishedStartup(
    Guid Id, OrganisationLabel Institution, LocalText Name, string? Kana, string? CorporateNumber, IReadOnlyList<StartupType> Types, int FoundedYear, int? FoundedMonth, int? FoundedDay,
    StartupStatus Status, DateOnly? StatusSince, IReadOnlyList<OrganisationLabel> Parents, bool IsDemo, string? Business);

/// <summary>A right that its holder offers.</summary>
/// <param name="Holder">Once it is granted.</param>
/// <param name="Seeds">Published seeds that name it.</param>
public sealed record PublishedPatent(
    Guid Id, OrganisationLabel Institution, string Title, string Country, string? ApplicationNumber, string? RegistrationNumber, DateOnly? AppliedOn, DateOnly? RegisteredOn, string? Holder,
    PatentStatus Status, IReadOnlyList<(Guid Id, LocalText Title)> Seeds, bool IsDemo);

/// <summary>One of the open patents that a seed names.</summary>
/// <param name="Number">Registration number, else application number.</param>
public sealed record OfferedPatent(Guid Id, string Title, string? Number);

/// <summary>What the registers of startups and patents tell everybody, the same for every reader; what is kept confidential does not leave the database.</summary>
public sealed class PublishedRegister(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Null where there is none, or it is closed, merged or no longer a university startup.</summary>
    public async Task<PublishedStartup?> StartupAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var found = await db.Database.SqlQuery<StartupRow>($"""
            select institution_id as "Institution", name_ja as "NameJa", name_en as "NameEn", name_kana as "NameKana", corporate_number as "CorporateNumber", types as "Types", founded_year as "FoundedYear",
              founded_month as "FoundedMonth", founded_day as "FoundedDay", status as "Status", status_since as "StatusSince", parents as "Parents", business as "Business"
            from catalogue.published_startup({id})
            """).ToListAsync(ct);
        if (found is not [var s]) return null;
        var labels = await db.LabelsAsync(s.Parents.Append(s.Institution), ct);
        return new PublishedStartup(
            id, labels[s.Institution], new LocalText(s.NameJa, s.NameEn ?? s.NameJa), s.NameKana, s.CorporateNumber, [.. s.Types.Select(Enum.Parse<StartupType>)], s.FoundedYear, s.FoundedMonth, s.FoundedDay,
            Enum.Parse<StartupStatus>(s.Status), s.StatusSince, [.. s.Parents.Where(labels.ContainsKey).Select(p => labels[p])], await IsDemoAsync(db, s.Institution, ct), s.Business);
    }

    /// <summary>Null where there is none, or it is not offered, or not filed yet, or refused or lapsed.</summary>
    public async Task<PublishedPatent?> PatentAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var found = await db.Database.SqlQuery<PatentRow>($"""
            select institution_id as "Institution", title as "Title", country as "Country", application_number as "ApplicationNumber", registration_number as "RegistrationNumber",
              applied_on as "AppliedOn", registered_on as "RegisteredOn", holder as "Holder", status as "Status"
            from catalogue.published_patent({id})
            """).ToListAsync(ct);
        if (found is not [var p]) return null;
        var labels = await db.LabelsAsync([p.Institution], ct);
        var seeds = await db.Seeds.AsNoTracking().Where(s => s.Status == Domain.Matching.SeedStatus.Published && s.PatentIds.Contains(id)).OrderBy(s => s.Title).Select(s => new { s.Id, s.Title, s.TitleEn }).ToListAsync(ct);
        return new PublishedPatent(
            id, labels[p.Institution], p.Title, p.Country, p.ApplicationNumber, p.RegistrationNumber, p.AppliedOn, p.RegisteredOn, p.Holder, Enum.Parse<PatentStatus>(p.Status),
            [.. seeds.Select(s => (s.Id, new LocalText(s.Title, s.TitleEn ?? s.Title)))], await IsDemoAsync(db, p.Institution, ct));
    }

    /// <summary>Of these rights those that everybody may know, in the order given; what is not offered, or not filed yet, is left out.</summary>
    public async Task<IReadOnlyList<OfferedPatent>> PatentsAsync(IReadOnlyList<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count == 0) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        Guid[] wanted = [.. ids];
        return await db.Database.SqlQuery<OfferedPatent>($"""
            select w.id as "Id", p.title as "Title", coalesce(p.registration_number, p.application_number) as "Number"
            from unnest({wanted}) with ordinality w (id, at) cross join lateral catalogue.published_patent(w.id) p order by w.at
            """).ToListAsync(ct);
    }

    private static Task<bool> IsDemoAsync(PortalDb db, Guid institution, CancellationToken ct) => db.Organisations.AnyAsync(o => o.Id == institution && o.IsDemo, ct);

    private sealed record StartupRow(
        Guid Institution, string NameJa, string? NameEn, string? NameKana, string? CorporateNumber, string[] Types, int FoundedYear, int? FoundedMonth, int? FoundedDay, string Status, DateOnly? StatusSince, Guid[] Parents, string? Business);

    private sealed record PatentRow(
        Guid Institution, string Title, string Country, string? ApplicationNumber, string? RegistrationNumber, DateOnly? AppliedOn, DateOnly? RegisteredOn, string? Holder, string Status);
}
