using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Payments;

namespace Portal.App.Payments;

/// <summary>Finance finds that two did not belong together after all: both lie on the unmatched list again, each with its task.</summary>
public sealed class UndoNetOut(ClaimWriter writer)
{
    /// <param name="payment">Either of the two.</param>
    /// <returns>Null when there is no such payment, or the actor may not.</returns>
    public async Task<MoneyResult?> Handle(Guid payment, Caseworker by, CancellationToken cancel)
    {
        if (!MoneyRoles.MayMoveCredit(by)) return null;
        await using var work = await writer.Begin([], cancel);
        if (await work.Db.BankTransactions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == payment, cancel) is not { } one) return null;
        if (one.NettedWith is not { } with) return MoneyResult.No(MoneyRefusal.NotNettedOut);
        // The first to change the rows has undone it: another waits here, and then finds it undone.
        var undone = await work.Db.BankTransactions.Where(row => (row.Id == payment || row.Id == with) && row.State == BankTransactionState.NettedOut)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, BankTransactionState.Unmatched).SetProperty(row => row.NettedWith, (Guid?)null), cancel);
        if (undone == 0) return MoneyResult.No(MoneyRefusal.NotNettedOut);

        var other = await work.Db.BankTransactions.AsNoTracking().SingleAsync(row => row.Id == with, cancel);
        work.Db.Journal.Add(MoneyJournal.Of(work, by, "net-out-undone", payment, with));
        foreach (var row in new[] { one, other }) await TakePaymentOff.Reopen(work, row.Id, row.Reason, cancel);
        await work.Commit(cancel);
        return new MoneyResult.Done(payment, null);
    }
}
