using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Payments;

/// <summary>What staff say of a transaction that may be the same as one booked before.</summary>
public enum QuestionAnswer
{
    /// <summary>The one already booked: nothing is booked, and nobody is asked again.</summary>
    Same,

    /// <summary>A payment of its own: booked as if it had come in now.</summary>
    Another,
}

/// <summary>Staff answer whether a transaction from the bank is one that is booked already (formats.md section 2).</summary>
public sealed class AnswerQuestion(ClaimWriter writer, MunicipalityOptions municipality)
{
    /// <returns>Null when there is no such transaction, or the actor may not.</returns>
    public async Task<MoneyResult?> Handle(Guid question, QuestionAnswer answer, Caseworker by, CancellationToken cancel)
    {
        if (!MoneyRoles.MayPlacePayments(by)) return null;
        await using var work = await writer.Begin([], cancel);
        // The first to change the row answers: another waits here, and then finds it answered.
        var taken = await work.Db.BankTransactions.Where(row => row.Id == question && row.State == BankTransactionState.Question)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, BankTransactionState.SameAsBooked), cancel);
        if (await work.Db.BankTransactions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == question, cancel) is not { } bank) return null;
        if (taken == 0) return MoneyResult.No(await WasAsked(question, work, cancel) ? MoneyRefusal.AlreadyAnswered : MoneyRefusal.NotAQuestion);

        work.Db.Journal.Add(MoneyJournal.Of(work, by, "payment-question-answered", question, Slug.Of(answer)));
        if (answer == QuestionAnswer.Another) await Book(bank, by, work, cancel);
        await TaskRows.Close(work, TaskKind.PaymentQuestion, question, Slug.Of(answer), cancel);
        await work.Commit(cancel);
        return new MoneyResult.Done(question, bank.ClaimId);
    }

    /// <summary>By the payment reference if it names a claim of ours, else on the unmatched list with a task.</summary>
    private async Task Book(BankTransactionRow bank, Caseworker by, Work work, CancellationToken cancel)
    {
        var (references, message) = PayersText.Read(bank.PaymentReference);
        var transaction = new BankTransaction(
            "", bank.BankReference.Length > 0 ? bank.BankReference : null, 0, 0, bank.PaymentDay, bank.ValueDate, bank.BookingDate, Math.Abs(bank.AmountOre),
            IsDebit: bank.AmountOre < 0, IsReversal: await EqualIsReversal(bank, work, cancel), references, message, null, null, Math.Abs(bank.AmountOre), 0);
        var (rows, placing) = (new PaymentRows(work), new PaymentPlacing(work, municipality.CreditorNumber));
        await placing.Place(transaction, bank, await placing.PlacesNamed([transaction], cancel), rows, cancel);
        await rows.WriteBooks(cancel);
        await work.Db.BankTransactions.Where(row => row.Id == bank.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, bank.State).SetProperty(row => row.Reason, bank.Reason)
                .SetProperty(row => row.ClaimId, bank.ClaimId).SetProperty(row => row.AgreementId, bank.AgreementId).SetProperty(row => row.TransactionId, bank.TransactionId), cancel);
        await placing.Post(by, cancel);
    }

    /// <summary>The direction is part of what makes two equal, but is not kept: the one that it equals tells whether the bank took something back.</summary>
    private static Task<bool> EqualIsReversal(BankTransactionRow bank, Work work, CancellationToken cancel) => work.Db.BankTransactions.AnyAsync(
        row => row.Id != bank.Id && (row.Reason == "reversal-of-a-debit" || row.Reason == "nothing-to-reverse") && row.AmountOre > 0 == bank.AmountOre > 0
            && ((bank.ContentDigest != "" && row.ContentDigest == bank.ContentDigest) || (bank.BankReference != "" && row.BankReference == bank.BankReference)), cancel);

    private static Task<bool> WasAsked(Guid question, Work work, CancellationToken cancel) =>
        work.Db.Tasks.AnyAsync(row => row.Kind == TaskKind.PaymentQuestion && row.About == question, cancel);
}
