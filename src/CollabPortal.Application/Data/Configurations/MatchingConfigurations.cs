using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class ResearchSeedConfiguration : IEntityTypeConfiguration<ResearchSeed>
{
    public void Configure(EntityTypeBuilder<ResearchSeed> entity)
    {
        entity.IsRegisterTable("research_seed");
        entity.Property(s => s.Title).HasMaxLength(ResearchSeed.LongestTitle);
        entity.Property(s => s.TitleEn).HasMaxLength(ResearchSeed.LongestTitle);
        entity.Property(s => s.Version).IsConcurrencyToken();
        entity.HasIndex(s => new { s.InstitutionId, s.Status });
    }
}

internal sealed class EnquiryConfiguration : IEntityTypeConfiguration<Enquiry>
{
    public void Configure(EntityTypeBuilder<Enquiry> entity)
    {
        entity.IsRegisterTable("enquiry");
        entity.Property(e => e.Title).HasMaxLength(Enquiry.LongestTitle);
        entity.Property(e => e.Person).HasMaxLength(Enquiry.LongestName);
        entity.Property(e => e.Version).IsConcurrencyToken();
        entity.HasOne<Domain.Organisations.Organisation>().WithMany().HasForeignKey(e => e.CompanyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(e => e.Entries).WithOne().HasForeignKey(e => e.EnquiryId);
        entity.HasIndex(e => new { e.InstitutionId, e.ChangedAt });
        entity.HasIndex(e => e.AskedBy);
    }
}

internal sealed class EnquiryEntryConfiguration : IEntityTypeConfiguration<EnquiryEntry>
{
    public void Configure(EntityTypeBuilder<EnquiryEntry> entity)
    {
        entity.ToTable("enquiry_entry", PortalDb.Register);
        entity.Property(e => e.Id).ValueGeneratedNever();
        entity.Property(e => e.ByName).HasMaxLength(Enquiry.LongestName);
    }
}

internal sealed class EnquiryFileConfiguration : IEntityTypeConfiguration<EnquiryFile>
{
    public void Configure(EntityTypeBuilder<EnquiryFile> entity)
    {
        entity.ToTable("enquiry_file", PortalDb.Register);
        entity.Property(f => f.Id).ValueGeneratedNever();
        entity.Property(f => f.FileName).HasMaxLength(Domain.Contracts.ContractAttachment.NameLimit);
        entity.HasOne<Enquiry>().WithMany().HasForeignKey(f => f.EnquiryId);
    }
}
