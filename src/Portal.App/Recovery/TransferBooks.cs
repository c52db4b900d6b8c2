using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Recovery;

/// <summary>
/// The account of what lies with the recovery authority, in double entry: what is sent, less what is written down and what comes back. The claim's own accounts are left alone,
/// they go on showing what is owed; so the entry bears no claim, its lines do.
/// </summary>
internal static class TransferBooks
{
    public const string Rule = "L12";

    /// <param name="because">The stay, action or return that it follows from.</param>
    /// <param name="what">What happened; the same thing is posted once.</param>
    /// <param name="amount">Above zero when more lies there.</param>
    public static void Post(Work work, ClaimId claim, Guid because, string what, Kroner amount)
    {
        if (amount.IsZero) return;
        var id = DerivedId.Of("transferred", because, what);
        work.Db.Transactions.Add(new TransactionRow { Id = id, Kind = EntryKind.Correction, On = work.Today, AmountOre = 0, Rule = Rule, At = work.Now });
        work.Db.Lines.Add(new LineRow { TransactionId = id, Number = 0, Account = LedgerAccount.Transferred, ClaimId = claim, AmountOre = amount.Ore });
        work.Db.Lines.Add(new LineRow { TransactionId = id, Number = 1, Account = LedgerAccount.NotCollected, ClaimId = claim, AmountOre = -amount.Ore });
    }
}
