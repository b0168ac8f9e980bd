using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>A thread that a company begins has the institution's answer to its need as the first word.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122174500_BegunThreads")]
public sealed class BegunThreads : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("begun_threads.sql"));
}
