using System.Text.Json;
using System.Text.Json.Nodes;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CollabPortal.Application.Data.Interceptors;

/// <summary>
/// Raises the version of what was changed and adds its audit row, in the same SaveChanges and so in the same transaction:
/// there is no change without its row.
/// </summary>
public sealed class AuditTrail(CurrentUser user, TimeProvider clock) : SaveChangesInterceptor
{
    // Accounts: only what an administrator may know. Hashes, stamps and addresses never reach the audit trail.
    private static readonly HashSet<string> AccountFields =
        [nameof(PortalUser.Role), nameof(PortalUser.InstitutionId), nameof(PortalUser.LockoutEnd), nameof(PortalUser.TwoFactorEnabled)];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Record(DbContext db)
    {
        var at = clock.GetUtcNow();
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (entry.Entity is AuditEntry written)
            {
                if (entry.State == EntityState.Added && written.At == default) Sign(entry, at);
                continue;
            }

            if (entry.Entity is IVersioned && entry.State != EntityState.Deleted)
            {
                var version = entry.Property(nameof(IVersioned.Version));
                version.CurrentValue = entry.State == EntityState.Added ? 1 : (int)version.OriginalValue! + 1;
            }

            if (Describe(entry) is { } row) db.Add(row with { At = at, UserId = user.UserId, UserName = user.DisplayName });
        }
    }

    private void Sign(EntityEntry entry, DateTimeOffset at)
    {
        entry.Property(nameof(AuditEntry.At)).CurrentValue = at;
        entry.Property(nameof(AuditEntry.UserId)).CurrentValue = user.UserId;
        entry.Property(nameof(AuditEntry.UserName)).CurrentValue = user.DisplayName;
    }

    private static AuditEntry? Describe(EntityEntry entry)
    {
        var (id, subject, institution) = entry.Entity switch
        {
            FiscalYearReceipt r => (r.Id, r.ContractId, (Guid?)r.InstitutionId),
            PriceItem p => (p.Id, p.ContractId, p.InstitutionId),
            ContractParty p => (p.OrganisationId, p.ContractId, p.InstitutionId),
            ContractAmendment a => (a.Id, a.ContractId, a.InstitutionId),
            ContractDetails d => (d.ContractId, d.ContractId, d.InstitutionId),
            ContractMember m => (m.Id, m.ContractId, m.InstitutionId),
            ContractOutcome o => (o.Id, o.ContractId, o.InstitutionId),
            ContractFollowUp f => (f.Id, f.ContractId, f.InstitutionId),
            ContractAttachment a => (a.Id, a.ContractId, a.InstitutionId),
            LicenceIncome i => (i.Id, i.LicenceId, i.InstitutionId),
            IRegisterRecord r => (r.Id, r.Id, r.InstitutionId),
            Indicators.Releases.ReleaseProposal p => (p.Id, p.Id, null),
            Domain.Matching.Profiles.Prescription p => (p.Id, p.Id, null),
            Domain.Indicators.InstitutionCluster c => (c.Id, c.Id, null),
            Domain.Matching.CompanyNeed n => (n.Id, n.Id, null), // who posted it stands elsewhere, and in no trail
            Domain.Matching.Events.PortalEvent e => (e.Id, e.Id, e.InstitutionId),
            PortalUser u => (u.Id, u.Id, null),
            Domain.Organisations.Organisation o => (o.Id, o.Id, null),
            _ => (Guid.Empty, Guid.Empty, null),
        };
        if (id == Guid.Empty) return null;
        var changes = Changes(entry);
        if (entry.State == EntityState.Modified && changes.Count == 0) return null;
        return new AuditEntry
        {
            InstitutionId = institution,
            Entity = entry.Metadata.ClrType.Name,
            EntityId = id,
            SubjectId = subject,
            Action = entry.State switch { EntityState.Added => "Created", EntityState.Deleted => "Deleted", _ => "Changed" },
            Changes = changes.ToJsonString(JsonColumn.Options),
        };
    }

    private static JsonObject Changes(EntityEntry entry)
    {
        var changes = new JsonObject();
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.IsPrimaryKey() || property.Metadata.Name is nameof(IVersioned.Version) or "SearchText") continue;
            if (entry.Entity is PortalUser && !AccountFields.Contains(property.Metadata.Name)) continue;
            var old = entry.State == EntityState.Added ? null : Json(property.OriginalValue);
            var now = entry.State == EntityState.Deleted ? null : Json(property.CurrentValue);
            if (old == now) continue;
            changes[property.Metadata.Name] = new JsonArray(Node(old), Node(now));
        }

        if (entry.Entity is FiscalYearReceipt { CorrectionReason: { } reason })
            changes[nameof(FiscalYearReceipt.CorrectionReason)] = new JsonArray(null, JsonValue.Create(reason));
        // Members have no rows of their own in the trail: a list of names says more than a hundred ids.
        if (entry.Entity is Domain.Indicators.InstitutionCluster cluster)
        {
            if (cluster.Joined is { } joined) changes[nameof(cluster.Joined)] = new JsonArray(null, JsonValue.Create(joined));
            if (cluster.Left is { } left) changes[nameof(cluster.Left)] = new JsonArray(JsonValue.Create(left), null);
        }

        return changes;
    }

    /// <summary>A value as the trail writes it.</summary>
    internal static string? Json(object? value) => value switch
    {
        null => null,
        FiscalYear year => JsonSerializer.Serialize(year.Year),
        _ => JsonSerializer.Serialize(value, value.GetType(), JsonColumn.Options),
    };

    private static JsonNode? Node(string? json) => json is null ? null : JsonNode.Parse(json);
}
