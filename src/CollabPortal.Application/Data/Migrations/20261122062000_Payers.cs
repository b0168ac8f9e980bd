using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Who pays in the joint research of small institutions is kept beside the counted figures.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122062000_Payers")]
public sealed class Payers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("payers.sql"));
}
