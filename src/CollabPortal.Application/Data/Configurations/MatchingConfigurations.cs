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
