using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Payments;

/// <summary>
/// Finance nets out (udligner) two of the unmatched list: money that came in, and as much that the bank has taken back or paid out. Both stay in the books, where they come
/// to nothing, and nobody need look at them again.
/// </summary>
public sealed class NetOutPayments(ClaimWriter writer)
{
    /// <returns>Null when one of them is not there, or the actor may not.</returns>
    public async Task<MoneyResult?> Handle(Guid received, Guid sent, Caseworker by, CancellationToken cancel)
    {
        if (!MoneyRoles.MayMoveCredit(by)) return null;
        await using var work = await writer.Begin([], cancel);
        var both = await work.Db.BankTransactions.AsNoTracking().Where(row => row.Id == received || row.Id == sent).OrderBy(row => row.Id).ToListAsync(cancel);
        if (both.Count < 2) return null;
        if (both.Single(row => row.Id == received).AmountOre <= 0 || both.Sum(row => row.AmountOre) != 0) return MoneyResult.No(MoneyRefusal.AmountsDiffer);
        foreach (var row in both)
            if (!await Net(row, row.Id == received ? sent : received, work, cancel)) return MoneyResult.No(await Why(row.Id, work, cancel));

        work.Db.Journal.Add(MoneyJournal.Of(work, by, "payments-netted-out", received, sent));
        foreach (var row in both) await TaskRows.Close(work, TaskKind.UnmatchedPayment, row.Id, "netted-out", cancel);
        await work.Commit(cancel);
        return new MoneyResult.Done(received, null);
    }

    /// <summary>The first to change the row has it: another waits here, and then finds it gone.</summary>
    private static async Task<bool> Net(BankTransactionRow row, Guid other, Work work, CancellationToken cancel) =>
        await work.Db.BankTransactions.Where(lying => lying.Id == row.Id && lying.State == BankTransactionState.Unmatched)
            .ExecuteUpdateAsync(set => set.SetProperty(lying => lying.State, BankTransactionState.NettedOut).SetProperty(lying => lying.NettedWith, other), cancel) == 1;

    private static async Task<MoneyRefusal> Why(Guid payment, Work work, CancellationToken cancel) =>
        MatchPayment.Why(await work.Db.BankTransactions.Where(row => row.Id == payment).Select(row => row.State).SingleAsync(cancel));
}
