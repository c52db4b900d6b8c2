using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Sqlite
{
    /// <summary>The tables that Accounting built anew get their triggers back: they are built at its very end, after anything it could do itself.</summary>
    public partial class AccountingTriggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.ProtectAppendOnly(["transactions", "lines"]);
        }
    }
}
