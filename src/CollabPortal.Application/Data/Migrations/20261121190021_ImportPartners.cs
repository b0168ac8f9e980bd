using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class ImportPartners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid[]>(
                name: "entered_partners",
                schema: "register",
                table: "import_run",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<string>(
                name: "partner_matches",
                schema: "register",
                table: "import_run",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<bool>(
                name: "remove_partners",
                schema: "register",
                table: "import_run",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "removed_partners",
                schema: "register",
                table: "import_run",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "warning_rows",
                schema: "register",
                table: "import_run",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_warning",
                schema: "register",
                table: "import_problem",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "partner_alias",
                schema: "register",
                columns: table => new
                {
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sign = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chosen_by = table.Column<string>(type: "text", nullable: false),
                    chosen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_alias", x => new { x.institution_id, x.sign });
                    table.ForeignKey(
                        name: "fk_partner_alias_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partner_alias_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partner_alias_organisation_id",
                schema: "register",
                table: "partner_alias",
                column: "organisation_id");

            migrationBuilder.Sql(SqlFiles.Read("import_partners.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partner_alias",
                schema: "register");

            migrationBuilder.DropColumn(
                name: "entered_partners",
                schema: "register",
                table: "import_run");

            migrationBuilder.DropColumn(
                name: "partner_matches",
                schema: "register",
                table: "import_run");

            migrationBuilder.DropColumn(
                name: "remove_partners",
                schema: "register",
                table: "import_run");

            migrationBuilder.DropColumn(
                name: "removed_partners",
                schema: "register",
                table: "import_run");

            migrationBuilder.DropColumn(
                name: "warning_rows",
                schema: "register",
                table: "import_run");

            migrationBuilder.DropColumn(
                name: "is_warning",
                schema: "register",
                table: "import_problem");
        }
    }
}
