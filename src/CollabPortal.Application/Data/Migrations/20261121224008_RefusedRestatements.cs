using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class RefusedRestatements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "refusal",
                schema: "register",
                table: "restatement",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "refused_at",
                schema: "register",
                table: "restatement",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "refused_by",
                schema: "register",
                table: "restatement",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "settled_at",
                schema: "register",
                table: "restatement",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "trail",
                schema: "register",
                table: "restatement",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<string>(
                name: "outside_reason",
                schema: "register",
                table: "research_contract",
                type: "text",
                nullable: true);

            migrationBuilder.Sql(SqlFiles.Read("refused_restatements.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "refusal",
                schema: "register",
                table: "restatement");

            migrationBuilder.DropColumn(
                name: "refused_at",
                schema: "register",
                table: "restatement");

            migrationBuilder.DropColumn(
                name: "refused_by",
                schema: "register",
                table: "restatement");

            migrationBuilder.DropColumn(
                name: "settled_at",
                schema: "register",
                table: "restatement");

            migrationBuilder.DropColumn(
                name: "trail",
                schema: "register",
                table: "restatement");

            migrationBuilder.DropColumn(
                name: "outside_reason",
                schema: "register",
                table: "research_contract");
        }
    }
}
