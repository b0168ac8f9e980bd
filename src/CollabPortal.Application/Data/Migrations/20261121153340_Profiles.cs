using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class Profiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "case_title",
                schema: "register",
                table: "contract_outcome",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "case_title_en",
                schema: "register",
                table: "contract_outcome",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "names_partner",
                schema: "register",
                table: "contract_outcome",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "contract_case",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    first_year = table.Column<int>(type: "integer", nullable: true),
                    last_year = table.Column<int>(type: "integer", nullable: true),
                    goal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    summary = table.Column<string>(type: "text", nullable: true),
                    success_factors = table.Column<string>(type: "text", nullable: true),
                    partner_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_case", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "institution_profile",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    texts = table.Column<string>(type: "jsonb", nullable: false),
                    strengths = table.Column<string>(type: "jsonb", nullable: false),
                    models = table.Column<string>(type: "jsonb", nullable: false),
                    checks = table.Column<string>(type: "jsonb", nullable: false),
                    contact_ja = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    contact_en = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    email = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    phone = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    for_small = table.Column<bool>(type: "boolean", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    data_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institution_profile", x => x.id);
                    table.ForeignKey(
                        name: "fk_institution_profile_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prescription",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    debate_ja = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    debate_en = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    text_ja = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    text_en = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    retired = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prescription", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contract_case_institution_id_recorded_on",
                schema: "catalogue",
                table: "contract_case",
                columns: new[] { "institution_id", "recorded_on" });

            migrationBuilder.CreateIndex(
                name: "ix_institution_profile_institution_id",
                schema: "register",
                table: "institution_profile",
                column: "institution_id",
                unique: true,
                filter: "status = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_institution_profile_institution_id_number",
                schema: "register",
                table: "institution_profile",
                columns: new[] { "institution_id", "number" },
                unique: true);

            foreach (var file in new[] { "profiles.sql", "cases.sql", "commissioned_bands.sql" }) migrationBuilder.Sql(SqlFiles.Read(file));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contract_case",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "institution_profile",
                schema: "register");

            migrationBuilder.DropTable(
                name: "prescription",
                schema: "catalogue");

            migrationBuilder.DropColumn(
                name: "case_title",
                schema: "register",
                table: "contract_outcome");

            migrationBuilder.DropColumn(
                name: "case_title_en",
                schema: "register",
                table: "contract_outcome");

            migrationBuilder.DropColumn(
                name: "names_partner",
                schema: "register",
                table: "contract_outcome");
        }
    }
}
