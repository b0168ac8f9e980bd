using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

// Parts of a record repeat its institution and refer to (id, institution) together: a part can never hang on another
// institution's record, whatever a caller sends.
internal sealed class ResearchContractConfiguration : IEntityTypeConfiguration<ResearchContract>
{
    public void Configure(EntityTypeBuilder<ResearchContract> entity)
    {
        entity.IsRegisterTable("research_contract");
        entity.Property(c => c.Title).HasMaxLength(ResearchContract.TitleLimit);
        entity.Property(c => c.Number).HasMaxLength(100);
        entity.Property(c => c.FieldCode).HasMaxLength(10);
        entity.Property(c => c.Version).IsConcurrencyToken();
        entity.HasIndex(c => new { c.InstitutionId, c.Number }).IsUnique();
        entity.HasIndex(c => new { c.InstitutionId, c.Status, c.ChangedAt });
        entity.HasOne<ResearchField>().WithMany().HasForeignKey(c => c.FieldCode);
        entity.HasOne<Programme>().WithMany().HasForeignKey(c => new { c.ProgrammeId, c.InstitutionId })
            .HasPrincipalKey(p => new { p.Id, p.InstitutionId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(c => c.Parties).WithOne().HasForeignKey(p => new { p.ContractId, p.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId });
        entity.HasMany(c => c.Receipts).WithOne().HasForeignKey(r => new { r.ContractId, r.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId });
    }
}

internal sealed class ContractPartyConfiguration : IEntityTypeConfiguration<ContractParty>
{
    public void Configure(EntityTypeBuilder<ContractParty> entity)
    {
        entity.ToTable("contract_party", PortalDb.Register);
        entity.HasKey(p => new { p.ContractId, p.OrganisationId });
        entity.HasOne<Organisation>().WithMany().HasForeignKey(p => p.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FiscalYearReceiptConfiguration : IEntityTypeConfiguration<FiscalYearReceipt>
{
    public void Configure(EntityTypeBuilder<FiscalYearReceipt> entity)
    {
        entity.IsRegisterTable("fiscal_year_receipt");
        entity.Ignore(r => r.Cash);
        entity.Ignore(r => r.CorrectionReason);
        entity.Property(r => r.Version).IsConcurrencyToken();
        entity.HasIndex(r => new { r.InstitutionId, r.FiscalYear });
        entity.HasOne<Organisation>().WithMany().HasForeignKey(r => r.PayerId).OnDelete(DeleteBehavior.Restrict);
        entity.ToTable(t => t.HasCheckConstraint("receipt_amounts", "direct_yen >= 0 and indirect_yen >= 0 and in_kind_yen >= 0"));
        entity.ToTable(t => t.HasCheckConstraint("receipt_received", "(state = 'Received') = (received_on is not null)"));
    }
}

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> entity)
    {
        entity.IsRegisterTable("programme");
        entity.Property(p => p.Version).IsConcurrencyToken();
        entity.HasOne<Organisation>().WithMany().HasForeignKey(p => p.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContractAmendmentConfiguration : IEntityTypeConfiguration<ContractAmendment>
{
    public void Configure(EntityTypeBuilder<ContractAmendment> entity)
    {
        entity.IsRegisterTable("contract_amendment");
        entity.Property(a => a.Version).IsConcurrencyToken();
        entity.Property(a => a.Terms).HasColumnName("proposed").StoredAsJson();
        entity.Property(a => a.Before).StoredAsJson();
        entity.HasOne<ResearchContract>().WithMany().HasForeignKey(a => new { a.ContractId, a.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId });
    }
}
