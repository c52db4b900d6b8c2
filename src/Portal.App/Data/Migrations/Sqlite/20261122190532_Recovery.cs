using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Recovery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "told_ore",
                table: "steps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "notice_waivers",
                columns: table => new
                {
                    claim_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    approval_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_waivers", x => new { x.claim_id, x.person_id });
                    table.ForeignKey(
                        name: "FK_notice_waivers_claims_claim_id",
                        column: x => x.claim_id,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_notice_waivers_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_balances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    balance_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    other_creditors = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_balances", x => x.id);
                    table.ForeignKey(
                        name: "FK_recovery_balances_claims_claim_id",
                        column: x => x.claim_id,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_changes = table.Column<bool>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sum_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    document_sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    handed_over_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_stays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    hearing_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    end_code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_stays", x => x.id);
                    table.ForeignKey(
                        name: "FK_recovery_stays_claims_claim_id",
                        column: x => x.claim_id,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stay_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    about = table.Column<Guid>(type: "TEXT", nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cause = table.Column<Guid>(type: "TEXT", nullable: true),
                    queued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    queued_by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    outcome_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    outcome_codes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_actions", x => x.id);
                    table.ForeignKey(
                        name: "FK_recovery_actions_claims_claim_id",
                        column: x => x.claim_id,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_recovery_actions_recovery_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "recovery_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_batch_claims",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    left_out = table.Column<string>(type: "TEXT", nullable: false),
                    amount_ore = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_batch_claims", x => new { x.batch_id, x.claim_id });
                    table.ForeignKey(
                        name: "FK_recovery_batch_claims_claims_claim_id",
                        column: x => x.claim_id,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_recovery_batch_claims_recovery_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "recovery_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_entries",
                columns: table => new
                {
                    stay_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    transaction_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_entries", x => new { x.stay_id, x.transaction_id });
                    table.ForeignKey(
                        name: "FK_recovery_entries_recovery_stays_stay_id",
                        column: x => x.stay_id,
                        principalTable: "recovery_stays",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_records",
                columns: table => new
                {
                    stay_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount_ore = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_records", x => new { x.stay_id, x.record_id });
                    table.ForeignKey(
                        name: "FK_recovery_records_recovery_stays_stay_id",
                        column: x => x.stay_id,
                        principalTable: "recovery_stays",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_returns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stay_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    balance_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_returns", x => x.id);
                    table.ForeignKey(
                        name: "FK_recovery_returns_recovery_stays_stay_id",
                        column: x => x.stay_id,
                        principalTable: "recovery_stays",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_receipts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    codes = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_receipts", x => x.id);
                    table.ForeignKey(
                        name: "FK_recovery_receipts_recovery_actions_action_id",
                        column: x => x.action_id,
                        principalTable: "recovery_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_notice_waivers_person_id",
                table: "notice_waivers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_actions_batch_id",
                table: "recovery_actions",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_actions_claim_id",
                table: "recovery_actions",
                column: "claim_id");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_balances_claim_id",
                table: "recovery_balances",
                column: "claim_id");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_batch_claims_claim_id",
                table: "recovery_batch_claims",
                column: "claim_id");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_batches_number",
                table: "recovery_batches",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recovery_receipts_action_id",
                table: "recovery_receipts",
                column: "action_id");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_returns_stay_id",
                table: "recovery_returns",
                column: "stay_id");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_stays_claim_id_number",
                table: "recovery_stays",
                columns: new[] { "claim_id", "number" },
                unique: true);

            migrationBuilder.ProtectAppendOnly(["recovery_records", "recovery_entries", "recovery_receipts", "recovery_balances", "recovery_returns"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice_waivers");

            migrationBuilder.DropTable(
                name: "recovery_balances");

            migrationBuilder.DropTable(
                name: "recovery_batch_claims");

            migrationBuilder.DropTable(
                name: "recovery_entries");

            migrationBuilder.DropTable(
                name: "recovery_receipts");

            migrationBuilder.DropTable(
                name: "recovery_records");

            migrationBuilder.DropTable(
                name: "recovery_returns");

            migrationBuilder.DropTable(
                name: "recovery_actions");

            migrationBuilder.DropTable(
                name: "recovery_stays");

            migrationBuilder.DropTable(
                name: "recovery_batches");

            migrationBuilder.DropColumn(
                name: "told_ore",
                table: "steps");
        }
    }
}
