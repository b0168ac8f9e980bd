using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Numbers of contracts that differ only in case are one number.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122101000_FoldedNumbers")]
public sealed class FoldedNumbers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("folded_numbers.sql"));
}
