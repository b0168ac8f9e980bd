using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Company investment and large joint research by size band, so that one sees which sizes of contract move the targets.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121221500_InvestmentBands")]
public sealed class InvestmentBands : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("investment_bands.sql"));
}
