using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Closed needs stay readable for those who answered; a file can be taken back before the office's first word.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121195500_CompanyMends")]
public sealed class CompanyMends : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("company_mends.sql"));
}
