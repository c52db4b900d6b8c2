using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// Makes a town larger by copies of its claims that are not due, with all that belongs to them: person, liability, entries, journal with its chain, and the bills.
/// Ids are others, scattered as they were; references, payment ids and CPR numbers bear the copy's number; nothing else differs.
/// </summary>
internal static class TownCopies
{
    /// <summary>Parents first.</summary>
    private static readonly IReadOnlyList<(Type Row, string Belongs)> Tables =
    [
        (typeof(PersonRow), "TRUE"), (typeof(ClaimRow), $"next_on > '{Days.SmallNights[0].Night:yyyy-MM-dd}'"), (typeof(LiabilityRow), OfClaim), (typeof(TransactionRow), OfClaim),
        (typeof(LineRow), OfClaim), (typeof(HoldRow), OfClaim), (typeof(JournalRow), OfClaim), (typeof(ChainRow), "journal_id IN (SELECT id FROM base_journal)"),
        (typeof(LetterClaimRow), OfClaim), (typeof(LetterRow), OfLetter("id")), (typeof(LetterInputsRow), OfLetter("letter_id")), (typeof(OutboxRow), OfLetter("id")), (typeof(StepRow), OfClaim),
    ];

    private const string OfClaim = "claim_id IN (SELECT id FROM base_claims)";

    // A letter's claims refer to the letter, and say which letters are copied.
    private static readonly Type[] Written = [typeof(LetterClaimRow)];

    private static string OfLetter(string column) => $"{column} IN (SELECT letter_id FROM base_letter_claims)";

    /// <param name="times">How many times as large the town is to be.</param>
    public static async Task Fill(Installation installation, long times, CancellationToken cancel)
    {
        if (times <= 1) return;
        await using var db = await installation.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        await Prepare(connection, cancel);
        var tables = Tables.Select(table => (db.Model.FindEntityType(table.Row)!, table.Belongs)).ToList();
        foreach (var (table, belongs) in tables) await Run(connection, $"CREATE TEMPORARY TABLE base_{table.GetTableName()} AS SELECT {Columns(table)} FROM {table.GetTableName()} WHERE {belongs}", cancel);
        var rows = Convert.ToInt64(await Scalar(connection, "SELECT count(*) FROM base_claims", cancel), CultureInfo.InvariantCulture);
        var all = Convert.ToInt64(await Scalar(connection, "SELECT count(*) FROM claims", cancel), CultureInfo.InvariantCulture);
        var links = Convert.ToInt64(await Scalar(connection, "SELECT max(number) FROM journal_chain", cancel), CultureInfo.InvariantCulture);
        var copied = Convert.ToInt64(await Scalar(connection, "SELECT count(*) FROM base_journal_chain", cancel), CultureInfo.InvariantCulture);
        var order = tables.Select(table => table.Item1).OrderBy(table => Written.Contains(table.ClrType)).ToList();
        for (var copy = 1L; copy <= all * (times - 1) / rows; copy++)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            foreach (var table in order) await Run(connection, Insert(table, copy, links + (copy - 1) * copied), cancel);
            await transaction.CommitAsync(cancel);
        }
        await Run(connection, string.Concat(tables.Select(table => $"DROP TABLE base_{table.Item1.GetTableName()};")), cancel);
    }

    private static async Task Prepare(DbConnection connection, CancellationToken cancel)
    {
        if (connection is SqliteConnection sqlite)
        {
            sqlite.CreateFunction<string?, long, string?>("copy_id", CopyId, isDeterministic: true);
            await Run(connection, "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -524288; PRAGMA temp_store = MEMORY", cancel);
            return;
        }
        await Run(connection, """
            CREATE FUNCTION pg_temp.copy_id(id uuid, copy bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
            $$ SELECT (lpad(to_hex((('x' || left(id::text, 4))::bit(16)::bigint + copy * 40503) & 65535), 4, '0') || substr(id::text, 5))::uuid $$
            """, cancel);
    }

    /// <summary>Other first digits: an id that told the time still tells a time, and a random one stays random.</summary>
    private static string? CopyId(string? id, long copy) => id is null
        ? null : string.Concat(((long.Parse(id.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + copy * 40503) & 65535).ToString("X4", CultureInfo.InvariantCulture), id.AsSpan(4));

    /// <summary>The chain has no holes: its copied links are numbered anew, from 1.</summary>
    private static string Columns(IEntityType table) => string.Join(", ", table.GetProperties().Select(property =>
        IsLink(property) ? "row_number() OVER (ORDER BY number) AS number" : $"\"{property.GetColumnName()}\""));

    private static bool IsLink(IProperty property) => property.DeclaringType.ClrType == typeof(ChainRow) && property.Name == nameof(ChainRow.Number);

    private static string Insert(IEntityType table, long copy, long links)
    {
        var columns = table.GetProperties().Select(property => (Name: property.GetColumnName(), Value: Value(property, copy, links))).ToList();
        return $"INSERT INTO {table.GetTableName()} ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) SELECT {string.Join(", ", columns.Select(column => column.Value))} FROM base_{table.GetTableName()}";
    }

    private static string Value(IProperty property, long copy, long links)
    {
        var column = $"\"{property.GetColumnName()}\"";
        if ((property.GetTypeMapping().Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid)) return $"{Function(property)}({column}, {copy})";
        return property.GetColumnName() switch
        {
            "reference" or "payment_id" or "id_number" => $"{column} || '-{copy}'",
            _ when IsLink(property) => $"{column} + {links}",
            _ => column,
        };
    }

    private static string Function(IProperty property) => property.GetColumnType() == "uuid" ? "pg_temp.copy_id" : "copy_id";

    private static async Task Run(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<object?> Scalar(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel);
    }
}
