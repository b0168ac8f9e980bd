using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Contracts with money for a year in which they do not run are found by one key.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122061500_YearsPaidOutside")]
public sealed class YearsPaidOutside : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("years_paid_outside.sql"));
}
