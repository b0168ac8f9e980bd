using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>One or two Latin letters find the names in which a word begins with them.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122072000_LatinBeginnings")]
public sealed class LatinBeginnings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("latin_beginnings.sql"));
}
