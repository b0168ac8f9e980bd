using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Who may see and enter releases, and the one way in which they are published.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121093430_ReleasesTrust")]
public sealed class ReleasesTrust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("releases.sql"));
}
