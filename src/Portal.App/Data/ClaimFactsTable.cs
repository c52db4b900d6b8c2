using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Limitations;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Data;

/// <summary>
/// Reads the facts of many claims from their tables, without the rows between that EF would make of them: a night and <c>verify</c> spend a quarter of their time
/// reading. The same text on both engines; how ids are handed in and values are taken out is the engine's.
/// </summary>
internal static class ClaimFactsTable
{
    private const string Claims = """
        SELECT id, version, source, reference, type, custody, payment_id, description, arrived_on, due_on, pay_by, limitation_on, basis, state_refund, derived_on, fee_reason_on, period_to, period_from, established_on, basis_on, property
        FROM claims WHERE id IN ids ORDER BY due_on, payment_id
        """;

    private const string Liable = "SELECT claim_id, person_id, kind, confirmed_on, ended_on FROM liabilities WHERE claim_id IN ids";

    private const string Postings = """
        SELECT claim_id, id, kind, "on", amount_ore, rule, "of", accrual_on, corrects, corrects_on, letter_id, receipt
        FROM transactions WHERE claim_id IN ids ORDER BY "on", at, id
        """;

    private const string Steps = """SELECT claim_id, step, "on", person_id, letter_id, skipped, done_on, cycle, told_ore FROM steps WHERE claim_id IN ids ORDER BY "on", claim_id, person_id, step, cycle""";

    private const string Holds = """SELECT claim_id, id, kind, "from", until, lifted_on, cause, resume_on, person_id FROM holds WHERE claim_id IN ids ORDER BY "from", id""";

    private const string Terms = "SELECT claim_id, due_on, amount_ore FROM terms WHERE claim_id IN ids ORDER BY claim_id, due_on";

    private const string Acknowledged = "SELECT claim_id, person_id, acknowledged_on, of_amount FROM acknowledgements WHERE claim_id IN ids ORDER BY claim_id, acknowledged_on, id";

    private const string Agreed = "SELECT claim_id, agreement_id FROM agreement_claims WHERE claim_id IN ids";

