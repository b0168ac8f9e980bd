using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Latin words of names do not run together where somebody searches.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122060000_LatinWords")]
public sealed class LatinWords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("latin_words.sql"));
}
