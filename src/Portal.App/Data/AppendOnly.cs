using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.App.Data;

/// <summary>
/// Called from the migrations of both providers: rows of these tables can be added, never changed or deleted.
/// A SQLite migration that alters a column builds the table anew and drops its triggers: it must end with this again.
/// </summary>
internal static class AppendOnly
{
    public static void ProtectAppendOnly(this MigrationBuilder migration, IEnumerable<string> tables)
    {
        foreach (var table in tables)
            if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)) ProtectOnSqlite(migration, table);
            else ProtectOnPostgres(migration, table);
    }

    /// <summary>Rows of this table can be changed or deleted until the column has a value; from then on never.</summary>
    public static void ProtectOnceSet(this MigrationBuilder migration, string table, string column)
    {
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
            foreach (var verb in (string[])["update", "delete"])
                migration.Sql($"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} WHEN OLD.{column} IS NOT NULL BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
        else
            migration.Sql($"""
                CREATE TRIGGER {table}_once_set BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW WHEN (OLD.{column} IS NOT NULL) EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """);
    }

    private static void ProtectOnSqlite(MigrationBuilder migration, string table)
    {
        foreach (var verb in (string[])["update", "delete"])
            migration.Sql($"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
    }

    private static void ProtectOnPostgres(MigrationBuilder migration, string table) => migration.Sql($"""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
        CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        """);
}
