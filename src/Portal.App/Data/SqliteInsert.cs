using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Portal.App.Data;

/// <summary>
/// Inserts rows by one statement of SQLite's own: the ADO.NET provider looks every parameter up by name for every row, which
/// takes most of the time of a large import. Values are stored as that provider stores them.
/// </summary>
internal static class SqliteInsert
{
    /// <param name="valueOf">The value of a row's column, as the database has it.</param>
    public static void Run<T>(SqliteConnection connection, string table, IEnumerable<string> columns, IEnumerable<T> rows, Func<T, int, object?> valueOf, CancellationToken cancel)
    {
        var names = columns.ToList();
        var sql = $"INSERT INTO \"{table}\" ({string.Join(", ", names.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", names.Select(_ => "?"))})";
        Run(connection, sql, names.Count, rows, valueOf, cancel);
    }

    /// <summary>One prepared statement for every row.</summary>
    /// <param name="parameters">How many question marks it has.</param>
    public static void Run<T>(SqliteConnection connection, string sql, int parameters, IEnumerable<T> rows, Func<T, int, object?> valueOf, CancellationToken cancel)
    {
        var database = connection.Handle ?? throw new InvalidOperationException("A bulk insert needs an open connection.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        using (statement)
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < parameters; i++) SqliteException.ThrowExceptionForRC(Bind(statement, i + 1, valueOf(row, i)), database);
                if (raw.sqlite3_step(statement) is var result and not raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);
                SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), database);
            }
    }

    private static int Bind(sqlite3_stmt statement, int parameter, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, parameter),
        string text => raw.sqlite3_bind_text(statement, parameter, text),
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        int number => raw.sqlite3_bind_int64(statement, parameter, number),
        bool flag => raw.sqlite3_bind_int(statement, parameter, flag ? 1 : 0),
        Guid id => BindId(statement, parameter, id),
        DateOnly day => BindDay(statement, parameter, day),
        DateTime instant => raw.sqlite3_bind_text(statement, parameter, instant.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} has no place in a column."),
    };

    private static int BindId(sqlite3_stmt statement, int parameter, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(statement, parameter, text);
    }

    private static int BindDay(sqlite3_stmt statement, int parameter, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, parameter, text);
    }
}
