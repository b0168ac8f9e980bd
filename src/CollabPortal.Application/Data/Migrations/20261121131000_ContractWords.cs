using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Words of titles and numbers of contracts, found by an index.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121131000_ContractWords")]
public sealed class ContractWords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("contract_words.sql"));
}
