using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Row-level security of the table of <see cref="PriceItems"/>.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121070611_PriceItemsTrust")]
public sealed class PriceItemsTrust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("price_items.sql"));
}
