using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class Foundation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "register");

            migrationBuilder.EnsureSchema(
                name: "statistics");

            migrationBuilder.EnsureSchema(
                name: "accounts");

            migrationBuilder.EnsureSchema(
                name: "audit");

            migrationBuilder.EnsureSchema(
                name: "catalogue");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateTable(
                name: "counting_setting",
                schema: "statistics",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    from_fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counting_setting", x => new { x.name, x.from_fiscal_year });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                schema: "accounts",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "entry",
                schema: "audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_name = table.Column<string>(type: "text", nullable: true),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    entity = table.Column<string>(type: "text", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "field_cell",
                schema: "statistics",
                columns: table => new
                {
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field_code = table.Column<string>(type: "text", nullable: false),
                    contracts = table.Column<int>(type: "integer", nullable: false),
                    received_yen = table.Column<long>(type: "bigint", nullable: false),
                    partners = table.Column<int>(type: "integer", nullable: false),
                    top_partner_yen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_cell", x => new { x.fiscal_year, x.institution_id, x.field_code });
                });

            migrationBuilder.CreateTable(
                name: "joint_research_cell",
                schema: "statistics",
                columns: table => new
                {
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    band_id = table.Column<short>(type: "smallint", nullable: false),
                    contracts = table.Column<int>(type: "integer", nullable: false),
                    received_yen = table.Column<long>(type: "bigint", nullable: false),
                    partners = table.Column<int>(type: "integer", nullable: false),
                    top_partner_yen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_joint_research_cell", x => new { x.fiscal_year, x.institution_id, x.band_id });
                });

            migrationBuilder.CreateTable(
                name: "loaded_data",
                schema: "statistics",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loaded_data", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "measured",
                schema: "statistics",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    items = table.Column<int>(type: "integer", nullable: false),
                    partners = table.Column<int>(type: "integer", nullable: false),
                    money_yen = table.Column<long>(type: "bigint", nullable: false),
                    top_partner_yen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measured", x => new { x.series, x.fiscal_year, x.institution_id });
                });

            migrationBuilder.CreateTable(
                name: "policy_target",
                schema: "statistics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    indicator_key = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    group_key = table.Column<string>(type: "text", nullable: true),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    baseline_fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    baseline_value = table.Column<decimal>(type: "numeric", nullable: false),
                    multiplier = table.Column<decimal>(type: "numeric", nullable: false),
                    deadline_fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_target", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "region",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name_ja = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_region", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "release",
                schema: "statistics",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "research_field",
                schema: "catalogue",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    parent_code = table.Column<string>(type: "character varying(10)", nullable: true),
                    level = table.Column<int>(type: "integer", nullable: false),
                    name_ja = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_research_field", x => x.code);
                    table.ForeignKey(
                        name: "fk_research_field_research_field_parent_code",
                        column: x => x.parent_code,
                        principalSchema: "catalogue",
                        principalTable: "research_field",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "size_band",
                schema: "statistics",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    lower_yen = table.Column<long>(type: "bigint", nullable: false),
                    upper_yen = table.Column<long>(type: "bigint", nullable: true),
                    is_confirmed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_size_band", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source",
                schema: "statistics",
                columns: table => new
                {
                    mark = table.Column<string>(type: "text", nullable: false),
                    description_ja = table.Column<string>(type: "text", nullable: false),
                    description_en = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source", x => x.mark);
                });

            migrationBuilder.CreateTable(
                name: "user_passkey",
                schema: "accounts",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_passkey", x => x.credential_id);
                });

            migrationBuilder.CreateTable(
                name: "prefecture",
                schema: "catalogue",
                columns: table => new
                {
                    code = table.Column<int>(type: "integer", nullable: false),
                    name_ja = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    region_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prefecture", x => x.code);
                    table.ForeignKey(
                        name: "fk_prefecture_region_region_id",
                        column: x => x.region_id,
                        principalSchema: "catalogue",
                        principalTable: "region",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "official_value",
                schema: "statistics",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    release_id = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    precision = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_official_value", x => new { x.series, x.fiscal_year, x.release_id });
                    table.ForeignKey(
                        name: "fk_official_value_release_release_id",
                        column: x => x.release_id,
                        principalSchema: "statistics",
                        principalTable: "release",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    name_ja = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    name_kana = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    founder = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    prefecture = table.Column<int>(type: "integer", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    homepage = table.Column<string>(type: "text", nullable: true),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    size_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    is_foreign_affiliated = table.Column<bool>(type: "boolean", nullable: false),
                    established_on = table.Column<DateOnly>(type: "date", nullable: true),
                    abolished_on = table.Column<DateOnly>(type: "date", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    industry = table.Column<string>(type: "text", nullable: true),
                    contact_office_ja = table.Column<string>(type: "text", nullable: true),
                    contact_office_en = table.Column<string>(type: "text", nullable: true),
                    contact_email = table.Column<string>(type: "text", nullable: true),
                    contact_phone = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_organisation_parent_id",
                        column: x => x.parent_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_organisation_prefecture_prefecture",
                        column: x => x.prefecture,
                        principalSchema: "catalogue",
                        principalTable: "prefecture",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "organisation_identifier",
                schema: "catalogue",
                columns: table => new
                {
                    scheme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_primary = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_identifier", x => new { x.scheme, x.value });
                    table.ForeignKey(
                        name: "fk_organisation_identifier_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_name",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_name", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_name_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_successor",
                schema: "catalogue",
                columns: table => new
                {
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    happened_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_successor", x => new { x.predecessor_id, x.successor_id });
                    table.ForeignKey(
                        name: "fk_organisation_successor_organisation_predecessor_id",
                        column: x => x.predecessor_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organisation_successor_organisation_successor_id",
                        column: x => x.successor_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "patent_right",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    country = table.Column<string>(type: "text", nullable: false),
                    application_number = table.Column<string>(type: "text", nullable: true),
                    registration_number = table.Column<string>(type: "text", nullable: true),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    holder = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    open_for_licensing = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patent_right", x => x.id);
                    table.UniqueConstraint("ak_patent_right_id_institution_id", x => new { x.id, x.institution_id });
                    table.ForeignKey(
                        name: "fk_patent_right_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "portal_user",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_user", x => x.id);
                    table.ForeignKey(
                        name: "fk_portal_user_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "programme",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    partner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    goal = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme", x => x.id);
                    table.UniqueConstraint("ak_programme_id_institution_id", x => new { x.id, x.institution_id });
                    table.ForeignKey(
                        name: "fk_programme_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_programme_organisation_partner_id",
                        column: x => x.partner_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "published_programme",
                schema: "catalogue",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    name_ja = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    institution_name = table.Column<string>(type: "text", nullable: false),
                    company_name = table.Column<string>(type: "text", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    company_id = table.Column<Guid>(type: "uuid", nullable: true),
                    annual_yen = table.Column<long>(type: "bigint", nullable: true),
                    years = table.Column<int>(type: "integer", nullable: true),
                    description_ja = table.Column<string>(type: "text", nullable: false),
                    description_en = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_programme", x => x.key);
                    table.ForeignKey(
                        name: "fk_published_programme_organisation_company_id",
                        column: x => x.company_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_published_programme_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "researcher",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared_with = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    name_ja = table.Column<string>(type: "text", nullable: false),
                    name_kana = table.Column<string>(type: "text", nullable: true),
                    name_en = table.Column<string>(type: "text", nullable: true),
                    orcid = table.Column<string>(type: "text", nullable: true),
                    erad_number = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_researcher", x => x.id);
                    table.UniqueConstraint("ak_researcher_id_institution_id", x => new { x.id, x.institution_id });
                    table.ForeignKey(
                        name: "fk_researcher_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "researcher_move",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    from_sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to_sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    receiving_organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_researcher_move", x => x.id);
                    table.CheckConstraint("move_persons", "persons >= 0 and from_sector <> to_sector");
                    table.ForeignKey(
                        name: "fk_researcher_move_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_researcher_move_organisation_receiving_organisation_id",
                        column: x => x.receiving_organisation_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "startup",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared_with = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    name_ja = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: true),
                    name_kana = table.Column<string>(type: "text", nullable: true),
                    corporate_number = table.Column<string>(type: "text", nullable: true),
                    types = table.Column<string[]>(type: "text[]", nullable: false),
                    founded_year = table.Column<int>(type: "integer", nullable: false),
                    founded_month = table.Column<int>(type: "integer", nullable: true),
                    founded_day = table.Column<int>(type: "integer", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status_since = table.Column<DateOnly>(type: "date", nullable: true),
                    parents = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_startup", x => x.id);
                    table.ForeignKey(
                        name: "fk_startup_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "licence_or_assignment",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    patent_right_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    licensee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_licence_or_assignment", x => x.id);
                    table.UniqueConstraint("ak_licence_or_assignment_id_institution_id", x => new { x.id, x.institution_id });
                    table.ForeignKey(
                        name: "fk_licence_or_assignment_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_licence_or_assignment_organisation_licensee_id",
                        column: x => x.licensee_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_licence_or_assignment_patent_right_patent_right_id_institut~",
                        columns: x => new { x.patent_right_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "patent_right",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_claim",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claim_portal_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_login",
                schema: "accounts",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_login_portal_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_token",
                schema: "accounts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_token_portal_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "research_contract",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared_with = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    field_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    goal = table.Column<string>(type: "text", nullable: true),
                    success_criterion = table.Column<string>(type: "text", nullable: true),
                    principal_investigator = table.Column<string>(type: "text", nullable: true),
                    agreed_yen = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returned_by = table.Column<Guid>(type: "uuid", nullable: true),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returned_comment = table.Column<string>(type: "text", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    termination_reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_research_contract", x => x.id);
                    table.UniqueConstraint("ak_research_contract_id_institution_id", x => new { x.id, x.institution_id });
                    table.ForeignKey(
                        name: "fk_research_contract_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_research_contract_programme_programme_id_institution_id",
                        columns: x => new { x.programme_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "programme",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_research_contract_research_field_field_code",
                        column: x => x.field_code,
                        principalSchema: "catalogue",
                        principalTable: "research_field",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "cross_appointment",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared_with = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    researcher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    shares = table.Column<string>(type: "jsonb", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cross_appointment", x => x.id);
                    table.ForeignKey(
                        name: "fk_cross_appointment_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cross_appointment_researcher_researcher_id_institution_id",
                        columns: x => new { x.researcher_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "researcher",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "licence_income",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    licence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    yen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_licence_income", x => x.id);
                    table.CheckConstraint("income_yen", "yen >= 0");
                    table.ForeignKey(
                        name: "fk_licence_income_licence_or_assignment_licence_id_institution~",
                        columns: x => new { x.licence_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "licence_or_assignment",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_licence_income_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contract_amendment",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_amendment", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_amendment_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_amendment_research_contract_contract_id_institutio~",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contract_party",
                schema: "register",
                columns: table => new
                {
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_party", x => new { x.contract_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_contract_party_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_party_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contract_party_research_contract_contract_id_institution_id",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fiscal_year_receipt",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    direct_yen = table.Column<long>(type: "bigint", nullable: false),
                    indirect_yen = table.Column<long>(type: "bigint", nullable: false),
                    in_kind_yen = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fiscal_year_receipt", x => x.id);
                    table.CheckConstraint("receipt_amounts", "direct_yen >= 0 and indirect_yen >= 0 and in_kind_yen >= 0");
                    table.CheckConstraint("receipt_received", "(state = 'Received') = (received_on is not null)");
                    table.ForeignKey(
                        name: "fk_fiscal_year_receipt_organisation_institution_id",
                        column: x => x.institution_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fiscal_year_receipt_organisation_payer_id",
                        column: x => x.payer_id,
                        principalSchema: "catalogue",
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fiscal_year_receipt_research_contract_contract_id_instituti~",
                        columns: x => new { x.contract_id, x.institution_id },
                        principalSchema: "register",
                        principalTable: "research_contract",
                        principalColumns: new[] { "id", "institution_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contract_amendment_contract_id_institution_id",
                schema: "register",
                table: "contract_amendment",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_amendment_institution_id",
                schema: "register",
                table: "contract_amendment",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_contract_party_contract_id_institution_id",
                schema: "register",
                table: "contract_party",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_party_institution_id",
                schema: "register",
                table: "contract_party",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_contract_party_organisation_id",
                schema: "register",
                table: "contract_party",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_cross_appointment_institution_id",
                schema: "register",
                table: "cross_appointment",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_cross_appointment_researcher_id_institution_id",
                schema: "register",
                table: "cross_appointment",
                columns: new[] { "researcher_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_entry_institution_id_at",
                schema: "audit",
                table: "entry",
                columns: new[] { "institution_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_entry_subject_id_at",
                schema: "audit",
                table: "entry",
                columns: new[] { "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_field_cell_institution_id",
                schema: "statistics",
                table: "field_cell",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_fiscal_year_receipt_contract_id_institution_id",
                schema: "register",
                table: "fiscal_year_receipt",
                columns: new[] { "contract_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fiscal_year_receipt_institution_id_fiscal_year",
                schema: "register",
                table: "fiscal_year_receipt",
                columns: new[] { "institution_id", "fiscal_year" });

            migrationBuilder.CreateIndex(
                name: "ix_fiscal_year_receipt_payer_id",
                schema: "register",
                table: "fiscal_year_receipt",
                column: "payer_id");

            migrationBuilder.CreateIndex(
                name: "ix_joint_research_cell_institution_id",
                schema: "statistics",
                table: "joint_research_cell",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_licence_income_institution_id",
                schema: "register",
                table: "licence_income",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_licence_income_licence_id_institution_id",
                schema: "register",
                table: "licence_income",
                columns: new[] { "licence_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_licence_or_assignment_institution_id",
                schema: "register",
                table: "licence_or_assignment",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_licence_or_assignment_licensee_id",
                schema: "register",
                table: "licence_or_assignment",
                column: "licensee_id");

            migrationBuilder.CreateIndex(
                name: "ix_licence_or_assignment_patent_right_id_agreement_number",
                schema: "register",
                table: "licence_or_assignment",
                columns: new[] { "patent_right_id", "agreement_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_licence_or_assignment_patent_right_id_institution_id",
                schema: "register",
                table: "licence_or_assignment",
                columns: new[] { "patent_right_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_measured_institution_id",
                schema: "statistics",
                table: "measured",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_official_value_release_id",
                schema: "statistics",
                table: "official_value",
                column: "release_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_kind_prefecture",
                schema: "catalogue",
                table: "organisation",
                columns: new[] { "kind", "prefecture" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_parent_id",
                schema: "catalogue",
                table: "organisation",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_prefecture",
                schema: "catalogue",
                table: "organisation",
                column: "prefecture");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_search_text",
                schema: "catalogue",
                table: "organisation",
                column: "search_text")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_identifier_organisation_id",
                schema: "catalogue",
                table: "organisation_identifier",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_name_organisation_id",
                schema: "catalogue",
                table: "organisation_name",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_successor_successor_id",
                schema: "catalogue",
                table: "organisation_successor",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_patent_right_institution_id",
                schema: "register",
                table: "patent_right",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_policy_target_indicator_key_scope_group_key_institution_id",
                schema: "statistics",
                table: "policy_target",
                columns: new[] { "indicator_key", "scope", "group_key", "institution_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "email_index",
                schema: "accounts",
                table: "portal_user",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_portal_user_institution_id",
                schema: "accounts",
                table: "portal_user",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                schema: "accounts",
                table: "portal_user",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prefecture_region_id",
                schema: "catalogue",
                table: "prefecture",
                column: "region_id");

            migrationBuilder.CreateIndex(
                name: "ix_programme_institution_id",
                schema: "register",
                table: "programme",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_programme_partner_id",
                schema: "register",
                table: "programme",
                column: "partner_id");

            migrationBuilder.CreateIndex(
                name: "ix_published_programme_company_id",
                schema: "catalogue",
                table: "published_programme",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_published_programme_institution_id",
                schema: "catalogue",
                table: "published_programme",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_research_contract_field_code",
                schema: "register",
                table: "research_contract",
                column: "field_code");

            migrationBuilder.CreateIndex(
                name: "ix_research_contract_institution_id_number",
                schema: "register",
                table: "research_contract",
                columns: new[] { "institution_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_research_contract_institution_id_status_changed_at",
                schema: "register",
                table: "research_contract",
                columns: new[] { "institution_id", "status", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_research_contract_programme_id_institution_id",
                schema: "register",
                table: "research_contract",
                columns: new[] { "programme_id", "institution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_research_field_parent_code",
                schema: "catalogue",
                table: "research_field",
                column: "parent_code");

            migrationBuilder.CreateIndex(
                name: "ix_researcher_institution_id_orcid",
                schema: "register",
                table: "researcher",
                columns: new[] { "institution_id", "orcid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_researcher_move_institution_id_fiscal_year",
                schema: "register",
                table: "researcher_move",
                columns: new[] { "institution_id", "fiscal_year" });

            migrationBuilder.CreateIndex(
                name: "ix_researcher_move_receiving_organisation_id",
                schema: "register",
                table: "researcher_move",
                column: "receiving_organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_startup_institution_id",
                schema: "register",
                table: "startup",
                column: "institution_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_claim_user_id",
                schema: "accounts",
                table: "user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_login_user_id",
                schema: "accounts",
                table: "user_login",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contract_amendment",
                schema: "register");

            migrationBuilder.DropTable(
                name: "contract_party",
                schema: "register");

            migrationBuilder.DropTable(
                name: "counting_setting",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "cross_appointment",
                schema: "register");

            migrationBuilder.DropTable(
                name: "data_protection_key",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "entry",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "field_cell",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "fiscal_year_receipt",
                schema: "register");

            migrationBuilder.DropTable(
                name: "joint_research_cell",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "licence_income",
                schema: "register");

            migrationBuilder.DropTable(
                name: "loaded_data",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "measured",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "official_value",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "organisation_identifier",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "organisation_name",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "organisation_successor",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "policy_target",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "published_programme",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "researcher_move",
                schema: "register");

            migrationBuilder.DropTable(
                name: "size_band",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "source",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "startup",
                schema: "register");

            migrationBuilder.DropTable(
                name: "user_claim",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "user_login",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "user_passkey",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "user_token",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "researcher",
                schema: "register");

            migrationBuilder.DropTable(
                name: "research_contract",
                schema: "register");

            migrationBuilder.DropTable(
                name: "licence_or_assignment",
                schema: "register");

            migrationBuilder.DropTable(
                name: "release",
                schema: "statistics");

            migrationBuilder.DropTable(
                name: "portal_user",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "programme",
                schema: "register");

            migrationBuilder.DropTable(
                name: "research_field",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "patent_right",
                schema: "register");

            migrationBuilder.DropTable(
                name: "organisation",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "prefecture",
                schema: "catalogue");

            migrationBuilder.DropTable(
                name: "region",
                schema: "catalogue");
        }
    }
}
