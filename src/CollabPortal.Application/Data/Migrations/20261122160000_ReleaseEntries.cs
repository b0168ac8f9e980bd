using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Everybody may know since when an entered release stands in the portal.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122160000_ReleaseEntries")]
public sealed class ReleaseEntries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("release_entries.sql"));
}
