using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LeanerTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_letters_request_id",
                table: "letters");

            migrationBuilder.DropIndex(
                name: "IX_journal_request_id",
                table: "journal");

            migrationBuilder.CreateIndex(
                name: "IX_letters_request_id",
                table: "letters",
                column: "request_id",
                filter: "request_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_journal_request_id",
                table: "journal",
                column: "request_id",
                filter: "request_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_claims_basis_on",
                table: "claims",
                column: "basis_on",
                filter: "basis_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_claims_limitation_on",
                table: "claims",
                column: "limitation_on",
                filter: "limitation_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_claims_pay_by",
                table: "claims",
                column: "pay_by");

            migrationBuilder.CreateIndex(
                name: "IX_claims_period_to",
                table: "claims",
                column: "period_to",
                filter: "type IN ('cash-benefit-repayment', 'daycare-repayment')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_letters_request_id",
                table: "letters");

            migrationBuilder.DropIndex(
                name: "IX_journal_request_id",
                table: "journal");

            migrationBuilder.DropIndex(
                name: "IX_claims_basis_on",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "IX_claims_limitation_on",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "IX_claims_pay_by",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "IX_claims_period_to",
                table: "claims");

            migrationBuilder.CreateIndex(
                name: "IX_letters_request_id",
                table: "letters",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_journal_request_id",
                table: "journal",
                column: "request_id");
        }
    }
}
