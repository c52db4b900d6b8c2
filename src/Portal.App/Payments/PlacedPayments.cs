using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Payments;

/// <summary>A payment that has been placed on a claim and does not stand in the books yet.</summary>
internal sealed record PlacedPayment(ClaimId Claim, Posting Payment)
{
    public static PlacedPayment Of(ClaimId claim, BankTransactionRow row) =>
        new(claim, new Posting(row.TransactionId!.Value, EntryKind.Payment, row.PaymentDay, new Kroner(-row.AmountOre), "P02"));
}

/// <summary>Payments that have been placed on claims and do not stand in the books yet: only in the piece of work that places them.</summary>
internal static class PlacedPayments
{
    /// <returns>By payment day; those of one day in an order that does not depend on how the bank's files lay.</returns>
    public static async Task<IReadOnlyList<PlacedPayment>> On(IReadOnlyCollection<ClaimId> claims, PortalDb db, CancellationToken cancel)
    {
        var rows = await db.BankTransactions.AsNoTracking()
            .Where(row => row.ClaimId != null && EF.Parameter(claims).Contains(row.ClaimId.Value) && row.State == BankTransactionState.Matched && row.AmountOre > 0 && row.TransactionId != null
                && !db.Transactions.Any(entry => entry.Id == row.TransactionId))
            .ToListAsync(cancel);
        return [.. rows.OrderBy(row => row.PaymentDay).ThenBy(row => row.Id).Select(row => PlacedPayment.Of(row.ClaimId!.Value, row))];
    }
}
