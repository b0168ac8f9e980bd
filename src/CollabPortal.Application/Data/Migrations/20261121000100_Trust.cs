using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Row-level security, settings and the triggers of the measured series: hand-written SQL beside the generated tables.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121000100_Trust")]
public sealed class Trust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFiles.Read("settings.sql"));
        migrationBuilder.Sql(SqlFiles.Read("security.sql"));
        migrationBuilder.Sql(SqlFiles.Read("measured.sql"));
    }
}
