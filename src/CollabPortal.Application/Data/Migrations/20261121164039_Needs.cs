using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class Needs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "mail_refusal",
                schema: "accounts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_refusal", x => new { x.user_id, x.kind });
                    table.ForeignKey(
                        name: "fk_mail_refusal_portal_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "need",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true),
                    sought = table.Column<string>(type: "text", nullable: true),
                    budget = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    start = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    fields = table.Column<string[]>(type: "text[]", nullable: false),
                    keywords = table.Column<string[]>(type: "text[]", nullable: false),
                    least_readiness = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    is_small = table.Column<bool>(type: "boolean", nullable: false),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "researcher_standing",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    birth_year = table.Column<int>(type: "integer", nullable: true),
                    doctorate = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_researcher_standing", x => x.id);
                    table.ForeignKey(
                        name: "fk_researcher_standing_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_researcher_standing_researcher_id",
                        column: x => x.id,
                        principalSchema: "register",
                        principalTable: "researcher",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sent_mail",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    items = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sent_mail", x => x.id);
                    table.ForeignKey(
                        name: "fk_sent_mail_portal_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "need_answer",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_answer", x => x.id);
                    table.ForeignKey(
                        name: "fk_need_answer_enquiry_enquiry_id",
                        column: x => x.enquiry_id,
                        principalSchema: "register",
                        principalTable: "enquiry",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_need_answer_need_need_id",
                        column: x => x.need_id,
                        principalSchema: "register",
                        principalTable: "need",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_need_answer_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "need_owner",
                schema: "register",
                columns: table => new
                {
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_owner", x => x.need_id);
                    table.ForeignKey(
                        name: "fk_need_owner_need_need_id",
                        column: x => x.need_id,
                        principalSchema: "register",
                        principalTable: "need",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_need_owner_organisation_company_id",
                        column: x => x.company_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "need_choice",
                schema: "register",
                columns: table => new
                {
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_choice", x => new { x.need_id, x.institution_id });
                    table.ForeignKey(
                        name: "fk_need_choice_need_owner_need_id",
                        column: x => x.need_id,
                        principalSchema: "register",
                        principalTable: "need_owner",
                        principalColumn: "need_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_need_choice_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_need_status_published_on",
                schema: "register",
                table: "need",
                columns: new[] { "status", "published_on" });

            migrationBuilder.CreateIndex(
                name: "ix_need_answer_enquiry_id",
                schema: "register",
                table: "need_answer",
                column: "enquiry_id");

            migrationBuilder.CreateIndex(
                name: "ix_need_answer_institution_id",
                schema: "register",
                table: "need_answer",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_need_answer_need_id_institution_id",
                schema: "register",
                table: "need_answer",
                columns: new[] { "need_id", "institution_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_need_choice_institution_id",
                schema: "register",
                table: "need_choice",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_need_owner_company_id",
                schema: "register",
                table: "need_owner",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_need_owner_posted_by",
                schema: "register",
                table: "need_owner",
                column: "posted_by");

            migrationBuilder.CreateIndex(
                name: "ix_researcher_standing_institution_id",
                schema: "register",
                table: "researcher_standing",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_sent_mail_user_id_kind_key",
                schema: "accounts",
                table: "sent_mail",
                columns: new[] { "user_id", "kind", "key" },
                unique: true);

            migrationBuilder.Sql(SqlFiles.Read("needs.sql"));
            migrationBuilder.Sql(SqlFiles.Read("mail.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mail_refusal",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "need_answer",
                schema: "register");

            migrationBuilder.DropTable(
                name: "need_choice",
                schema: "register");

            migrationBuilder.DropTable(
                name: "researcher_standing",
                schema: "register");

            migrationBuilder.DropTable(
                name: "sent_mail",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "need_owner",
                schema: "register");

            migrationBuilder.DropTable(
                name: "need",
                schema: "register");
        }
    }
}
