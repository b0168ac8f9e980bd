using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Numbers and Latin words of contracts are found by three letters; a year with a state or kind by the index alone.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122113500_ContractTriples")]
public sealed class ContractTriples : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("contract_triples.sql"));
}
