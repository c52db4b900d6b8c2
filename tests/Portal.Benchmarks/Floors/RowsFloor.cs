using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.App.Settings;
using Portal.Benchmarks.Report;

namespace Portal.Benchmarks.Floors;

/// <summary>
/// The rows that the portal wrote, put once more into the same tables by SQLite itself, in as many transactions and with the same keys, indexes and settings: nothing is
/// read, decided, checked or digested. What the records cost, whatever program writes them.
/// </summary>
internal static class RowsFloor
{
    /// <summary>As large as the portal's own: pieces of a night and of an import.</summary>
    private const int Piece = 2000;

    /// <summary>Written when all else is.</summary>
    private const string Seal = "journal_chain";

    /// <summary>What a night changes of a claim.</summary>
    private const string Figures = "version = new.version, balance_ore = new.balance_ore, credit_ore = new.credit_ore, derived_on = new.derived_on, next_on = new.next_on";

    /// <summary>A copy of the database as it is before the portal writes.</summary>
    /// <returns>Null on PostgreSQL, where it is not measured.</returns>
    public static async Task<Installation?> Before(Bench bench, Installation installation, CancellationToken cancel)
    {
        if (bench.Engine != DatabaseProvider.Sqlite) return null;
        await installation.Settle(cancel);
        return await installation.Copy(bench.Root, cancel);
    }

    /// <param name="unit">A row of this table is what pieces are made of.</param>
    /// <param name="floor">What the portal itself is measured against.</param>
    /// <returns>What to say beside the portal's own figure.</returns>
    public static async Task<string> Note(Installation? before, Installation after, string unit, Timing floor, CancellationToken cancel)
    {
        if (before is null) return "";
        await after.Settle(cancel);
        var time = await Run(before.Place, after.Place, unit, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"its rows alone, copied by SQLite: {time.TotalSeconds:0.0} s, {time.TotalSeconds / floor.Median:0.0} ×");
    }

    private static async Task<TimeSpan> Run(Place before, Place after, string unit, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(before.Connection + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await Do(connection, $"ATTACH '{new SqliteConnectionStringBuilder(after.Connection).DataSource}' AS written", cancel);
        await Do(connection, "PRAGMA main.cache_size = -32768; PRAGMA wal_autocheckpoint = 32768; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", cancel);
        var tables = await Tables(connection, cancel);
        var units = tables.Single(table => table.Name == unit).Rows;
        await Do(connection, "CREATE TEMP TABLE changed AS SELECT new.rowid AS at FROM written.claims new JOIN main.claims old ON old.id = new.id WHERE old.version <> new.version ORDER BY new.id", cancel);
        var changed = await Number(connection, "SELECT COUNT(*) FROM changed", cancel);

        var watch = Stopwatch.StartNew();
        for (long done = 0; done < units; done += Piece)
        {
            var upTo = Math.Min(done + Piece, units);
            await Do(connection, "BEGIN IMMEDIATE", cancel);
            foreach (var table in tables)
                await Do(connection, $"INSERT INTO main.\"{table.Name}\" SELECT * FROM written.\"{table.Name}\" WHERE rowid > {table.Until(done, units)} AND rowid <= {table.Until(upTo, units)}", cancel);
            await Do(connection, $"""
                UPDATE main.claims SET {Figures} FROM (SELECT * FROM written.claims WHERE rowid IN (SELECT at FROM changed WHERE rowid > {changed * done / units} AND rowid <= {changed * upTo / units})) new
                WHERE main.claims.id = new.id
                """, cancel);
            await Do(connection, "COMMIT", cancel);
        }
        return watch.Elapsed;
    }

    /// <summary>What has grown, parents first.</summary>
    private static async Task<IReadOnlyList<Grown>> Tables(SqliteConnection connection, CancellationToken cancel)
    {
        var rows = new Dictionary<string, (long Before, long More)>();
        foreach (var (name, _) in await Pairs(connection, "SELECT name, '' FROM written.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", cancel))
        {
            var before = await Number(connection, $"SELECT COALESCE(MAX(rowid), 0) FROM main.\"{name}\"", cancel);
            var more = await Number(connection, $"SELECT COALESCE(MAX(rowid), 0) FROM written.\"{name}\"", cancel) - before;
            if (more > 0) rows[name] = (before, more);
        }
        var parents = (await Pairs(connection, "SELECT t.name, f.\"table\" FROM written.sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'", cancel))
            .Where(pair => pair.Key != pair.Value && rows.ContainsKey(pair.Value)).ToLookup(pair => pair.Key, pair => pair.Value);
        int Depth(string table) => parents[table].Select(parent => Depth(parent) + 1).DefaultIfEmpty(0).Max();
        return [.. rows.Select(table => new Grown(table.Key, table.Value.Before, table.Value.More, Depth(table.Key), table.Key == Seal || parents[table.Key].Any(parent => table.Value.More % rows[parent].More != 0)))
            .OrderBy(table => table.Depth)];
    }

    private static async Task<List<KeyValuePair<string, string>>> Pairs(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        await using var command = Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) pairs.Add(new(reader.GetString(0), reader.GetString(1)));
        return pairs;
    }

    private static async Task<long> Number(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = Command(connection, sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    private static async Task Do(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql) => new(sql, connection) { CommandTimeout = 0 };

    /// <param name="Before">The last row there was.</param>
    /// <param name="Depth">How many new parents a row has above it.</param>
    /// <param name="Last">Its rows come with the last piece: the seal, and those few that not every new parent has, so that where they belong cannot be reckoned.</param>
    private sealed record Grown(string Name, long Before, long Rows, int Depth, bool Last)
    {
        /// <summary>The last row of the pieces so far. What has a new parent keeps a little behind it, so that no row comes before the one it names.</summary>
        public long Until(long done, long units) => Before + (done == units ? Rows : Last ? 0 : Math.Max(0, done - Depth) * Rows / units);
    }
}
