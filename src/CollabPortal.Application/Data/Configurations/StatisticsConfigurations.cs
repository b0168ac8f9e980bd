using CollabPortal.Application.Indicators.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class ReleaseConfiguration : IEntityTypeConfiguration<ReleaseRow>
{
    public void Configure(EntityTypeBuilder<ReleaseRow> entity) => entity.ToTable("release", PortalDb.Statistics).HasKey(r => r.Id);
}

internal sealed class OfficialValueConfiguration : IEntityTypeConfiguration<OfficialValueRow>
{
    public void Configure(EntityTypeBuilder<OfficialValueRow> entity)
    {
        entity.ToTable("official_value", PortalDb.Statistics).HasKey(v => new { v.Series, v.FiscalYear, v.ReleaseId });
        entity.HasOne<ReleaseRow>().WithMany().HasForeignKey(v => v.ReleaseId);
    }
}

internal sealed class SourceConfiguration : IEntityTypeConfiguration<SourceRow>
{
    public void Configure(EntityTypeBuilder<SourceRow> entity) => entity.ToTable("source", PortalDb.Statistics).HasKey(s => s.Mark);
}

internal sealed class PolicyTargetConfiguration : IEntityTypeConfiguration<PolicyTargetRow>
{
    public void Configure(EntityTypeBuilder<PolicyTargetRow> entity)
    {
        entity.ToTable("policy_target", PortalDb.Statistics).HasKey(t => t.Id);
        entity.Property(t => t.Id).ValueGeneratedNever();
        entity.HasIndex(t => new { t.IndicatorKey, t.Scope, t.GroupKey, t.InstitutionId }).IsUnique().AreNullsDistinct(false);
    }
}

internal sealed class CountingSettingConfiguration : IEntityTypeConfiguration<CountingSettingRow>
{
    public void Configure(EntityTypeBuilder<CountingSettingRow> entity) =>
        entity.ToTable("counting_setting", PortalDb.Statistics).HasKey(s => new { s.Name, s.FromFiscalYear });
}

internal sealed class SizeBandConfiguration : IEntityTypeConfiguration<SizeBandRow>
{
    public void Configure(EntityTypeBuilder<SizeBandRow> entity)
    {
        entity.ToTable("size_band", PortalDb.Statistics).HasKey(b => b.Id);
        entity.Property(b => b.Id).ValueGeneratedNever();
    }
}

internal sealed class MeasuredConfiguration : IEntityTypeConfiguration<MeasuredRow>
{
    public void Configure(EntityTypeBuilder<MeasuredRow> entity)
    {
        entity.ToView("measured", PortalDb.Statistics).HasKey(m => new { m.Series, m.FiscalYear, m.InstitutionId });
    }
}

internal sealed class JointResearchCellConfiguration : IEntityTypeConfiguration<JointResearchCellRow>
{
    public void Configure(EntityTypeBuilder<JointResearchCellRow> entity)
    {
        entity.ToView("joint_research_cell", PortalDb.Statistics).HasKey(c => new { c.FiscalYear, c.InstitutionId, c.BandId });
    }
}

internal sealed class FieldCellConfiguration : IEntityTypeConfiguration<FieldCellRow>
{
    public void Configure(EntityTypeBuilder<FieldCellRow> entity)
    {
        entity.ToView("field_cell", PortalDb.Statistics).HasKey(c => new { c.FiscalYear, c.InstitutionId, c.FieldCode });
    }
}

internal sealed class FigureConfiguration : IEntityTypeConfiguration<FigureRow>
{
    public void Configure(EntityTypeBuilder<FigureRow> entity) =>
        entity.ToView("figure", PortalDb.Statistics).HasKey(f => new { f.Series, f.Dim, f.Key, f.FiscalYear, f.InstitutionId });
}

internal sealed class PlaceFigureConfiguration : IEntityTypeConfiguration<PlaceFigureRow>
{
    public void Configure(EntityTypeBuilder<PlaceFigureRow> entity) =>
        entity.ToView("place_figure", PortalDb.Statistics).HasKey(f => new { f.Series, f.Dim, f.Key, f.FiscalYear, f.Population, f.Scope, f.Place });
}

internal sealed class InstitutionPlaceConfiguration : IEntityTypeConfiguration<InstitutionPlaceRow>
{
    public void Configure(EntityTypeBuilder<InstitutionPlaceRow> entity) =>
        entity.ToView("institution_place", PortalDb.Statistics).HasKey(p => new { p.InstitutionId, p.Population, p.Scope });
}

internal sealed class LoadedDataConfiguration : IEntityTypeConfiguration<LoadedDataRow>
{
    public void Configure(EntityTypeBuilder<LoadedDataRow> entity) => entity.ToTable("loaded_data", PortalDb.Statistics).HasKey(l => l.Name);
}

internal sealed class ReleaseProposalConfiguration : IEntityTypeConfiguration<ReleaseProposal>
{
    public void Configure(EntityTypeBuilder<ReleaseProposal> entity)
    {
        entity.ToTable("release_proposal", PortalDb.Statistics).HasKey(p => p.Id);
        entity.Property(p => p.Id).ValueGeneratedNever();
        entity.Property(p => p.NameJa).HasMaxLength(ReleaseProposal.LongestName);
        entity.Property(p => p.NameEn).HasMaxLength(ReleaseProposal.LongestName);
        entity.Property(p => p.Address).HasMaxLength(ReleaseProposal.LongestAddress);
        entity.Property(p => p.Comment).HasMaxLength(ReleaseProposal.LongestComment);
        entity.Property(p => p.Values).StoredAsJson();
        entity.Property(p => p.Version).IsConcurrencyToken();
        entity.HasIndex(p => p.State);
    }
}

internal sealed class InstitutionTargetConfiguration : IEntityTypeConfiguration<CollabPortal.Domain.Indicators.InstitutionTarget>
{
    public void Configure(EntityTypeBuilder<CollabPortal.Domain.Indicators.InstitutionTarget> entity)
    {
        entity.IsRegisterTable("institution_target");
        entity.Property(t => t.Version).IsConcurrencyToken();
        entity.Ignore(t => t.Terms);
    }
}
