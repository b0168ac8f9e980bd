using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>An enquiry that somebody began and did not send.</summary>
/// <param name="Text">The form as JSON, as the screen made it.</param>
public sealed record BegunEnquiry(Guid Id, OrganisationLabel Institution, string Text, DateTimeOffset SavedAt);

/// <summary>What <see cref="TypedEnquiries"/> keeps for an account, to whichever institution, as a list: what was begun is found again without knowing to whom.</summary>
public sealed class BegunEnquiries(CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>The last first. Empty for anybody but the account that typed.</summary>
    public async Task<IReadOnlyList<BegunEnquiry>> ListAsync(CancellationToken ct = default)
    {
        if (user.UserId is not { } person) return [];
        var oldest = clock.GetUtcNow().AddDays(-TypedEntries.KeptDays);
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await db.Database.SqlQuery<Row>($"""
            select t.id as "Id", t.institution_id as "Institution", t.text::text as "Text", t.saved_at as "SavedAt" from register.typed_enquiry t
            where t.user_id = {person} and t.saved_at >= {oldest} and not exists (select from register.enquiry e where e.id = t.id)
            order by t.saved_at desc
            """).ToListAsync(ct);
        var labels = await db.LabelsAsync(rows.Select(r => r.Institution).Distinct(), ct);
        return [.. rows.Where(r => labels.ContainsKey(r.Institution)).Select(r => new BegunEnquiry(r.Id, labels[r.Institution], r.Text, r.SavedAt))];
    }

    /// <summary>Throws one away as it stood in the list; what was typed on since stays.</summary>
    public async Task DropAsync(BegunEnquiry begun, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"delete from register.typed_enquiry where id = {begun.Id} and user_id = {user.UserId} and saved_at = {begun.SavedAt}", ct);
    }

    private sealed record Row(Guid Id, Guid Institution, string Text, DateTimeOffset SavedAt);
}
