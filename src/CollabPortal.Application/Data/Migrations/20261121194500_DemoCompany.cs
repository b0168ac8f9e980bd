using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>A demo that is there already: its company account speaks for the invented company of its enquiries.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121194500_DemoCompany")]
public sealed class DemoCompany : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("demo_company.sql"));
}
