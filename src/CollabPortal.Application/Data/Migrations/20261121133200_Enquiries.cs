using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class Enquiries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "enquiry",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    problem = table.Column<string>(type: "text", nullable: false),
                    budget = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    start = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    secrecy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    origin_id = table.Column<Guid>(type: "uuid", nullable: true),
                    origin_title = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    office_is_next = table.Column<bool>(type: "boolean", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry", x => x.id);
                    table.ForeignKey(
                        name: "fk_enquiry_organisation_company_id",
                        column: x => x.company_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enquiry_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enquiry_entry",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    from_company = table.Column<bool>(type: "boolean", nullable: false),
                    office_only = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry_entry", x => x.id);
                    table.ForeignKey(
                        name: "fk_enquiry_entry_enquiry_enquiry_id",
                        column: x => x.enquiry_id,
                        principalSchema: "register",
                        principalTable: "enquiry",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enquiry_file",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_enquiry_file_enquiry_enquiry_id",
                        column: x => x.enquiry_id,
                        principalSchema: "register",
                        principalTable: "enquiry",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_asked_by",
                schema: "register",
                table: "enquiry",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_company_id",
                schema: "register",
                table: "enquiry",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_institution_id_changed_at",
                schema: "register",
                table: "enquiry",
                columns: new[] { "institution_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_entry_enquiry_id",
                schema: "register",
                table: "enquiry_entry",
                column: "enquiry_id");

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_file_enquiry_id",
                schema: "register",
                table: "enquiry_file",
                column: "enquiry_id");

            migrationBuilder.Sql(SqlFiles.Read("enquiries.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enquiry_entry",
                schema: "register");

            migrationBuilder.DropTable(
                name: "enquiry_file",
                schema: "register");

            migrationBuilder.DropTable(
                name: "enquiry",
                schema: "register");
        }
    }
}
