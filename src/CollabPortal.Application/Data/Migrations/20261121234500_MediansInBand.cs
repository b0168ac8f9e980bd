using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>The rounded median of a size band lies in the band.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121234500_MediansInBand")]
public sealed class MediansInBand : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("medians_in_band.sql"));
}
