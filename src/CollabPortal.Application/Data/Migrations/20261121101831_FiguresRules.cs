using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>What turns facts into figures, in the place of the tables that <see cref="Figures"/> takes away; counts all of it once.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121101831_FiguresRules")]
public sealed class FiguresRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("figures.sql"));
}
