using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Targets that institutions set themselves, and who may read and change them.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261121103500_OwnTargets")]
public sealed class OwnTargets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "institution_target",
            schema: "register",
            columns: table => new
            {
                id = table.Column<Guid>(type: "uuid", nullable: false),
                institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                indicator_key = table.Column<string>(type: "text", nullable: false),
                baseline_year = table.Column<int>(type: "integer", nullable: false),
                baseline_value = table.Column<decimal>(type: "numeric", nullable: false),
                target_value = table.Column<decimal>(type: "numeric", nullable: false),
                deadline = table.Column<int>(type: "integer", nullable: false),
                is_shared = table.Column<bool>(type: "boolean", nullable: false),
                version = table.Column<int>(type: "integer", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_institution_target", x => x.id);
                table.ForeignKey(
                    name: "fk_institution_target_organisation_institution_id", column: x => x.institution_id,
                    principalSchema: "catalogue", principalTable: "organisation", principalColumn: "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex(name: "ix_institution_target_institution_id", schema: "register", table: "institution_target", column: "institution_id");
        migrationBuilder.Sql(SqlFiles.Read("own_targets.sql"));
    }
}
