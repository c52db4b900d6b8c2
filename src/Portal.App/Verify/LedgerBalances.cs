using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;

namespace Portal.App.Verify;

/// <summary>I4: the lines of every entry sum to 0 øre, so does the whole ledger, and an entry's amount is what its lines put on the claim's and credit accounts.</summary>
internal sealed class LedgerBalances : IInvariant
{
    public string Name => "I4 double entry";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.Transactions.LongCountAsync(cancel));
        await findings.Report(db.Lines.GroupBy(row => row.TransactionId).Where(lines => lines.Sum(line => line.AmountOre) != 0)
            .Select(lines => $"the lines of entry {lines.Key} do not sum to 0").AsAsyncEnumerable(), cancel);

        await findings.Report(db.Transactions.Where(row => row.AmountOre != db.Lines
                .Where(line => line.TransactionId == row.Id && (line.Account == LedgerAccount.ClaimPrincipal || line.Account == LedgerAccount.ClaimFee
                    || line.Account == LedgerAccount.ClaimInterest || line.Account == LedgerAccount.ClaimPaid || line.Account == LedgerAccount.Credit))
                .Sum(line => line.AmountOre))
            .Select(row => $"entry {row.Id} has another amount than its lines").AsAsyncEnumerable(), cancel);

        var whole = await db.Lines.SumAsync(line => line.AmountOre, cancel);
        if (whole != 0) findings.Report($"the whole ledger sums to {whole} øre");
    }
}
