using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;

namespace Portal.App.Payments;

/// <summary>Which of some transactions are booked already: by identity for sure, by equal content perhaps.</summary>
internal sealed class KnownTransactions
{
    private readonly HashSet<Guid> _booked;
    private readonly HashSet<string> _equal;

    private KnownTransactions(HashSet<Guid> booked, HashSet<string> equal) => (_booked, _equal) = (booked, equal);

    public static async Task<KnownTransactions> Of(PortalDb db, IReadOnlyList<BankTransaction> transactions, CancellationToken cancel)
    {
        var ids = transactions.Select(transaction => BankIdentity.Of(transaction).Id()).ToList();
        var booked = await db.BankTransactions.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
        var digests = transactions.Select(transaction => transaction.ContentDigest).OfType<string>().Distinct().ToList();
        if (digests.Count == 0) return new KnownTransactions([.. booked], []);
        var equal = await db.BankTransactions.Where(row => EF.Parameter(digests).Contains(row.ContentDigest)).Select(row => row.ContentDigest).Distinct().ToListAsync(cancel);
        return new KnownTransactions([.. booked], [.. equal]);
    }

    public bool IsBooked(Guid id) => _booked.Contains(id);

    /// <summary>Without a reference of the bank's, and equal to one that was booked from another file.</summary>
    public bool LooksBooked(BankTransactionRow row) => row.ContentDigest.Length > 0 && _equal.Contains(row.ContentDigest);
}
