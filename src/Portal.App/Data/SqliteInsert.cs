using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Portal.App.Data;

/// <summary>
/// Writes rows by one prepared statement of SQLite's own: the ADO.NET provider looks every parameter up by name for every row, which takes most of the time of a
/// large import.
/// </summary>
internal static class SqliteInsert
{
    /// <param name="binds">One for each question mark of the statement, in order.</param>
    public static void Run<T>(SqliteConnection connection, string sql, IReadOnlyList<SqliteBind<T>> binds, IEnumerable<T> rows, CancellationToken cancel)
    {
        var database = connection.Handle ?? throw new InvalidOperationException("A bulk insert needs an open connection.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        using (statement)
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < binds.Count; i++)
                    if (binds[i](statement, i + 1, row) is var bound and not raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(bound, database);
                if (raw.sqlite3_step(statement) is var result and not raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);
                if (raw.sqlite3_reset(statement) is var reset and not raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(reset, database);
            }
    }
}
