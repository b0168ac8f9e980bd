using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Mail;
using CollabPortal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> entity)
    {
        entity.ToTable("portal_user", PortalDb.AccountsSchema);
        entity.Property(u => u.Id).ValueGeneratedNever();
        entity.Property(u => u.DisplayName).HasMaxLength(100);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(u => u.InstitutionId);
    }
}

internal sealed class UserClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> entity) => entity.ToTable("user_claim", PortalDb.AccountsSchema);
}

internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> entity) => entity.ToTable("user_login", PortalDb.AccountsSchema);
}

internal sealed class UserTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> entity) => entity.ToTable("user_token", PortalDb.AccountsSchema);
}

internal sealed class UserPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> entity)
    {
        entity.ToTable("user_passkey", PortalDb.AccountsSchema).HasKey(p => p.CredentialId);
        entity.Property(p => p.CredentialId).HasMaxLength(1024);
        entity.OwnsOne(p => p.Data).ToJson("data");
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> entity) =>
        entity.ToTable("data_protection_key", PortalDb.AccountsSchema).HasKey(k => k.Name);
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entity)
    {
        entity.ToTable("entry", PortalDb.AuditSchema);
        entity.Property(e => e.Id).ValueGeneratedNever();
        entity.Property(e => e.Changes).HasColumnType("jsonb");
        entity.HasIndex(e => new { e.SubjectId, e.At });
        entity.HasIndex(e => new { e.InstitutionId, e.At });
    }
}

internal sealed class SentMailConfiguration : IEntityTypeConfiguration<SentMail>
{
    public void Configure(EntityTypeBuilder<SentMail> entity)
    {
        entity.ToTable("sent_mail", PortalDb.AccountsSchema);
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.Property(m => m.Key).HasMaxLength(200);
        entity.HasIndex(m => new { m.UserId, m.Kind, m.Key }).IsUnique();
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(m => m.UserId);
    }
}

internal sealed class MailRefusalConfiguration : IEntityTypeConfiguration<MailRefusal>
{
    public void Configure(EntityTypeBuilder<MailRefusal> entity)
    {
        entity.ToTable("mail_refusal", PortalDb.AccountsSchema).HasKey(r => new { r.UserId, r.Kind });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(r => r.UserId);
    }
}
