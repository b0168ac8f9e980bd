using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CollabPortal.DesignTime;

/// <summary>Gives dotnet-ef the model without a database.</summary>
public sealed class PortalDbDesignFactory : IDesignTimeDbContextFactory<PortalDb>
{
    public PortalDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalDb>().UseNpgsql("Host=none", npgsql => npgsql.MigrationsHistoryTable("migration_history")).Options);
}
