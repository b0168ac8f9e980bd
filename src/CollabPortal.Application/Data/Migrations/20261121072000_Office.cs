using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class Office : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "saved_view",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_view", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_view_portal_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "typed_entry",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: true),
                    base_version = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_typed_entry", x => x.id);
                    table.ForeignKey(
                        name: "fk_typed_entry_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_typed_entry_portal_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_typed_entry_research_contract_contract_id_institution_id",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_user_id_list_name",
                schema: "accounts",
                table: "saved_view",
                columns: new[] { "user_id", "list", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_typed_entry_contract_id_institution_id",
                schema: "register",
                table: "typed_entry",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_typed_entry_institution_id",
                schema: "register",
                table: "typed_entry",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_typed_entry_user_id_saved_at",
                schema: "register",
                table: "typed_entry",
                columns: new[] { "user_id", "saved_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "saved_view",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "typed_entry",
                schema: "register");
        }
    }
}
