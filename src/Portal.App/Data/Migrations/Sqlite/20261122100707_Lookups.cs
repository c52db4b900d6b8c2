using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Lookups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_deliveries_at",
                table: "deliveries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_bank_transactions_bank_reference",
                table: "bank_transactions",
                column: "bank_reference",
                filter: "bank_reference <> ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_at",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_bank_transactions_bank_reference",
                table: "bank_transactions");
        }
    }
}
