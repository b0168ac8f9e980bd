using CollabPortal.Application.Accounts;
using CollabPortal.Application.Imports;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> entity)
    {
        entity.IsRegisterTable("import_run");
        entity.Property(r => r.Kind).HasMaxLength(40);
        entity.Property(r => r.FileName).HasMaxLength(260);
        entity.Property(r => r.Samples).StoredAsJson();
        entity.Property(r => r.Mapping).StoredAsJson();
        entity.Property(r => r.UnknownPartners).StoredAsJson();
        entity.Property(r => r.PartnerMatches).StoredAsJson().HasDefaultValueSql("'[]'::jsonb");
        entity.Property(r => r.Differences).StoredAsJson();
        entity.Property(r => r.Preview).StoredAsJson().HasDefaultValueSql("'[]'::jsonb");
        entity.Property(r => r.Failure).StoredAsJson();
        entity.HasAlternateKey(r => new { r.Id, r.InstitutionId });
        entity.HasIndex(r => new { r.InstitutionId, r.StartedAt });
    }
}

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> entity)
    {
        entity.ToTable("import_chunk", PortalDb.Register);
        entity.HasKey(c => new { c.RunId, c.Ordinal });
        entity.HasOne<ImportRun>().WithMany().HasForeignKey(c => new { c.RunId, c.InstitutionId }).HasPrincipalKey(r => new { r.Id, r.InstitutionId });
    }
}

internal sealed class ImportProblemConfiguration : IEntityTypeConfiguration<ImportProblemRow>
{
    public void Configure(EntityTypeBuilder<ImportProblemRow> entity)
    {
        entity.ToTable("import_problem", PortalDb.Register);
        entity.HasKey(p => new { p.RunId, p.Ordinal });
        entity.HasOne<ImportRun>().WithMany().HasForeignKey(p => new { p.RunId, p.InstitutionId }).HasPrincipalKey(r => new { r.Id, r.InstitutionId });
    }
}

internal sealed class ImportChangeConfiguration : IEntityTypeConfiguration<ImportChange>
{
    public void Configure(EntityTypeBuilder<ImportChange> entity)
    {
        // No foreign keys: a hundred thousand rows are written at once, by the portal alone, and outlive what they speak of.
        entity.ToTable("import_change", PortalDb.Register);
        entity.HasKey(c => new { c.RunId, c.RecordId });
        entity.Property(c => c.Before).HasColumnType("jsonb");
    }
}

internal sealed class RememberedMappingConfiguration : IEntityTypeConfiguration<RememberedMapping>
{
    public void Configure(EntityTypeBuilder<RememberedMapping> entity)
    {
        entity.ToTable("import_mapping", PortalDb.Register);
        entity.HasKey(m => new { m.InstitutionId, m.Kind, m.HeaderSign });
        entity.Property(m => m.Mapping).StoredAsJson();
        entity.HasOne<Organisation>().WithMany().HasForeignKey(m => m.InstitutionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PartnerAliasConfiguration : IEntityTypeConfiguration<PartnerAlias>
{
    public void Configure(EntityTypeBuilder<PartnerAlias> entity)
    {
        entity.ToTable("partner_alias", PortalDb.Register);
        entity.HasKey(a => new { a.InstitutionId, a.Sign });
        entity.Property(a => a.Sign).HasMaxLength(PartnerAlias.SignLimit);
        entity.Property(a => a.Name).HasMaxLength(300);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(a => a.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        // A choice goes with the company that it means.
        entity.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> entity)
    {
        entity.ToTable("access_token", PortalDb.AccountsSchema);
        entity.HasKey(t => t.Id);
        entity.Property(t => t.Id).ValueGeneratedNever();
        entity.Property(t => t.Scope).HasMaxLength(40);
        entity.HasIndex(t => t.Hash).IsUnique();
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
