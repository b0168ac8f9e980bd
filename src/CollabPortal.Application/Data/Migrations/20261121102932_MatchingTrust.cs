using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>The index of the search, who may see seeds, and the triggers that keep the one true to the other.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121102932_MatchingTrust")]
public sealed class MatchingTrust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("search.sql"));
}
