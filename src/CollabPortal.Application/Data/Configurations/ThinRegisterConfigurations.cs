using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Startups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

internal sealed class ResearcherConfiguration : IEntityTypeConfiguration<Researcher>
{
    public void Configure(EntityTypeBuilder<Researcher> entity)
    {
        entity.IsRegisterTable("researcher");
        entity.HasIndex(r => new { r.InstitutionId, r.Orcid }).IsUnique();
    }
}

internal sealed class CrossAppointmentConfiguration : IEntityTypeConfiguration<CrossAppointment>
{
    public void Configure(EntityTypeBuilder<CrossAppointment> entity)
    {
        entity.IsRegisterTable("cross_appointment");
        entity.Property(a => a.Version).IsConcurrencyToken();
        entity.Property(a => a.Shares).StoredAsJson();
        entity.HasOne<Researcher>().WithMany().HasForeignKey(a => new { a.ResearcherId, a.InstitutionId })
            .HasPrincipalKey(r => new { r.Id, r.InstitutionId });
    }
}

internal sealed class ResearcherMoveConfiguration : IEntityTypeConfiguration<ResearcherMove>
{
    public void Configure(EntityTypeBuilder<ResearcherMove> entity)
    {
        entity.IsRegisterTable("researcher_move");
        entity.Property(m => m.Version).IsConcurrencyToken();
        entity.HasIndex(m => new { m.InstitutionId, m.FiscalYear });
        entity.HasOne<Organisation>().WithMany().HasForeignKey(m => m.ReceivingOrganisationId).OnDelete(DeleteBehavior.Restrict);
        entity.ToTable(t => t.HasCheckConstraint("move_persons", "persons >= 0 and from_sector <> to_sector"));
    }
}

internal sealed class StartupConfiguration : IEntityTypeConfiguration<Startup>
{
    public void Configure(EntityTypeBuilder<Startup> entity)
    {
        entity.IsRegisterTable("startup");
        entity.Ignore(s => s.FoundedIn);
        entity.Property(s => s.Business).HasMaxLength(Startup.LongestBusiness);
        entity.Property(s => s.Version).IsConcurrencyToken();
        entity.PrimitiveCollection(s => s.Types).ElementType().HasConversion<string>();
    }
}

internal sealed class PatentRightConfiguration : IEntityTypeConfiguration<PatentRight>
{
    public void Configure(EntityTypeBuilder<PatentRight> entity)
    {
        entity.IsRegisterTable("patent_right");
        entity.Property(p => p.Title).HasMaxLength(300);
        entity.Property(p => p.Version).IsConcurrencyToken();
    }
}

internal sealed class LicenceConfiguration : IEntityTypeConfiguration<LicenceOrAssignment>
{
    public void Configure(EntityTypeBuilder<LicenceOrAssignment> entity)
    {
        entity.IsRegisterTable("licence_or_assignment");
        entity.Property(l => l.Version).IsConcurrencyToken();
        entity.Property(l => l.AgreementNumber).HasMaxLength(100);
        entity.HasIndex(l => new { l.PatentRightId, l.AgreementNumber }).IsUnique();
        entity.HasOne<PatentRight>().WithMany().HasForeignKey(l => new { l.PatentRightId, l.InstitutionId })
            .HasPrincipalKey(p => new { p.Id, p.InstitutionId });
        entity.HasOne<Organisation>().WithMany().HasForeignKey(l => l.LicenseeId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(l => l.Incomes).WithOne().HasForeignKey(i => new { i.LicenceId, i.InstitutionId })
            .HasPrincipalKey(l => new { l.Id, l.InstitutionId });
    }
}

internal sealed class LicenceIncomeConfiguration : IEntityTypeConfiguration<LicenceIncome>
{
    public void Configure(EntityTypeBuilder<LicenceIncome> entity)
    {
        entity.IsRegisterTable("licence_income");
        entity.ToTable(t => t.HasCheckConstraint("income_yen", "yen >= 0"));
    }
}

internal sealed class ResearcherStandingConfiguration : IEntityTypeConfiguration<ResearcherStanding>
{
    public void Configure(EntityTypeBuilder<ResearcherStanding> entity)
    {
        entity.IsRegisterTable("researcher_standing");
        entity.HasOne<Researcher>().WithOne().HasForeignKey<ResearcherStanding>(s => s.Id);
    }
}
