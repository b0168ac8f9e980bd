using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Medians of costs and of the days of contract steps, rounded and only over many contracts.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121161500_Medians")]
public sealed class Medians : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("medians.sql"));
}
