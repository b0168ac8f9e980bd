using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class OfficeMends : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "records",
                schema: "register",
                table: "restatement",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "preview",
                schema: "register",
                table: "import_run",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.CreateTable(
                name: "survey_deadline",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    survey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_deadline", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_deadline_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_survey_deadline_institution_id_fiscal_year_survey",
                schema: "register",
                table: "survey_deadline",
                columns: new[] { "institution_id", "fiscal_year", "survey" },
                unique: true);

            migrationBuilder.Sql(SqlFiles.Read("office_mends.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "survey_deadline",
                schema: "register");

            migrationBuilder.DropColumn(
                name: "records",
                schema: "register",
                table: "restatement");

            migrationBuilder.DropColumn(
                name: "preview",
                schema: "register",
                table: "import_run");
        }
    }
}
