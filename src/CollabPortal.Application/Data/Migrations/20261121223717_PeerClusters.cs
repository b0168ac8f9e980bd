using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class PeerClusters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "institution_cluster",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_ja = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name_en = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    source_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    retired = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institution_cluster", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "institution_cluster_member",
                schema: "catalogue",
                columns: table => new
                {
                    cluster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_institution_cluster_member", x => new { x.cluster_id, x.institution_id });
                    table.ForeignKey(
                        name: "fk_institution_cluster_member_institution_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalSchema: "catalogue",
                        principalTable: "institution_cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_institution_cluster_member_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_institution_cluster_key",
                schema: "catalogue",
                table: "institution_cluster",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_institution_cluster_member_institution_id",
                schema: "catalogue",
                table: "institution_cluster_member",
                column: "institution_id");

            migrationBuilder.Sql(SqlFiles.Read("clusters.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "institution_cluster_member",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "institution_cluster",
                schema: "catalogue");
        }
    }
}
