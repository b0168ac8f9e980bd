using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Row-level security of the import tables.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121071917_ImportsTrust")]
public sealed class ImportsTrust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("imports.sql"));
}
