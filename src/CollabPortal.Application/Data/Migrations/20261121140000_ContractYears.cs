using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Fiscal years, states and kinds of contracts in the index of their words.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121140000_ContractYears")]
public sealed class ContractYears : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("contract_years.sql"));
}
