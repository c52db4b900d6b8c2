using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Data;

/// <summary>Brings the cached figures of many claims up to date: one prepared statement on SQLite, one statement over arrays on PostgreSQL.</summary>
internal static class ClaimFiguresTable
{
    private const string Sqlite = "UPDATE claims SET balance_ore = ?, credit_ore = ?, derived_on = ?, next_on = ?, custody = ?, version = version + ? WHERE id = ?";

    private const string Postgres = """
        UPDATE claims SET balance_ore = new.balance, credit_ore = new.credit, derived_on = new.derived, next_on = new.next, custody = new.custody, version = claims.version + new.raised
        FROM unnest(@balance, @credit, @derived, @next, @custody, @raised, @id) AS new(balance, credit, derived, next, custody, raised, id) WHERE claims.id = new.id
        """;

    /// <param name="changed">Those that more than time has happened to: their version is raised.</param>
    public static async Task UpdateFigures(this PortalDb db, IReadOnlyList<ClaimFigures> figures, IReadOnlySet<ClaimId> changed, CancellationToken cancel)
    {
        if (figures.Count == 0) return;
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Figures are part of a transaction.");
        int Raised(ClaimFigures row) => changed.Contains(row.Claim) ? 1 : 0;

        if (transaction.Connection is SqliteConnection sqlite)
        {
            SqliteInsert.Run(
                sqlite, Sqlite,
                [
                    SqliteBind.Number<ClaimFigures>(row => row.Balance.Ore), SqliteBind.Number<ClaimFigures>(row => row.Credit.Ore), SqliteBind.Day<ClaimFigures>(row => row.DerivedOn),
                    SqliteBind.Day<ClaimFigures>(row => row.NextOn), SqliteBind.Text<ClaimFigures>(row => Slug.Of(row.Custody)), SqliteBind.Number<ClaimFigures>(row => Raised(row)),
                    SqliteBind.Id<ClaimFigures>(row => row.Claim.Value),
                ],
                figures, cancel);
            return;
        }

        await using var command = new NpgsqlCommand(Postgres, (NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        void Add<T>(string name, NpgsqlDbType type, Func<ClaimFigures, T> value) =>
            command.Parameters.Add(new NpgsqlParameter<T[]>(name, NpgsqlDbType.Array | type) { TypedValue = [.. figures.Select(value)] });
        Add("balance", NpgsqlDbType.Bigint, row => row.Balance.Ore);
        Add("credit", NpgsqlDbType.Bigint, row => row.Credit.Ore);
        Add("derived", NpgsqlDbType.Date, row => row.DerivedOn);
        Add("next", NpgsqlDbType.Date, row => row.NextOn);
        Add("custody", NpgsqlDbType.Text, row => Slug.Of(row.Custody));
        Add("raised", NpgsqlDbType.Integer, Raised);
        Add("id", NpgsqlDbType.Uuid, row => row.Claim.Value);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
