using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class InstitutionClusterConfiguration : IEntityTypeConfiguration<InstitutionCluster>
{
    public void Configure(EntityTypeBuilder<InstitutionCluster> entity)
    {
        entity.ToTable("institution_cluster", PortalDb.Catalogue);
        entity.Property(c => c.Id).ValueGeneratedNever();
        entity.Property(c => c.Key).HasMaxLength(InstitutionCluster.LongestKey);
        entity.Property(c => c.NameJa).HasMaxLength(InstitutionCluster.LongestName);
        entity.Property(c => c.NameEn).HasMaxLength(InstitutionCluster.LongestName);
        entity.Property(c => c.Source).HasMaxLength(InstitutionCluster.LongestSource);
        entity.Property(c => c.SourceUrl).HasMaxLength(InstitutionCluster.LongestAddress);
        entity.Ignore(c => c.Name);
        entity.Ignore(c => c.Joined);
        entity.Ignore(c => c.Left);
        entity.Property(c => c.Version).IsConcurrencyToken();
        entity.HasIndex(c => c.Key).IsUnique();
        entity.HasMany(c => c.Members).WithOne().HasForeignKey(m => m.ClusterId);
    }
}

internal sealed class ClusterMemberConfiguration : IEntityTypeConfiguration<ClusterMember>
{
    public void Configure(EntityTypeBuilder<ClusterMember> entity)
    {
        entity.ToTable("institution_cluster_member", PortalDb.Catalogue);
        entity.HasKey(m => new { m.ClusterId, m.InstitutionId });
        entity.HasOne<Organisation>().WithMany().HasForeignKey(m => m.InstitutionId).OnDelete(DeleteBehavior.Restrict);
    }
}
