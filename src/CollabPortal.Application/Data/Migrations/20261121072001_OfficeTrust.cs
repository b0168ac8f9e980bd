using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Row-level security of the tables of <see cref="Office"/>, and the indexes of the list of contracts.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121072001_OfficeTrust")]
public sealed class OfficeTrust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("office.sql"));
}
