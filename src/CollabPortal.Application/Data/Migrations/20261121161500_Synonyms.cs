using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>The ministry keeps the list of words that mean the same.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121161500_Synonyms")]
public sealed class Synonyms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("synonyms.sql"));
}
