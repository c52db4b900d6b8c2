using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RaiseHearings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "arrangement_hearings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    letter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reply_by = table.Column<DateOnly>(type: "date", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    monthly_before_ore = table.Column<long>(type: "bigint", nullable: false),
                    monthly_ore = table.Column<long>(type: "bigint", nullable: false),
                    net_yearly_ore = table.Column<long>(type: "bigint", nullable: true),
                    has_dependants = table.Column<bool>(type: "boolean", nullable: false),
                    income_source = table.Column<string>(type: "text", nullable: false),
                    income_on = table.Column<DateOnly>(type: "date", nullable: true),
                    individual_ore = table.Column<long>(type: "bigint", nullable: true),
                    first_on = table.Column<DateOnly>(type: "date", nullable: false),
                    pay_day = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_arrangement_hearings", x => x.id);
                    table.ForeignKey(
                        name: "FK_arrangement_hearings_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_arrangement_hearings_claims_claim_id",
                        column: x => x.claim_id,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_arrangement_hearings_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_arrangement_hearings_agreement_id",
                table: "arrangement_hearings",
                column: "agreement_id");

            migrationBuilder.CreateIndex(
                name: "IX_arrangement_hearings_claim_id",
                table: "arrangement_hearings",
                column: "claim_id",
                unique: true,
                filter: "closed_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_arrangement_hearings_person_id",
                table: "arrangement_hearings",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "arrangement_hearings");
        }
    }
}
