using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "field_cell",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "joint_research_cell",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "measured",
                schema: "statistics");

            migrationBuilder.DropPrimaryKey(
                name: "pk_touched_year",
                schema: "statistics",
                table: "touched_year");

            migrationBuilder.AddColumn<long>(
                name: "written_in",
                schema: "statistics",
                table: "touched_year",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "pk_touched_year",
                schema: "statistics",
                table: "touched_year",
                columns: new[] { "institution_id", "fiscal_year", "written_in" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_touched_year",
                schema: "statistics",
                table: "touched_year");

            migrationBuilder.DropColumn(
                name: "written_in",
                schema: "statistics",
                table: "touched_year");

            migrationBuilder.AddPrimaryKey(
                name: "pk_touched_year",
                schema: "statistics",
                table: "touched_year",
                columns: new[] { "institution_id", "fiscal_year" });

            migrationBuilder.CreateTable(
                name: "field_cell",
                schema: "statistics",
                columns: table => new
                {
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field_code = table.Column<string>(type: "text", nullable: false),
                    contracts = table.Column<int>(type: "integer", nullable: false),
                    partners = table.Column<int>(type: "integer", nullable: false),
                    received_yen = table.Column<long>(type: "bigint", nullable: false),
                    top_partner_yen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_cell", x => new { x.fiscal_year, x.institution_id, x.field_code });
                });

            migrationBuilder.CreateTable(
                name: "joint_research_cell",
                schema: "statistics",
                columns: table => new
                {
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    band_id = table.Column<short>(type: "smallint", nullable: false),
                    contracts = table.Column<int>(type: "integer", nullable: false),
                    partners = table.Column<int>(type: "integer", nullable: false),
                    received_yen = table.Column<long>(type: "bigint", nullable: false),
                    top_partner_yen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_joint_research_cell", x => new { x.fiscal_year, x.institution_id, x.band_id });
                });

            migrationBuilder.CreateTable(
                name: "measured",
                schema: "statistics",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    items = table.Column<int>(type: "integer", nullable: false),
                    money_yen = table.Column<long>(type: "bigint", nullable: false),
                    partners = table.Column<int>(type: "integer", nullable: false),
                    top_partner_yen = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measured", x => new { x.series, x.fiscal_year, x.institution_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_field_cell_institution_id",
                schema: "statistics",
                table: "field_cell",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_joint_research_cell_institution_id",
                schema: "statistics",
                table: "joint_research_cell",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_measured_institution_id",
                schema: "statistics",
                table: "measured",
                column: "institution_id");
        }
    }
}
