using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class PriceItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contract_price_item",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    yen = table.Column<long>(type: "bigint", nullable: false),
                    in_kind = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_price_item", x => x.id);
                    table.CheckConstraint("price_item_amount", "yen >= 0");
                    table.ForeignKey(
                        name: "fk_contract_price_item_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_price_item_research_contract_contract_id_instituti~",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contract_price_item_contract_id_institution_id",
                schema: "register",
                table: "contract_price_item",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_price_item_institution_id",
                schema: "register",
                table: "contract_price_item",
                column: "institution_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contract_price_item",
                schema: "register");
        }
    }
}
