using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Statements;

/// <summary>One claim type's sums: what the statements say, and what the ledger says (P16).</summary>
/// <param name="Type">By its name in formats.md.</param>
/// <param name="Claims">Claims that stand on a debtor's statement.</param>
public sealed record TypeTotal(string Type, int Claims, long StatementsOre, long LedgerOre);

/// <summary>What a year-end run has come to. Amounts in øre.</summary>
/// <param name="Looked">People whose claims have been looked at so far.</param>
/// <param name="Statements">Statements in this run; in a correction, those that have changed.</param>
/// <param name="ShareOnly">Of them, for people who only owe together with others.</param>
/// <param name="Zero">Of them, those that end at nothing owed and nothing in credit.</param>
/// <param name="BalanceOre">What the debtors' statements say is owed, each person's latest.</param>
/// <param name="CreditOre">What they say is in credit.</param>
/// <param name="LedgerBalanceOre">What the ledger says is owed on the last day.</param>
/// <param name="LedgerCreditOre">What it says is in credit.</param>
/// <param name="Withheld">Statements that are not sent by themselves, by why.</param>
/// <param name="Digest">Over all of its statements: which ones somebody approved.</param>
public sealed record StatementReport(
    int Looked, int Statements, int ShareOnly, int Zero, long BalanceOre, long CreditOre, long LedgerBalanceOre, long LedgerCreditOre,
    IReadOnlyList<TypeTotal> Types, IReadOnlyDictionary<string, int> Withheld, string Digest)
{
    public static readonly StatementReport Empty = new(0, 0, 0, 0, 0, 0, 0, 0, [], new Dictionary<string, int>(), "");

    /// <summary>What the statements and the ledger differ by, owed and in credit each by itself, so that one never hides the other; a run is approved at 0 alone.</summary>
    public long DifferenceOre => Math.Abs(BalanceOre - LedgerBalanceOre) + Math.Abs(CreditOre - LedgerCreditOre);

    public bool IsWhole => DifferenceOre == 0;

    public string Kept() => JsonSerializer.Serialize(this);

    public static StatementReport Of(StatementRunRow run) => run.Report.Length == 0 ? Empty : JsonSerializer.Deserialize<StatementReport>(run.Report) ?? throw new JsonException($"The report of the run {run.Id} is empty.");
}

/// <summary>Adds up a run's statements, one by one, and the ledger beside them.</summary>
internal static class StatementTotals
{
    public static async Task<StatementReport> Of(PortalDb db, StatementRunRow run, int looked, CancellationToken cancel)
    {
        var types = new SortedDictionary<string, (int Claims, long Ore)>(StringComparer.Ordinal);
        var withheld = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (statements, shareOnly, zero) = (0, 0, 0);
        await foreach (var row in Latest(db, run).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var statement = StatementJson.Read(row.Json).Statement;
            // One of an earlier run is among the sums as well: a correction is of some people's alone.
            foreach (var claim in statement.Own)
            {
                var (claims, ore) = types.GetValueOrDefault(Slug.Of(claim.Type));
                types[Slug.Of(claim.Type)] = (claims + 1, ore + claim.Closing.Ore);
            }
            if (row.RunId != run.Id) continue;
            statements++;
            if (row.Withheld.Length > 0) withheld[row.Withheld] = withheld.GetValueOrDefault(row.Withheld) + 1;
            if (statement.Own.Count == 0) shareOnly++;
            else if (row is { ClosingOre: 0, CreditOre: 0 }) zero++;
        }
        var sums = await Latest(db, run).GroupBy(row => 1).Select(rows => new { Balance = rows.Sum(row => row.ClosingOre), Credit = rows.Sum(row => row.CreditOre) }).SingleOrDefaultAsync(cancel);
        var ledger = await Ledger(db, run.To, cancel);
        var byType = await LedgerByType(db, run.To, cancel);
        return new StatementReport(
            looked, statements, shareOnly, zero, sums?.Balance ?? 0, sums?.Credit ?? 0, ledger.Balance, ledger.Credit,
            [.. types.Keys.Union(byType.Keys).Order(StringComparer.Ordinal).Select(type => new TypeTotal(type, types.GetValueOrDefault(type).Claims, types.GetValueOrDefault(type).Ore, byType.GetValueOrDefault(type)))],
            withheld, await DigestOf(db, run.Id, cancel));
    }

    /// <summary>Over the digests of all the run's statements, in id order.</summary>
    public static async Task<string> DigestOf(PortalDb db, Guid run, CancellationToken cancel)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var one in db.Statements.Where(row => row.RunId == run).OrderBy(row => row.Id).Select(row => row.Digest).AsAsyncEnumerable().WithCancellation(cancel)) digest.AppendData(Convert.FromHexString(one));
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>What is owed and what is in credit at the end of a day, claim by claim, by the ledger's own lines.</summary>
    public static async Task<(long Balance, long Credit)> Ledger(PortalDb db, DateOnly day, CancellationToken cancel)
    {
        var claims = OnClaims(db, day).GroupBy(line => line.ClaimId).Select(lines => lines.Sum(line => line.AmountOre));
        return (await claims.Where(ore => ore > 0).SumAsync(cancel), -await claims.Where(ore => ore < 0).SumAsync(cancel));
    }

    private static async Task<IReadOnlyDictionary<string, long>> LedgerByType(PortalDb db, DateOnly day, CancellationToken cancel) => (await (
        from line in OnClaims(db, day)
        join claim in db.Claims on line.ClaimId equals claim.Id
        group line.AmountOre by claim.Type into amounts
        select new { Type = amounts.Key, Ore = amounts.Sum() }).ToListAsync(cancel)).ToDictionary(row => Slug.Of(row.Type), row => row.Ore);

    private static IQueryable<ClaimLine> OnClaims(PortalDb db, DateOnly day) =>
        from line in db.Lines
        join transaction in db.Transactions on line.TransactionId equals transaction.Id
        where transaction.ClaimId != null && transaction.On <= day && (line.Account == LedgerAccount.ClaimPrincipal || line.Account == LedgerAccount.ClaimFee
            || line.Account == LedgerAccount.ClaimInterest || line.Account == LedgerAccount.ClaimPaid || line.Account == LedgerAccount.Credit)
        select new ClaimLine { ClaimId = transaction.ClaimId!.Value, AmountOre = line.AmountOre };

    /// <summary>Each person's latest statement of the run's period: released, or of this run.</summary>
    private static IQueryable<StatementRow> Latest(PortalDb db, StatementRunRow run) => db.Statements.AsNoTracking().Where(row => row.From == run.From && row.To == run.To
        && !db.Statements.Any(later => later.PersonId == row.PersonId && later.From == row.From && later.To == row.To && later.Version > row.Version));

    private sealed class ClaimLine
    {
        public ClaimId ClaimId { get; init; }
        public long AmountOre { get; init; }
    }
}
