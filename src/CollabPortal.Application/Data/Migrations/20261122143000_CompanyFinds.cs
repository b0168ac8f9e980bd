using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>A startup says what it does; names of researchers are names to the search, and no words of what a seed says.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122143000_CompanyFinds")]
public sealed class CompanyFinds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("company_finds.sql"));
}
