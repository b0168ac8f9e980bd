using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class ConfirmedRestatements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmed_at",
                schema: "register",
                table: "restatement",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "confirmed_by",
                schema: "register",
                table: "restatement",
                type: "uuid",
                nullable: true);

            migrationBuilder.Sql(SqlFiles.Read("restatements.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "confirmed_at",
                schema: "register",
                table: "restatement");

            migrationBuilder.DropColumn(
                name: "confirmed_by",
                schema: "register",
                table: "restatement");
        }
    }
}
