using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>What somebody typed of an enquiry and did not send.</summary>
/// <param name="Id">Made by the form: the id that the enquiry will have.</param>
/// <param name="Text">The form as JSON, as the screen made it.</param>
public sealed record TypedEnquiry(Guid Id, Guid InstitutionId, string Text, DateTimeOffset SavedAt);

/// <summary>The same beside the institution that it is for.</summary>
public sealed record BegunEnquiry(TypedEnquiry Typed, OrganisationLabel Institution);

/// <summary>
/// Keeps what is typed of an enquiry until it is sent, as <see cref="TypedEntries"/> does for contracts: word for word, for the account that
/// types it alone, one row a form. Row-level security hides it from the institution that is addressed.
/// </summary>
public sealed class TypedEnquiries(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    private DateTimeOffset Oldest => TypedEntries.OldestOf(clock);

    /// <summary>Stores the text of one form, in the place of what the same form stored before. Returned only after the commit.</summary>
    /// <returns>When it was stored; "not-allowed", "signed-out" or "too-long" otherwise.</returns>
    public async Task<Outcome<DateTimeOffset>> KeepAsync(Guid form, Guid institution, string text, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        if (text.Length > TypedEntries.TextLimit) return new Problem("too-long", null, TypedEntries.TextLimit);
        var (now, person) = (clock.GetUtcNow(), user.UserId!.Value);
        var old = Oldest;
        await using var db = await contexts.OpenContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            insert into register.typed_enquiry (id, user_id, institution_id, text, saved_at) values ({form}, {person}, {institution}, {text}::jsonb, {now})
            on conflict (id) do update set text = excluded.text, saved_at = excluded.saved_at
            """, ct);
        await db.Database.ExecuteSqlAsync($"delete from register.typed_enquiry where user_id = {person} and saved_at < {old}", ct);
        return now;
    }

    /// <summary>All that the account typed to an institution and has not sent, each form apart, the last first.</summary>
    public async Task<IReadOnlyList<TypedEnquiry>> AllAsync(Guid institution, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await UnsentAsync(db, institution, ct);
    }

    /// <summary>The same to whichever institution: what was begun is found again without knowing to whom.</summary>
    public async Task<IReadOnlyList<BegunEnquiry>> BegunAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var typed = await UnsentAsync(db, null, ct);
        var labels = await db.LabelsAsync(typed.Select(t => t.InstitutionId).Distinct(), ct);
        return [.. typed.Where(t => labels.ContainsKey(t.InstitutionId)).Select(t => new BegunEnquiry(t, labels[t.InstitutionId]))];
    }

    /// <summary>Hands a kept text over to another form, which keeps nothing yet: what the form of before still keeps is kept apart.</summary>
    /// <returns>The text as it was kept last; null where it is gone, or another form has taken it over.</returns>
    public async Task<TypedEnquiry?> TakeOverAsync(Guid kept, Guid form, CancellationToken ct = default)
    {
        if (user.UserId is not { } person) return null;
        await using var db = await contexts.OpenContextAsync(ct);
        return (await db.Database.SqlQuery<TypedEnquiry>($"""
            update register.typed_enquiry set id = {form} where id = {kept} and user_id = {person} and not exists (select from register.typed_enquiry t where t.id = {form})
            returning id as "Id", institution_id as "InstitutionId", text::text as "Text", saved_at as "SavedAt"
            """).ToListAsync(ct)).FirstOrDefault();
    }

    /// <summary>Forgets a kept text: the person does not want it.</summary>
    /// <param name="savedAt">Only as it was kept then; null for whatever stands there.</param>
    public Task DropAsync(Guid form, DateTimeOffset? savedAt = null, CancellationToken ct = default) =>
        ExecuteAsync($"delete from register.typed_enquiry where id = {form} and user_id = {user.UserId} and saved_at = coalesce({savedAt}, saved_at)", ct);

    /// <summary>An enquiry was sent: what its form kept goes, and what other forms keep for the same institution and the enquiry says too.</summary>
    /// <param name="says">Whether the enquiry says all that a kept text says.</param>
    public async Task DropSentAsync(Guid form, Guid institution, Func<string, bool> says, CancellationToken ct = default)
    {
        await DropAsync(form, null, ct);
        foreach (var kept in await AllAsync(institution, ct))
        {
            // Typed on since it was read, it may say more.
            if (says(kept.Text)) await DropAsync(kept.Id, kept.SavedAt, ct);
        }
    }

    private async Task<List<TypedEnquiry>> UnsentAsync(PortalDb db, Guid? institution, CancellationToken ct)
    {
        if (user.UserId is not { } person) return [];
        var oldest = Oldest;
        // Sent is sent, though the portal fell before it could forget what was kept.
        return await db.Database.SqlQuery<TypedEnquiry>($"""
            select t.id as "Id", t.institution_id as "InstitutionId", t.text::text as "Text", t.saved_at as "SavedAt" from register.typed_enquiry t
            where t.user_id = {person} and t.institution_id = coalesce({institution}::uuid, t.institution_id) and t.saved_at >= {oldest} and not exists (select from register.enquiry e where e.id = t.id)
            order by t.saved_at desc
            """).ToListAsync(ct);
    }

    private async Task ExecuteAsync(FormattableString sql, CancellationToken ct)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        await db.Database.ExecuteSqlAsync(sql, ct);
    }
}
