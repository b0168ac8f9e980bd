using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class YearLockConfiguration : IEntityTypeConfiguration<YearLock>
{
    public void Configure(EntityTypeBuilder<YearLock> entity)
    {
        entity.IsRegisterTable("year_lock");
        entity.Property(l => l.Version).IsConcurrencyToken();
        entity.HasIndex(l => new { l.InstitutionId, l.FiscalYear }).IsUnique();
    }
}

internal sealed class RestatementConfiguration : IEntityTypeConfiguration<Restatement>
{
    public void Configure(EntityTypeBuilder<Restatement> entity)
    {
        entity.IsRegisterTable("restatement");
        entity.Property(r => r.Item).HasMaxLength(100);
        entity.Property(r => r.Reason).HasMaxLength(1000);
        entity.Property(r => r.Refusal).HasMaxLength(Restatement.RefusalLimit);
        entity.HasIndex(r => new { r.InstitutionId, r.FiscalYear });
        entity.HasIndex(r => r.At);
    }
}

internal sealed class SurveyDeadlineConfiguration : IEntityTypeConfiguration<SurveyDeadline>
{
    public void Configure(EntityTypeBuilder<SurveyDeadline> entity)
    {
        entity.IsRegisterTable("survey_deadline");
        entity.Property(d => d.Survey).HasMaxLength(100);
        entity.Property(d => d.Version).IsConcurrencyToken();
        entity.HasIndex(d => new { d.InstitutionId, d.FiscalYear, d.Survey }).IsUnique();
    }
}

internal sealed class LockedFigureConfiguration : IEntityTypeConfiguration<LockedFigureRow>
{
    public void Configure(EntityTypeBuilder<LockedFigureRow> entity)
    {
        entity.ToTable("locked_figure", PortalDb.Register).HasKey(f => new { f.InstitutionId, f.FiscalYear, f.Item });
        entity.Property(f => f.Item).HasMaxLength(100);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(f => f.InstitutionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TouchedYearConfiguration : IEntityTypeConfiguration<TouchedYearRow>
{
    public void Configure(EntityTypeBuilder<TouchedYearRow> entity) =>
        entity.ToTable("touched_year", PortalDb.Statistics).HasKey(t => new { t.InstitutionId, t.FiscalYear, t.WrittenIn });
}
