using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Response times say on how many enquiries each of them rests.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122093000_ResponseCounts")]
public sealed class ResponseCounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("response_counts.sql"));
}
