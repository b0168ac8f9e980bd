using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class ContractInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "before",
                schema: "register",
                table: "contract_amendment",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contract_attachment",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_attachment", x => x.id);
                    table.UniqueConstraint("ak_contract_attachment_id_institution_id", x => new { x.id, x.institution_id });
                    table.ForeignKey(
                        name: "fk_contract_attachment_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_attachment_research_contract_contract_id_instituti~",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contract_follow_up",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    years_after = table.Column<int>(type: "integer", nullable: false),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_follow_up", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_follow_up_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_follow_up_research_contract_contract_id_institutio~",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contract_member",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    affiliation = table.Column<string>(type: "text", nullable: true),
                    effort_percent = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_member", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_member_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_member_research_contract_contract_id_institution_id",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contract_outcome",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    summary = table.Column<string>(type: "text", nullable: true),
                    success_factors = table.Column<string>(type: "text", nullable: true),
                    failure_factors = table.Column<string>(type: "text", nullable: true),
                    may_publish = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_outcome", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_outcome_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_outcome_research_contract_contract_id_institution_~",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ip_clause",
                schema: "catalogue",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    name_ja = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    holder = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    others_may_use = table.Column<bool>(type: "boolean", nullable: false),
                    source_ja = table.Column<string>(type: "text", nullable: false),
                    source_en = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ip_clause", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "contract_attachment_content",
                schema: "register",
                columns: table => new
                {
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_attachment_content", x => x.attachment_id);
                    table.ForeignKey(
                        name: "fk_contract_attachment_content_contract_attachment_attachment_~",
                        columns: x => new { x.attachment_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "contract_attachment",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contract_details",
                schema: "register",
                columns: table => new
                {
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    confidential_until = table.Column<DateOnly>(type: "date", nullable: true),
                    ip_clause_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ip_clause_text = table.Column<string>(type: "text", nullable: true),
                    exclusive_patents_to = table.Column<Guid>(type: "uuid", nullable: true),
                    surrounding_filings_by = table.Column<Guid>(type: "uuid", nullable: true),
                    patent_costs = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    data_terms = table.Column<string>(type: "text", nullable: true),
                    public_funds = table.Column<string>(type: "jsonb", nullable: false),
                    keywords = table.Column<string[]>(type: "text[]", nullable: false),
                    investigator_effort_percent = table.Column<int>(type: "integer", nullable: true),
                    doctoral_students = table.Column<int>(type: "integer", nullable: true),
                    doctoral_pay_yen = table.Column<long>(type: "bigint", nullable: true),
                    internships = table.Column<int>(type: "integer", nullable: true),
                    company_doctorates = table.Column<int>(type: "integer", nullable: true),
                    export_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    export_by = table.Column<string>(type: "text", nullable: true),
                    export_on = table.Column<DateOnly>(type: "date", nullable: true),
                    conflict_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    conflict_by = table.Column<string>(type: "text", nullable: true),
                    conflict_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_details", x => x.contract_id);
                    table.ForeignKey(
                        name: "fk_contract_details_ip_clause_ip_clause_code",
                        column: x => x.ip_clause_code,
                        principalSchema: "catalogue",
                        principalTable: "ip_clause",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_details_organisation_exclusive_patents_to",
                        column: x => x.exclusive_patents_to,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_details_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_details_organisation_surrounding_filings_by",
                        column: x => x.surrounding_filings_by,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_details_research_contract_contract_id_institution_~",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contract_attachment_contract_id_institution_id",
                schema: "register",
                table: "contract_attachment",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_attachment_document_id_edition",
                schema: "register",
                table: "contract_attachment",
                columns: new[] { "document_id", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contract_attachment_institution_id",
                schema: "register",
                table: "contract_attachment",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_contract_attachment_content_attachment_id_institution_id",
                schema: "register",
                table: "contract_attachment_content",
                columns: new[] { "attachment_id", "institution_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contract_details_contract_id_institution_id",
                schema: "register",
                table: "contract_details",
                columns: new[] { "contract_id", "institution_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contract_details_exclusive_patents_to",
                schema: "register",
                table: "contract_details",
                column: "exclusive_patents_to");

            migrationBuilder.CreateIndex(
                name: "ix_contract_details_institution_id",
                schema: "register",
                table: "contract_details",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_contract_details_ip_clause_code",
                schema: "register",
                table: "contract_details",
                column: "ip_clause_code");

            migrationBuilder.CreateIndex(
                name: "ix_contract_details_surrounding_filings_by",
                schema: "register",
                table: "contract_details",
                column: "surrounding_filings_by");

            migrationBuilder.CreateIndex(
                name: "ix_contract_follow_up_contract_id_institution_id",
                schema: "register",
                table: "contract_follow_up",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_follow_up_contract_id_years_after",
                schema: "register",
                table: "contract_follow_up",
                columns: new[] { "contract_id", "years_after" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contract_follow_up_institution_id",
                schema: "register",
                table: "contract_follow_up",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_contract_member_contract_id_institution_id",
                schema: "register",
                table: "contract_member",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_member_institution_id",
                schema: "register",
                table: "contract_member",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_contract_outcome_contract_id",
                schema: "register",
                table: "contract_outcome",
                column: "contract_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contract_outcome_contract_id_institution_id",
                schema: "register",
                table: "contract_outcome",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_outcome_institution_id",
                schema: "register",
                table: "contract_outcome",
                column: "institution_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contract_attachment_content",
                schema: "register");

            migrationBuilder.DropTable(
                name: "contract_details",
                schema: "register");

            migrationBuilder.DropTable(
                name: "contract_follow_up",
                schema: "register");

            migrationBuilder.DropTable(
                name: "contract_member",
                schema: "register");

            migrationBuilder.DropTable(
                name: "contract_outcome",
                schema: "register");

            migrationBuilder.DropTable(
                name: "contract_attachment",
                schema: "register");

            migrationBuilder.DropTable(
                name: "ip_clause",
                schema: "catalogue");

            migrationBuilder.DropColumn(
                name: "before",
                schema: "register",
                table: "contract_amendment");
        }
    }
}
