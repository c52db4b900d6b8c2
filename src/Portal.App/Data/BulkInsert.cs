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
        var columns = entity.GetProperties().Select(property => new Column(property)).ToArray();

        if (transaction.Connection is NpgsqlConnection postgres) await Copy(postgres, entity.GetTableName()!, columns, rows, cancel);
        else SqliteInsert.Run((SqliteConnection)transaction.Connection!, entity.GetTableName()!, columns.Select(column => column.Name), rows, (row, i) => columns[i].ValueOf(row), cancel);
    }

    private static async Task Copy<T>(NpgsqlConnection connection, string table, Column[] columns, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancel);
            foreach (var column in columns)
                if (column.ValueOf(row) is { } value) await writer.WriteAsync(value, column.StoreType, cancel);
                else await writer.WriteNullAsync(cancel);
        }
        await writer.CompleteAsync(cancel);
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

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
