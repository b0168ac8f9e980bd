using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Whether hidden institutions together tell of one company, known instead of bounded.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121192500_DisclosurePayers")]
public sealed class DisclosurePayers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("disclosure_payers.sql"));
}
