using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Sqlite
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    letter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reply_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    monthly_before_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    monthly_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    net_yearly_ore = table.Column<long>(type: "INTEGER", nullable: true),
                    has_dependants = table.Column<bool>(type: "INTEGER", nullable: false),
                    income_source = table.Column<string>(type: "TEXT", nullable: false),
                    income_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    individual_ore = table.Column<long>(type: "INTEGER", nullable: true),
                    first_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    pay_day = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
