using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Payments;

/// <summary>Staff put a payment from the unmatched list on the claim it was meant for. It counts from its own payment day.</summary>
public sealed class MatchPayment(ClaimWriter writer)
{
    /// <returns>Null when there is no such payment or claim, or the actor may not.</returns>
    public async Task<MoneyResult?> Handle(Guid payment, ClaimId claim, Caseworker by, CancellationToken cancel)
    {
        if (!MoneyRoles.MayPlacePayments(by) || await writer.DebtorOf(claim, cancel) is not { } debtor) return null;
        await using var work = await writer.Begin([], cancel);
        var takenOff = await work.Db.BankTransactions.AnyAsync(row => row.Id == payment && row.Reason == TakePaymentOff.Reason, cancel);
        // The first to change the row has the payment: another waits here, and then finds it matched.
        var taken = await work.Db.BankTransactions.Where(row => row.Id == payment && row.State == BankTransactionState.Unmatched)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, BankTransactionState.Matched).SetProperty(row => row.Reason, "").SetProperty(row => row.ClaimId, claim), cancel);
        if (await work.Db.BankTransactions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == payment, cancel) is not { } bank) return null;
        if (taken == 0) return MoneyResult.No(Why(bank.State));

        var claims = await work.LockDebtors([debtor], cancel);
        var facts = (await ClaimFactsQuery.Of([claim], work.Db, cancel)).Single();
        var takenBack = bank.BankReference.Length > 0 && await work.Db.BankTransactions.AnyAsync(
            row => row.BankReference == bank.BankReference && row.State == BankTransactionState.Unmatched && row.AmountOre == -bank.AmountOre, cancel);
        switch (MoneyRules.Match(facts, new LyingPayment(bank.Id, bank.TransactionId!.Value, bank.PaymentDay, new Kroner(bank.AmountOre), takenBack, takenOff ? work.Now.UtcTicks : null)))
        {
            case MoneyAnswer.Refused refused:
                return new MoneyResult.Refused(refused.Reasons);

            case MoneyAnswer.Done done:
                await Rebook.Apply(work, claims, done.Moves, by, cancel);
                await TaskRows.Close(work, TaskKind.UnmatchedPayment, payment, "matched", cancel);
                await work.Commit(cancel);
                return new MoneyResult.Done(payment, claim);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    /// <summary>Why a transaction in this state is not on the unmatched list.</summary>
    internal static MoneyRefusal Why(BankTransactionState state) => state switch
    {
        BankTransactionState.Matched => MoneyRefusal.AlreadyMatched,
        BankTransactionState.Question => MoneyRefusal.IsAQuestion,
        BankTransactionState.NettedOut => MoneyRefusal.IsNettedOut,
        _ => MoneyRefusal.IsTheSame,
    };
}
