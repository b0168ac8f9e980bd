using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>A version of each fiscal year's figures, so that what follows from them need not be worked out again.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121170000_FigureVersions")]
public sealed class FigureVersions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("figure_versions.sql"));
}
