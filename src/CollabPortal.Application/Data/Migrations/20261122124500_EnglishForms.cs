using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Singular and plural of English words are one word of the search, wherever it looks; the index is written anew.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122124500_EnglishForms")]
public sealed class EnglishForms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("english_forms.sql"));
}
