using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

// What hangs on a contract beside its essential terms; each table has its policies in Data/Sql/contract_in_full.sql.
internal sealed class IpClauseConfiguration : IEntityTypeConfiguration<IpClause>
{
    public void Configure(EntityTypeBuilder<IpClause> entity)
    {
        entity.ToTable("ip_clause", PortalDb.Catalogue);
        entity.HasKey(c => c.Code);
        entity.Property(c => c.Code).HasMaxLength(40);
    }
}

internal sealed class ContractDetailsConfiguration : IEntityTypeConfiguration<ContractDetails>
{
    public void Configure(EntityTypeBuilder<ContractDetails> entity)
    {
        entity.ToTable("contract_details", PortalDb.Register);
        entity.HasKey(d => d.ContractId);
        entity.Property(d => d.ContractId).ValueGeneratedNever();
        entity.Ignore(d => d.Clauses).Ignore(d => d.Facts);
        entity.Property(d => d.IpClauseCode).HasMaxLength(40);
        entity.Property(d => d.PublicFunds).StoredAsJson();
        entity.HasOne<ResearchContract>().WithOne(c => c.Details).HasForeignKey<ContractDetails>(d => new { d.ContractId, d.InstitutionId })
            .HasPrincipalKey<ResearchContract>(c => new { c.Id, c.InstitutionId });
        entity.HasOne<Organisation>().WithMany().HasForeignKey(d => d.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<IpClause>().WithMany().HasForeignKey(d => d.IpClauseCode).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(d => d.ExclusivePatentsTo).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(d => d.SurroundingFilingsBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContractMemberConfiguration : IEntityTypeConfiguration<ContractMember>
{
    public void Configure(EntityTypeBuilder<ContractMember> entity)
    {
        entity.ToTable("contract_member", PortalDb.Register);
        entity.Property(m => m.Id).ValueGeneratedNever();
        entity.Ignore(m => m.Terms);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(m => m.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ResearchContract>().WithMany(c => c.Members).HasForeignKey(m => new { m.ContractId, m.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId });
    }
}

internal sealed class ContractOutcomeConfiguration : IEntityTypeConfiguration<ContractOutcome>
{
    public void Configure(EntityTypeBuilder<ContractOutcome> entity)
    {
        entity.IsRegisterTable("contract_outcome");
        entity.Property(o => o.Version).IsConcurrencyToken();
        entity.Property(o => o.CaseTitle).HasMaxLength(ContractOutcome.LongestTitle);
        entity.Property(o => o.CaseTitleEn).HasMaxLength(ContractOutcome.LongestTitle);
        entity.Ignore(o => o.Terms);
        entity.HasIndex(o => o.ContractId).IsUnique();
        entity.HasOne<ResearchContract>().WithMany().HasForeignKey(o => new { o.ContractId, o.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId });
    }
}

internal sealed class ContractFollowUpConfiguration : IEntityTypeConfiguration<ContractFollowUp>
{
    public void Configure(EntityTypeBuilder<ContractFollowUp> entity)
    {
        entity.IsRegisterTable("contract_follow_up");
        entity.Property(f => f.Version).IsConcurrencyToken();
        entity.HasIndex(f => new { f.ContractId, f.YearsAfter }).IsUnique();
        entity.HasOne<ResearchContract>().WithMany().HasForeignKey(f => new { f.ContractId, f.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId });
    }
}

internal sealed class ContractAttachmentConfiguration : IEntityTypeConfiguration<ContractAttachment>
{
    public void Configure(EntityTypeBuilder<ContractAttachment> entity)
    {
        entity.IsRegisterTable("contract_attachment");
        entity.Property(a => a.Version).IsConcurrencyToken();
        entity.Property(a => a.FileName).HasMaxLength(ContractAttachment.NameLimit);
        entity.Property(a => a.ContentType).HasMaxLength(100);
        entity.Property(a => a.Sha256).HasMaxLength(64);
        entity.HasIndex(a => new { a.DocumentId, a.Edition }).IsUnique();
        entity.HasOne<ResearchContract>().WithMany().HasForeignKey(a => new { a.ContractId, a.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId });
    }
}

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> entity)
    {
        entity.ToTable("contract_attachment_content", PortalDb.Register);
        entity.HasKey(c => c.AttachmentId);
        entity.Property(c => c.AttachmentId).ValueGeneratedNever();
        entity.HasOne<ContractAttachment>().WithOne().HasForeignKey<AttachmentContent>(c => new { c.AttachmentId, c.InstitutionId })
            .HasPrincipalKey<ContractAttachment>(a => new { a.Id, a.InstitutionId });
    }
}
