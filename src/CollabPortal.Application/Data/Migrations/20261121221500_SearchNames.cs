using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Names stand apart in the index; what everybody may know of a startup and of an open patent.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121221500_SearchNames")]
public sealed class SearchNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("search_names.sql"));
}
