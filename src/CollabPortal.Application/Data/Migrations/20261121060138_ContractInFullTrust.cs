using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Row-level security of the tables of <see cref="ContractInFull"/>.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121060138_ContractInFullTrust")]
public sealed class ContractInFullTrust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("contract_in_full.sql"));
}
