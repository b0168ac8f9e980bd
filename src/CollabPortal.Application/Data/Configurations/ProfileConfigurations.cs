using CollabPortal.Domain.Matching.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class ProfileVersionConfiguration : IEntityTypeConfiguration<ProfileVersion>
{
    public void Configure(EntityTypeBuilder<ProfileVersion> entity)
    {
        entity.IsRegisterTable("institution_profile");
        entity.Ignore(p => p.Terms);
        entity.Property(p => p.Texts).StoredAsJson();
        entity.Property(p => p.Strengths).StoredAsJson();
        entity.Property(p => p.Checks).StoredAsJson();
        entity.Property(p => p.Models).StoredAsJson();
        foreach (var name in new[] { nameof(ProfileVersion.ContactJa), nameof(ProfileVersion.ContactEn), nameof(ProfileVersion.Email), nameof(ProfileVersion.Phone) }) entity.Property(name).HasMaxLength(ProfileVersion.LongestName);
        entity.Property(p => p.Version).IsConcurrencyToken();
        entity.HasIndex(p => new { p.InstitutionId, p.Number }).IsUnique();
        entity.HasIndex(p => p.InstitutionId).IsUnique().HasFilter("status = 'Draft'");
    }
}

internal sealed class PrescriptionConfiguration : IEntityTypeConfiguration<Prescription>
{
    public void Configure(EntityTypeBuilder<Prescription> entity)
    {
        entity.ToTable("prescription", PortalDb.Catalogue);
        entity.Property(p => p.Id).ValueGeneratedNever();
        entity.Property(p => p.DebateJa).HasMaxLength(Prescription.LongestDebate);
        entity.Property(p => p.DebateEn).HasMaxLength(Prescription.LongestDebate);
        entity.Property(p => p.TextJa).HasMaxLength(Prescription.LongestText);
        entity.Property(p => p.TextEn).HasMaxLength(Prescription.LongestText);
        entity.Property(p => p.Source).HasMaxLength(Prescription.LongestSource);
        entity.Property(p => p.Version).IsConcurrencyToken();
    }
}

internal sealed class ContractCaseConfiguration : IEntityTypeConfiguration<Matching.ContractCase>
{
    public void Configure(EntityTypeBuilder<Matching.ContractCase> entity)
    {
        entity.ToTable("contract_case", PortalDb.Catalogue);
        entity.Property(c => c.Id).ValueGeneratedNever();
        entity.Property(c => c.Title).HasMaxLength(Domain.Contracts.ContractOutcome.LongestTitle);
        entity.Property(c => c.TitleEn).HasMaxLength(Domain.Contracts.ContractOutcome.LongestTitle);
        entity.HasIndex(c => new { c.InstitutionId, c.RecordedOn });
    }
}
