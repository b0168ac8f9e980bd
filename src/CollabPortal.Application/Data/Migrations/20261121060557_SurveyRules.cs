using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>What surveys count, the year-end lock and restatements: hand-written SQL beside the generated tables.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121060557_SurveyRules")]
public sealed class SurveyRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("surveys.sql"));
}
