using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Enquiries that are being written are kept for the account that writes them.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122051500_TypedEnquiries")]
public sealed class TypedEnquiries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("typed_enquiries.sql"));
}
