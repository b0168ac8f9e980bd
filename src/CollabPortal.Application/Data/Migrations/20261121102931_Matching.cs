using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class Matching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "research_seed",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    advantage = table.Column<string>(type: "text", nullable: true),
                    sought = table.Column<string>(type: "text", nullable: true),
                    readiness = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    field_code = table.Column<string>(type: "text", nullable: true),
                    keywords = table.Column<string[]>(type: "text[]", nullable: false),
                    researchers = table.Column<string[]>(type: "text[]", nullable: false),
                    patent_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    for_small = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_research_seed", x => x.id);
                    table.ForeignKey(
                        name: "fk_research_seed_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_research_seed_institution_id_status",
                schema: "register",
                table: "research_seed",
                columns: new[] { "institution_id", "status" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "research_seed",
                schema: "register");
        }
    }
}
