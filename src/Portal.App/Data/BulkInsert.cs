using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Portal.App.Data;

/// <summary>
/// Writes many rows on EF's own connection and transaction: one prepared command on SQLite, binary COPY on PostgreSQL.
/// Columns and conversions come from EF's model, so a row looks the same whichever way it was written.
/// </summary>
internal static class BulkInsert
{
    public static async Task InsertMany<T>(this PortalDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0) return;
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("A bulk insert needs a transaction.");
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not a table.");
        if (transaction.Connection is NpgsqlConnection postgres) await Copy(postgres, entity, rows, cancel);
        else Insert((SqliteConnection)transaction.Connection!, entity, rows, cancel);
    }

    private static void Insert<T>(SqliteConnection connection, IEntityType entity, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        var (sql, binds) = Prepared<T>.Of(entity);
        SqliteInsert.Run(connection, sql, binds, rows, cancel);
    }

    private static async Task Copy<T>(NpgsqlConnection connection, IEntityType entity, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        var columns = entity.GetProperties().Select(property => new Column(property)).ToArray();
        await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{entity.GetTableName()}\" ({Names(entity)}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancel);
            foreach (var column in columns)
                if (column.ValueOf(row) is { } value) await writer.WriteAsync(value, column.StoreType, cancel);
                else await writer.WriteNullAsync(cancel);
        }
        await writer.CompleteAsync(cancel);
    }

    private static string Names(IEntityType entity) => string.Join(", ", entity.GetProperties().Select(property => $"\"{property.GetColumnName()}\""));

    /// <summary>The statement for a table of SQLite and its parameters, made once.</summary>
    private static class Prepared<T> where T : class
    {
        private static (string, SqliteBind<T>[])? _made;

        public static (string Sql, SqliteBind<T>[] Binds) Of(IEntityType entity)
        {
            var properties = entity.GetProperties().ToList();
            return _made ??= (
                $"INSERT INTO \"{entity.GetTableName()}\" ({Names(entity)}) VALUES ({string.Join(", ", properties.Select(_ => "?"))})",
                [.. properties.Select(property => SqliteBind.Of<T>(property.PropertyInfo!))]);
        }
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public NpgsqlDbType StoreType => property.GetColumnType() switch
        {
            "uuid" => NpgsqlDbType.Uuid,
            "bigint" => NpgsqlDbType.Bigint,
            "integer" => NpgsqlDbType.Integer,
            "boolean" => NpgsqlDbType.Boolean,
            "date" => NpgsqlDbType.Date,
            "timestamp with time zone" => NpgsqlDbType.TimestampTz,
            _ => NpgsqlDbType.Text,
        };

        public object? ValueOf(object row)
        {
            var value = _getter.GetClrValue(row);
            return _convert is null || value is null ? value : _convert(value);
        }
    }
}
