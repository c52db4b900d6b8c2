using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Course : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nobody has chosen anything yet: the table is empty.
            migrationBuilder.DropColumn(name: "value", table: "policy_choices");
            migrationBuilder.AddColumn<long>(name: "value", table: "policy_choices", type: "INTEGER", nullable: false, defaultValue: 0L);

            migrationBuilder.AddColumn<DateOnly>(
                name: "fee_reason_on",
                table: "claims",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "fee_reason_on",
                table: "claims");

            migrationBuilder.DropColumn(name: "value", table: "policy_choices");
            migrationBuilder.AddColumn<string>(name: "value", table: "policy_choices", type: "TEXT", nullable: false, defaultValue: "");
        }
    }
}
