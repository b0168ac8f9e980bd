using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

// Its policies stand in Data/Sql/price_items.sql.
internal sealed class PriceItemConfiguration : IEntityTypeConfiguration<PriceItem>
{
    public void Configure(EntityTypeBuilder<PriceItem> entity)
    {
        entity.ToTable("contract_price_item", PortalDb.Register);
        entity.Property(i => i.Id).ValueGeneratedNever();
        entity.Property(i => i.Note).HasMaxLength(PriceItem.NoteLimit);
        entity.Ignore(i => i.Terms);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(i => i.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ResearchContract>().WithMany(c => c.PriceItems).HasForeignKey(i => new { i.ContractId, i.InstitutionId })
            .HasPrincipalKey(c => new { c.Id, c.InstitutionId });
        entity.ToTable(t => t.HasCheckConstraint("price_item_amount", "yen >= 0"));
    }
}
