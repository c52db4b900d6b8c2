using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Agreements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "receipt",
                table: "transactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "agreement_id",
                table: "bank_transactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    payment_id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    pay_day = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<int>(type: "integer", nullable: false),
                    breached_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cure_by = table.Column<DateOnly>(type: "date", nullable: true),
                    cured = table.Column<bool>(type: "boolean", nullable: false),
                    reinstated = table.Column<bool>(type: "boolean", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    policy_row = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreements", x => x.id);
                    table.ForeignKey(
                        name: "FK_agreements_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_agreements_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agreement_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<int>(type: "integer", nullable: false),
                    change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreement_changes", x => x.id);
                    table.ForeignKey(
                        name: "FK_agreement_changes_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agreement_claims",
                columns: table => new
                {
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreement_claims", x => new { x.agreement_id, x.claim_id });
                    table.ForeignKey(
                        name: "FK_agreement_claims_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_agreement_claims_claims_claim_id",
                        column: x => x.claim_id,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "arrangements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    net_yearly_ore = table.Column<long>(type: "bigint", nullable: true),
                    has_dependants = table.Column<bool>(type: "boolean", nullable: false),
                    income_source = table.Column<string>(type: "text", nullable: false),
                    income_on = table.Column<DateOnly>(type: "date", nullable: true),
                    percent = table.Column<int>(type: "integer", nullable: true),
                    monthly_ore = table.Column<long>(type: "bigint", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    look_again_on = table.Column<DateOnly>(type: "date", nullable: false),
                    replaced_on = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_arrangements", x => x.id);
                    table.ForeignKey(
                        name: "FK_arrangements_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_arrangements_claims_claim_id",
                        column: x => x.claim_id,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_arrangements_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "instalments",
                columns: table => new
                {
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount_ore = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instalments", x => new { x.agreement_id, x.plan, x.number });
                    table.ForeignKey(
                        name: "FK_instalments_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_bank_transactions_agreement_id",
                table: "bank_transactions",
                column: "agreement_id",
                filter: "agreement_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_agreement_changes_agreement_id",
                table: "agreement_changes",
                column: "agreement_id");

            migrationBuilder.CreateIndex(
                name: "IX_agreement_claims_claim_id",
                table: "agreement_claims",
                column: "claim_id");

            migrationBuilder.CreateIndex(
                name: "IX_agreements_payment_id",
                table: "agreements",
                column: "payment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_agreements_person_id",
                table: "agreements",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_agreements_request_id",
                table: "agreements",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_arrangements_agreement_id",
                table: "arrangements",
                column: "agreement_id");

            migrationBuilder.CreateIndex(
                name: "IX_arrangements_claim_id",
                table: "arrangements",
                column: "claim_id");

            migrationBuilder.CreateIndex(
                name: "IX_arrangements_look_again_on",
                table: "arrangements",
                column: "look_again_on",
                filter: "replaced_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_arrangements_person_id",
                table: "arrangements",
                column: "person_id");

            migrationBuilder.AddForeignKey(
                name: "FK_bank_transactions_agreements_agreement_id",
                table: "bank_transactions",
                column: "agreement_id",
                principalTable: "agreements",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_bank_transactions_agreements_agreement_id",
                table: "bank_transactions");

            migrationBuilder.DropTable(
                name: "agreement_changes");

            migrationBuilder.DropTable(
                name: "agreement_claims");

            migrationBuilder.DropTable(
                name: "arrangements");

            migrationBuilder.DropTable(
                name: "instalments");

            migrationBuilder.DropTable(
                name: "agreements");

            migrationBuilder.DropIndex(
                name: "IX_bank_transactions_agreement_id",
                table: "bank_transactions");

            migrationBuilder.DropColumn(
                name: "receipt",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "agreement_id",
                table: "bank_transactions");
        }
    }
}
