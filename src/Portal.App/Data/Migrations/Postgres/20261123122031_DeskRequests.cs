using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DeskRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "request_id",
                table: "access_log",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "desk_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_requests", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_log_request_id",
                table: "access_log",
                column: "request_id",
                filter: "request_id IS NOT NULL");
            migrationBuilder.ProtectAppendOnly(["desk_requests"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "desk_requests");

            migrationBuilder.DropIndex(
                name: "IX_access_log_request_id",
                table: "access_log");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "access_log");
        }
    }
}
