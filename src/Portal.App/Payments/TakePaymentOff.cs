using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Payments;

/// <summary>
/// Finance takes a payment off a claim that it was never meant for (ompostering): it counts as never made there and lies on the list of unmatched payments again, from
/// where it is put on the right one with its own payment day.
/// </summary>
public sealed class TakePaymentOff(ClaimWriter writer)
{
    /// <summary>Why it lies on the list: nobody has mistyped anything.</summary>
    internal const string Reason = "taken-off";

    /// <param name="reason">The actor's own words; kept as a note, never in the journal.</param>
    /// <returns>Null when there is no such payment, or the actor may not.</returns>
    public async Task<MoneyResult?> Handle(Guid payment, string reason, Caseworker by, CancellationToken cancel)
    {
        if (!MoneyRoles.MayMoveCredit(by)) return null;
        await using var work = await writer.Begin([], cancel);
        if (await work.Db.BankTransactions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == payment, cancel) is not { } bank) return null;
        if (Refusals(bank, reason) is { Count: > 0 } refusals) return new MoneyResult.Refused(refusals);
        // The first to change the row has the payment: another waits here, and then finds it gone.
        if (await work.Db.BankTransactions.Where(row => row.Id == payment && row.State == BankTransactionState.Matched && row.ClaimId == bank.ClaimId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, BankTransactionState.Unmatched).SetProperty(row => row.Reason, Reason).SetProperty(row => row.ClaimId, (ClaimId?)null), cancel) == 0)
            return MoneyResult.No(MoneyRefusal.NotMatched);

        var debtor = await work.Db.Claims.Where(row => row.Id == bank.ClaimId).Select(row => row.DebtorId).SingleAsync(cancel);
        var claims = await work.LockDebtors([debtor], cancel);
        var facts = (await ClaimFactsQuery.Of([bank.ClaimId!.Value], work.Db, cancel)).Single();
        var takenBack = facts.Postings.Where(posting => posting.Kind == EntryKind.Reversal).Select(posting => posting.Corrects).ToHashSet();
        if (facts.Postings.FirstOrDefault(posting => posting.Kind == EntryKind.Payment && (posting.Id == bank.TransactionId || posting.Corrects == bank.TransactionId) && !takenBack.Contains(posting.Id)) is not { } posted)
            return MoneyResult.No(MoneyRefusal.TakenBack);
        switch (MoneyRules.TakeOff(facts, posted, work.BusinessDay, work.Policies))
        {
            case MoneyAnswer.Refused refused:
                return new MoneyResult.Refused(refused.Reasons);

            case MoneyAnswer.Done done:
                await Rebook.Apply(work, claims, done.Moves, by, cancel);
                work.Db.Notes.Add(ActOnClaim.NoteOf(work, facts, by, "take-off", reason));
                await Reopen(work, payment, Reason, cancel);
                await work.Commit(cancel);
                return new MoneyResult.Done(payment, null);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    private static List<MoneyRefusal> Refusals(BankTransactionRow bank, string reason)
    {
        List<MoneyRefusal> refusals = reason.Trim().Length == 0 ? [MoneyRefusal.ReasonIsMissing] : [];
        if (bank.AgreementId is not null) refusals.Add(MoneyRefusal.OnAgreement);
        else if (bank.State != BankTransactionState.Matched || bank.ClaimId is null) refusals.Add(MoneyRefusal.NotMatched);
        else if (bank.AmountOre < 0) refusals.Add(MoneyRefusal.NotReceived);
        return refusals;
    }

    /// <summary>A payment lies on the list again: the task of before is opened, where it lay there once.</summary>
    internal static async Task Reopen(Work work, Guid payment, string why, CancellationToken cancel)
    {
        var id = DerivedId.Of("task", Slug.Of(TaskKind.UnmatchedPayment), payment);
        var reopened = await work.Db.Tasks.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.OpenedOn, work.BusinessDay).SetProperty(row => row.ClosedOn, (DateOnly?)null).SetProperty(row => row.Outcome, "").SetProperty(row => row.Detail, why), cancel);
        if (reopened == 0) work.Db.Tasks.Add(new TaskRow { Id = id, Kind = TaskKind.UnmatchedPayment, About = payment, Detail = why, OpenedOn = work.BusinessDay });
    }
}
