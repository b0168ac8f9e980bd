using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Indexes for the filters of the list of contracts, and their policies in one each.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121101832_Lists")]
public sealed class Lists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("lists.sql"));
}
