using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> entity)
    {
        entity.ToTable("organisation", PortalDb.Catalogue);
        entity.Property(o => o.Id).ValueGeneratedNever();
        entity.Property(o => o.NameJa).HasMaxLength(200);
        entity.Property(o => o.NameEn).HasMaxLength(300);
        entity.Property(o => o.NameKana).HasMaxLength(300);
        entity.Property(o => o.Country).HasMaxLength(2);
        entity.Property(o => o.Version).IsConcurrencyToken();
        entity.HasIndex(o => new { o.Kind, o.Prefecture });
        entity.HasIndex(o => o.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
        entity.HasMany(o => o.Identifiers).WithOne().HasForeignKey(i => i.OrganisationId);
        entity.HasMany(o => o.Names).WithOne().HasForeignKey(n => n.OrganisationId);
        entity.HasOne<Prefecture>().WithMany().HasForeignKey(o => o.Prefecture);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId);
    }
}

internal sealed class OrganisationIdentifierConfiguration : IEntityTypeConfiguration<OrganisationIdentifier>
{
    public void Configure(EntityTypeBuilder<OrganisationIdentifier> entity)
    {
        entity.ToTable("organisation_identifier", PortalDb.Catalogue);
        entity.HasKey(i => new { i.Scheme, i.Value });
        entity.Property(i => i.Scheme).HasMaxLength(40);
        entity.Property(i => i.Value).HasMaxLength(100);
    }
}

internal sealed class OrganisationNameConfiguration : IEntityTypeConfiguration<OrganisationName>
{
    public void Configure(EntityTypeBuilder<OrganisationName> entity)
    {
        entity.ToTable("organisation_name", PortalDb.Catalogue);
        entity.Property(n => n.Id).ValueGeneratedNever();
    }
}

internal sealed class OrganisationSuccessionConfiguration : IEntityTypeConfiguration<OrganisationSuccession>
{
    public void Configure(EntityTypeBuilder<OrganisationSuccession> entity)
    {
        entity.ToTable("organisation_successor", PortalDb.Catalogue);
        entity.HasKey(s => new { s.PredecessorId, s.SuccessorId });
        entity.HasOne<Organisation>().WithMany().HasForeignKey(s => s.PredecessorId);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(s => s.SuccessorId);
    }
}

internal sealed class PrefectureConfiguration : IEntityTypeConfiguration<Prefecture>
{
    public void Configure(EntityTypeBuilder<Prefecture> entity)
    {
        entity.ToTable("prefecture", PortalDb.Catalogue);
        entity.HasKey(p => p.Code);
        entity.Property(p => p.Code).ValueGeneratedNever();
        entity.HasOne<Region>().WithMany().HasForeignKey(p => p.RegionId);
    }
}

internal sealed class RegionConfiguration : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> entity)
    {
        entity.ToTable("region", PortalDb.Catalogue);
        entity.Property(r => r.Id).ValueGeneratedNever();
    }
}

internal sealed class ResearchFieldConfiguration : IEntityTypeConfiguration<ResearchField>
{
    public void Configure(EntityTypeBuilder<ResearchField> entity)
    {
        entity.ToTable("research_field", PortalDb.Catalogue);
        entity.HasKey(f => f.Code);
        entity.Property(f => f.Code).HasMaxLength(10);
        entity.HasOne<ResearchField>().WithMany().HasForeignKey(f => f.ParentCode);
    }
}

internal sealed class PublishedProgrammeConfiguration : IEntityTypeConfiguration<PublishedProgramme>
{
    public void Configure(EntityTypeBuilder<PublishedProgramme> entity)
    {
        entity.ToTable("published_programme", PortalDb.Catalogue);
        entity.HasKey(p => p.Key);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(p => p.InstitutionId);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(p => p.CompanyId);
    }
}
