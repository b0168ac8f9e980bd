using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollabPortal.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class ApprovalReason : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "approval_reason",
                schema: "register",
                table: "research_contract",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "approval_reason",
                schema: "register",
                table: "research_contract");
        }
    }
}
