using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollabPortal.Application.Data.Configurations;

/// <summary>What every table of the confidential register has in common.</summary>
internal static class RegisterTable
{
    internal static void IsRegisterTable<T>(this EntityTypeBuilder<T> entity, string table)
        where T : class, IRegisterRecord
    {
        entity.ToTable(table, PortalDb.Register);
        entity.HasKey(r => r.Id);
        entity.Property(r => r.Id).ValueGeneratedNever();
        entity.HasOne<Organisation>().WithMany().HasForeignKey(r => r.InstitutionId).OnDelete(DeleteBehavior.Restrict);
    }
}
