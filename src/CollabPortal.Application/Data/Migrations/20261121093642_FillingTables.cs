using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Imports tell the planner how large the tables are that they fill.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121093642_FillingTables")]
public sealed class FillingTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("filling.sql"));
}
