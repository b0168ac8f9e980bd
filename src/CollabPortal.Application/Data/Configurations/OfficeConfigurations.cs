using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

// What belongs to one person: policies in Data/Sql/office.sql go by the account, not by the institution alone.
internal sealed class TypedEntryConfiguration : IEntityTypeConfiguration<TypedEntry>
{
    public void Configure(EntityTypeBuilder<TypedEntry> entity)
    {
        entity.ToTable("typed_entry", PortalDb.Register);
        entity.Property(e => e.Id).ValueGeneratedNever();
        entity.Property(e => e.Text).HasColumnType("jsonb");
        entity.HasIndex(e => new { e.UserId, e.SavedAt });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(e => e.UserId);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(e => e.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ResearchContract>().WithMany().HasForeignKey(e => new { e.ContractId, e.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> entity)
    {
        entity.ToTable("saved_view", PortalDb.AccountsSchema);
        entity.Property(v => v.Id).ValueGeneratedNever();
        entity.Property(v => v.List).HasMaxLength(100);
        entity.Property(v => v.Name).HasMaxLength(SavedView.NameLimit);
        entity.Property(v => v.Query).HasMaxLength(SavedView.QueryLimit);
        entity.HasIndex(v => new { v.UserId, v.List, v.Name }).IsUnique();
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(v => v.UserId);
    }
}
