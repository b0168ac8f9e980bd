using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Enquiries that were acknowledged and not answered wait for the office.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122030800_EnquiryTurns")]
public sealed class EnquiryTurns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("enquiry_turns.sql"));
}
