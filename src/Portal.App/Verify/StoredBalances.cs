using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Claims;

namespace Portal.App.Verify;

/// <summary>I5: what a claim's row says is owed, is credit and is the principal is what its entries sum to.</summary>
internal sealed class StoredBalances : IInvariant
{
    public string Name => "I5 stored balances";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.Claims.LongCountAsync(cancel));
        var sums =
            from claim in db.Claims
            let owed = db.Transactions.Where(row => row.ClaimId == claim.Id).Sum(row => row.AmountOre)
            let principal = db.Transactions.Where(row => row.ClaimId == claim.Id && (row.Kind == EntryKind.Principal || (row.Kind == EntryKind.Correction && row.Of == EntryKind.Principal))).Sum(row => row.AmountOre)
            where claim.BalanceOre - claim.CreditOre != owed || claim.BalanceOre < 0 || claim.CreditOre < 0 || (claim.BalanceOre > 0 && claim.CreditOre > 0) || claim.PrincipalOre != principal
            select $"claim {claim.Id} has stored figures that are not its entries'";
        await findings.Report(sums.AsAsyncEnumerable(), cancel);
    }
}
