using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RequestAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_decision_grounds",
                table: "decision_grounds");

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "request_kinds",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "decision_grounds",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "deferral");

            migrationBuilder.AddPrimaryKey(
                name: "PK_decision_grounds",
                table: "decision_grounds",
                columns: new[] { "request_id", "kind", "ground" });

            // Until now a request asked for one thing, and its answer was about that.
            migrationBuilder.Sql("UPDATE decision_grounds SET kind = (SELECT k.kind FROM request_kinds k WHERE k.request_id = decision_grounds.request_id);");
            migrationBuilder.Sql("UPDATE request_kinds SET outcome = (SELECT r.status FROM requests r WHERE r.id = request_kinds.request_id AND r.decided_by IS NOT NULL AND r.status IN ('granted', 'partly-granted', 'refused'));");

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposals", x => x.id);
                    table.ForeignKey(
                        name: "FK_proposals_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_proposals_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_frame_rules",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_request_frame_rules", x => new { x.request_id, x.kind, x.rule });
                    table.ForeignKey(
                        name: "FK_request_frame_rules_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_proposals_agreement_id",
                table: "proposals",
                column: "agreement_id");

            migrationBuilder.CreateIndex(
                name: "IX_proposals_request_id",
                table: "proposals",
                column: "request_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "request_frame_rules");

            migrationBuilder.DropPrimaryKey(
                name: "PK_decision_grounds",
                table: "decision_grounds");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "request_kinds");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "decision_grounds");

            migrationBuilder.AddPrimaryKey(
                name: "PK_decision_grounds",
                table: "decision_grounds",
                columns: new[] { "request_id", "ground" });
        }
    }
}
