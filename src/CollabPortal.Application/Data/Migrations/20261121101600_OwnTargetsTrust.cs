using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Who may read and change an institution's own targets.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121101600_OwnTargetsTrust")]
public sealed class OwnTargetsTrust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("own_targets.sql"));
}