    /// <returns>Oldest due date first; a claim that does not exist is left out.</returns>
    public static async Task<IReadOnlyList<ClaimFacts>> Read(PortalDb db, IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        if (claims.Count == 0) return [];
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var query = new Query(db, claims);
            // The claims first: whatever is written about one meanwhile raises its version above the one read here.
            var read = new List<ClaimFacts>(claims.Count);
            await query.Each(Claims, row => read.Add(Claim(row)), cancel);
            var liable = await query.ByClaim(Liable, row => new Liability(new PersonId(row.Id(1)), row.OneOf<LiabilityKind>(2), row.DayOrNone(3)) { EndedOn = row.DayOrNone(4) }, cancel);
            var postings = await query.ByClaim(Postings, Posting, cancel);
            var steps = await query.ByClaim(Steps, row => new StepTaken(row.OneOf<Step>(1), row.Day(2), new PersonId(row.Id(3)), row.IdOrNone(4), row.Flag(5), row.DayOrNone(6), (int)row.Number(7)) { Told = row.IsNone(8) ? null : new Kroner(row.Number(8)) }, cancel);
            var holds = await query.ByClaim(Holds, row => new Hold(row.Id(1), row.OneOf<HoldKind>(2), row.Day(3), row.DayOrNone(4), row.DayOrNone(5), row.IdOrNone(6), row.DayOrNone(7)) { Person = row.IdOrNone(8) is { } person ? new PersonId(person) : null }, cancel);
            var terms = await query.ByClaim(Terms, row => new Term(row.Day(1), new Kroner(row.Number(2))), cancel);
            var acknowledged = await query.ByClaim(Acknowledged, row => new Acknowledgement(new PersonId(row.Id(1)), row.Day(2), row.Flag(3)), cancel);
            var recovery = await RecoveryFacts.Of(db, claims, steps, cancel);
            var agreed = await query.ByClaim(Agreed, row => row.Id(1), cancel);
            var agreements = agreed.Count == 0 ? new Dictionary<Guid, Agreement>() : await AgreementFacts.Of(db, [.. agreed.Values.SelectMany(ids => ids).Distinct()], cancel);
            return read.ConvertAll(claim => recovery.Of(claim.Id, claim) with
            {
                Agreements = [.. Of(agreed, claim.Id).Select(id => agreements[id]).OrderBy(agreement => agreement.FirstDay)],
                Liable = Of(liable, claim.Id), Postings = Of(postings, claim.Id), Steps = Of(steps, claim.Id), Holds = Of(holds, claim.Id), Terms = Of(terms, claim.Id),
                Acknowledgements = Of(acknowledged, claim.Id),
            });
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static ClaimFacts Claim(FactRow row) => new(
        new ClaimId(row.Id(0)), (int)row.Number(1), row.Text(2), row.Text(3), row.OneOf<ClaimType>(4), row.OneOf<Custody>(5), PaymentIdOf(new ClaimId(row.Id(0)), row.Text(6)), row.Text(7),
        row.Day(8), row.Day(9), row.Day(10), row.DayOrNone(11), row.OneOf<ClaimBasis>(12), row.Flag(13), [], [], [], [])
    {
        DerivedOn = row.DayOrNone(14), SecondFeeReason = row.DayOrNone(15) is not null, PeriodTo = row.DayOrNone(16),
        PeriodFrom = row.DayOrNone(17), EstablishedOn = row.DayOrNone(18), BasisOn = row.DayOrNone(19), Property = row.Text(20),
    };

    private static Posting Posting(FactRow row) => new(
        row.Id(1), row.OneOf<EntryKind>(2), row.Day(3), new Kroner(row.Number(4)), row.Text(5),
        row.IsNone(6) ? null : row.OneOf<EntryKind>(6), row.DayOrNone(7), row.IdOrNone(8), row.DayOrNone(9), row.IdOrNone(10), row.IdOrNone(11));

    private static List<T> Of<T>(Dictionary<ClaimId, List<T>> rows, ClaimId claim) => rows.TryGetValue(claim, out var found) ? found : [];

    /// <exception cref="InvalidOperationException">The row has been tampered with.</exception>
    internal static PaymentId PaymentIdOf(ClaimId claim, string digits) => PaymentId.TryParse(digits, out var id)
        ? id : throw new InvalidOperationException($"Claim {claim} has a payment id with a wrong check digit.");

    /// <summary>Questions about the same claims, on EF's own connection and transaction.</summary>
    private sealed class Query
    {
        private readonly DbConnection _connection;
        private readonly DbTransaction? _transaction;
        private readonly DbParameter _ids;
        private readonly string _in;

        public Query(PortalDb db, IReadOnlyCollection<ClaimId> claims)
        {
            (_connection, _transaction) = (db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction());
            if (_connection is NpgsqlConnection)
                (_ids, _in) = (new NpgsqlParameter<Guid[]>("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { TypedValue = [.. claims.Select(claim => claim.Value)] }, "= ANY (@ids)");
            else
                (_ids, _in) = (new SqliteParameter("ids", JsonSerializer.Serialize(claims.Select(claim => SqliteValues.Text(claim.Value)))), "IN (SELECT value FROM json_each(@ids))");
        }

        public async Task<Dictionary<ClaimId, List<T>>> ByClaim<T>(string sql, Func<FactRow, T> read, CancellationToken cancel)
        {
            var found = new Dictionary<ClaimId, List<T>>();
            await Each(sql, row =>
            {
                var claim = new ClaimId(row.Id(0));
                if (!found.TryGetValue(claim, out var rows)) found[claim] = rows = [];
                rows.Add(read(row));
            }, cancel);
            return found;
        }

        public async Task Each(string sql, Action<FactRow> take, CancellationToken cancel)
        {
            await using var command = _connection.CreateCommand();
            (command.Transaction, command.CommandText) = (_transaction, sql.Replace("IN ids", _in, StringComparison.Ordinal));
            command.Parameters.Add(_ids);
            await using (var reader = await command.ExecuteReaderAsync(cancel))
                for (var row = new FactRow(reader, _connection is SqliteConnection); await reader.ReadAsync(cancel);) take(row);
            command.Parameters.Clear();
        }
    }

    private readonly struct FactRow(DbDataReader reader, bool sqlite)
    {
        public bool IsNone(int column) => reader.IsDBNull(column);

        public Guid Id(int column) => sqlite ? Guid.ParseExact(reader.GetString(column), "D") : reader.GetGuid(column);

        public Guid? IdOrNone(int column) => IsNone(column) ? null : Id(column);

        public string Text(int column) => reader.GetString(column);

        public long Number(int column) => reader.GetInt64(column);

        public bool Flag(int column) => sqlite ? reader.GetInt64(column) != 0 : reader.GetBoolean(column);

        public T OneOf<T>(int column) where T : struct, Enum => Slug.Parse<T>(reader.GetString(column));

        public DateOnly Day(int column) => sqlite ? SqliteValues.Day(reader.GetString(column)) : reader.GetFieldValue<DateOnly>(column);

        public DateOnly? DayOrNone(int column) => IsNone(column) ? null : Day(column);
    }
}

/// <summary>How SQLite's columns hold what it has no type for.</summary>
internal static class SqliteValues
{
    public static string Text(Guid id) => id.ToString().ToUpperInvariant();

    /// <summary>From "yyyy-MM-dd".</summary>
    public static DateOnly Day(string text) => text.Length == 10 && text[4] == '-' && text[7] == '-'
        ? new DateOnly(Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2)) : DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static int Digits(string text, int from, int count)
    {
        var number = 0;
        foreach (var digit in text.AsSpan(from, count)) number = number * 10 + (char.IsAsciiDigit(digit) ? digit - '0' : throw new FormatException($"'{text}' is not a date."));
        return number;
    }
}
