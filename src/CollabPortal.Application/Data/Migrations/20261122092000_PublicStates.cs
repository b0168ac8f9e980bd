using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>What the public sees of an institution's year moves on when three or more contracts have changed.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122092000_PublicStates")]
public sealed class PublicStates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("public_states.sql"));
}
