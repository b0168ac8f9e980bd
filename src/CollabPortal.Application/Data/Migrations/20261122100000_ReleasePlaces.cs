using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Official values that were published earlier take their place among the releases by their day.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122100000_ReleasePlaces")]
public sealed class ReleasePlaces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("release_places.sql"));
}
