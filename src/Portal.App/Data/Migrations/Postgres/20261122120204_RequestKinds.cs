using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RequestKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "request_kinds",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_request_kinds", x => new { x.request_id, x.kind });
                    table.ForeignKey(
                        name: "FK_request_kinds_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("INSERT INTO request_kinds (request_id, kind) SELECT id, kind FROM requests;");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "requests");

            migrationBuilder.AddColumn<DateOnly>(
                name: "first_on",
                table: "requests",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "monthly_ore",
                table: "requests",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pay_day",
                table: "requests",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "requests",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE requests SET kind = (SELECT MIN(kind) FROM request_kinds WHERE request_id = requests.id);");

            migrationBuilder.DropTable(
                name: "request_kinds");

            migrationBuilder.DropColumn(
                name: "first_on",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "monthly_ore",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "pay_day",
                table: "requests");
        }
    }
}
