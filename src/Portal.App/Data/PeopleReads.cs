using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Portal.App.Access;
using Portal.Domain.People;
using SQLitePCL;

namespace Portal.App.Data;

/// <summary>Counts whose data a request of staff is given by the database, row by row (quality.md, I11): the column that a value comes from is the engine's own word, not the query's.</summary>
internal sealed class PeopleReads : DbCommandInterceptor
{
    private const string People = "persons", PersonKey = "id";

    /// <summary>What tells who somebody is, or is about them alone.</summary>
    private static readonly HashSet<string> Telling = ["id_number", "name", "search_name", "street", "postcode", "city", "email", "phone", "benefit"];

    /// <summary>By the text of the query: where its rows name the person, or null when they tell of nobody.</summary>
    private readonly ConcurrentDictionary<string, int[]?> _known = [];

    private Dictionary<(uint, short), (string Table, string Column)>? _numbered;

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Counted(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Counted(command, eventData, result));

    private DbDataReader Counted(DbCommand command, CommandExecutedEventData about, DbDataReader rows)
    {
        if (DeskRequest.Current is not { } request || about.CommandSource is not (CommandSource.LinqQuery or CommandSource.FromSqlQuery)) return rows;
        var ids = _known.GetOrAdd(command.CommandText, _ => Ids(command, rows, about.Context!));
        return ids is null ? rows : new CountedReader(rows, ids, request);
    }

    /// <exception cref="InvalidOperationException">Its rows tell of people and do not say of whom.</exception>
    private int[]? Ids(DbCommand query, DbDataReader rows, DbContext db)
    {
        var origins = rows is SqliteDataReader sqlite ? Origins(sqlite) : Origins((NpgsqlDataReader)rows, query.Connection!);
        if (!origins.Any(column => column.Table == People && Telling.Contains(column.Name))) return null;
        var named = origins.Where(column => column is (_, People, PersonKey)).Select(column => column.At).ToArray();
        if (named.Length == 0) named = [.. origins.Where(column => References(db).Contains((column.Table, column.Name))).Select(column => column.At)];
        return named.Length > 0 ? named : throw new InvalidOperationException($"A query of a request of staff tells of people and does not say of whom: it must give their id too (I11).\n{query.CommandText}");
    }

    private static List<(int At, string Table, string Name)> Origins(SqliteDataReader rows) =>
        [.. Enumerable.Range(0, rows.FieldCount).Select(at => (at, raw.sqlite3_column_table_name(rows.Handle, at).utf8_to_string() ?? "", raw.sqlite3_column_origin_name(rows.Handle, at).utf8_to_string() ?? ""))];

    /// <summary>PostgreSQL says it by numbers of its own, which are asked for once.</summary>
    private List<(int At, string Table, string Name)> Origins(NpgsqlDataReader rows, DbConnection connection)
    {
        var names = LazyInitializer.EnsureInitialized(ref _numbered, () => Numbered(connection));
        return [.. rows.GetColumnSchema().Select((column, at) => names.TryGetValue((column.TableOID, column.ColumnAttributeNumber ?? 0), out var name) ? (at, name.Table, name.Column) : (at, "", ""))];
    }

    /// <summary>On a connection of its own: the one at hand is giving rows.</summary>
    private static Dictionary<(uint, short), (string Table, string Column)> Numbered(DbConnection connection)
    {
        using var own = (NpgsqlConnection)((ICloneable)connection).Clone();
        own.Open();
        using var command = own.CreateCommand();
        command.CommandText = "SELECT attrelid, attnum, relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0";
        using var rows = command.ExecuteReader();
        var names = new Dictionary<(uint, short), (string, string)>();
        while (rows.Read()) names[(rows.GetFieldValue<uint>(0), rows.GetInt16(1))] = (rows.GetString(2), rows.GetString(3));
        return names;
    }

    private static HashSet<(string, string)> References(DbContext db) =>
    [
        .. db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(PersonId))
            .Select(property => (entity.GetTableName() ?? "", property.GetColumnName()))),
    ];
}
