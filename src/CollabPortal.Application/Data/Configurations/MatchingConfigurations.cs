using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
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
        entity.HasIndex(e => e.OriginId);
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

internal sealed class CompanyNeedConfiguration : IEntityTypeConfiguration<CompanyNeed>
{
    public void Configure(EntityTypeBuilder<CompanyNeed> entity)
    {
        entity.ToTable("need", PortalDb.Register);
        entity.Property(n => n.Id).ValueGeneratedNever();
        entity.Property(n => n.Title).HasMaxLength(CompanyNeed.LongestTitle);
        entity.Property(n => n.Version).IsConcurrencyToken();
        entity.HasOne(n => n.Owner).WithOne().HasForeignKey<NeedOwner>(o => o.NeedId);
        entity.HasIndex(n => new { n.Status, n.PublishedOn });
    }
}

internal sealed class NeedOwnerConfiguration : IEntityTypeConfiguration<NeedOwner>
{
    public void Configure(EntityTypeBuilder<NeedOwner> entity)
    {
        entity.ToTable("need_owner", PortalDb.Register).HasKey(o => o.NeedId);
        entity.Property(o => o.NeedId).ValueGeneratedNever();
        entity.Property(o => o.Person).HasMaxLength(CompanyNeed.LongestPerson);
        entity.HasOne<Domain.Organisations.Organisation>().WithMany().HasForeignKey(o => o.CompanyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(o => o.Choices).WithOne().HasForeignKey(c => c.NeedId);
        entity.HasIndex(o => o.PostedBy);
    }
}

internal sealed class NeedChoiceConfiguration : IEntityTypeConfiguration<NeedChoice>
{
    public void Configure(EntityTypeBuilder<NeedChoice> entity)
    {
        entity.ToTable("need_choice", PortalDb.Register).HasKey(c => new { c.NeedId, c.InstitutionId });
        entity.HasOne<Domain.Organisations.Organisation>().WithMany().HasForeignKey(c => c.InstitutionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NeedAnswerConfiguration : IEntityTypeConfiguration<NeedAnswer>
{
    public void Configure(EntityTypeBuilder<NeedAnswer> entity)
    {
        entity.IsRegisterTable("need_answer");
        entity.Property(a => a.ByName).HasMaxLength(Enquiry.LongestName);
        entity.HasOne<CompanyNeed>().WithMany().HasForeignKey(a => a.NeedId);
        entity.HasOne<Enquiry>().WithMany().HasForeignKey(a => a.EnquiryId);
        entity.HasIndex(a => new { a.NeedId, a.InstitutionId }).IsUnique();
    }
}

internal sealed class PortalEventConfiguration : IEntityTypeConfiguration<PortalEvent>
{
    public void Configure(EntityTypeBuilder<PortalEvent> entity)
    {
        entity.ToTable("event", PortalDb.Register);
        entity.Property(e => e.Id).ValueGeneratedNever();
        entity.Property(e => e.Title).HasMaxLength(PortalEvent.LongestTitle);
        entity.Property(e => e.TitleEn).HasMaxLength(PortalEvent.LongestTitle);
        entity.Property(e => e.Place).HasMaxLength(PortalEvent.LongestLine);
        entity.Property(e => e.Audience).HasMaxLength(PortalEvent.LongestLine);
        entity.Property(e => e.Link).HasMaxLength(PortalEvent.LongestLink);
        entity.Property(e => e.Version).IsConcurrencyToken();
        entity.HasOne<Domain.Organisations.Organisation>().WithMany().HasForeignKey(e => e.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(e => new { e.Status, e.Day });
    }
}

internal sealed class EventParticipantConfiguration : IEntityTypeConfiguration<EventParticipant>
{
    public void Configure(EntityTypeBuilder<EventParticipant> entity)
    {
        entity.ToTable("event_participant", PortalDb.Register).HasKey(p => new { p.EventId, p.UserId });
        entity.Property(p => p.Name).HasMaxLength(EventParticipant.LongestName);
        entity.Property(p => p.Organisation).HasMaxLength(EventParticipant.LongestName);
        entity.HasOne<PortalEvent>().WithMany().HasForeignKey(p => p.EventId);
        entity.HasOne<Accounts.PortalUser>().WithMany().HasForeignKey(p => p.UserId);
        entity.HasIndex(p => p.UserId);
        entity.HasIndex(p => p.InstitutionId);
    }
}
