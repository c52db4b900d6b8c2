using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Payments;

namespace Portal.App.Verify;

/// <summary>
/// I9: a transaction from the bank is booked once, with its own amount; every file's totals are what its transactions sum to, and what was booked of it on the
/// bank account is what was matched and unmatched, to the øre.
/// </summary>
internal sealed class PaymentsOnce : IInvariant
{
    public string Name => "I9 payments once";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.BankTransactions.LongCountAsync(cancel) + await db.BankFiles.LongCountAsync(cancel));
        await Once(db, findings, cancel);
        await Amounts(db, findings, cancel);
        await Files(db, findings, cancel);
    }

    private static async Task Once(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await findings.Report(db.BankTransactions.Where(row => db.BankTransactions.Any(other => other.Identity == row.Identity && other.Id != row.Id))
            .Select(row => $"bank transaction {row.Id} has the identity of another").AsAsyncEnumerable(), cancel);
        await findings.Report(db.BankTransactions.Where(row => row.TransactionId != null).GroupBy(row => row.TransactionId).Where(same => same.Count() > 1)
            .Select(same => $"entry {same.Key} stands for {same.Count()} bank transactions").AsAsyncEnumerable(), cancel);
    }

    private static async Task Amounts(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await findings.Report(Booked(db)
            .Where(row => !db.Lines.Any(line => line.TransactionId == row.TransactionId && line.Account == LedgerAccount.Bank)
                || db.Lines.Where(line => line.TransactionId == row.TransactionId && line.Account == LedgerAccount.Bank).Sum(line => line.AmountOre) != row.AmountOre)
            .Select(row => $"bank transaction {row.Id} is not in the books with its amount").AsAsyncEnumerable(), cancel);
        await findings.Report(db.BankTransactions
            .Where(row => row.TransactionId != null && row.State != BankTransactionState.Matched && row.State != BankTransactionState.Unmatched && row.State != BankTransactionState.NettedOut)
            .Select(row => $"bank transaction {row.Id} is in the books although it is a question").AsAsyncEnumerable(), cancel);
        // A payment that staff have matched lies on the claim by an entry of its own, which names the one that the bank gave.
        var byStaff = (await db.Transactions.Where(entry => entry.Kind == EntryKind.Payment && entry.Corrects != null).Select(entry => new { From = entry.Corrects, entry.ClaimId }).ToListAsync(cancel))
            .Select(entry => (entry.From, entry.ClaimId)).ToHashSet();
        var elsewhere = db.BankTransactions
            .Where(row => row.State == BankTransactionState.Matched && row.AgreementId == null && !db.Transactions.Any(entry => entry.Id == row.TransactionId && entry.ClaimId == row.ClaimId))
            .Select(row => new { row.Id, row.TransactionId, row.ClaimId });
        await foreach (var row in elsewhere.AsAsyncEnumerable().WithCancellation(cancel))
            if (row.ClaimId is null || !byStaff.Contains((row.TransactionId, row.ClaimId))) findings.Report($"bank transaction {row.Id} is matched with a claim that has no such entry");
    }

    /// <summary>A question is counted as one for ever, and an unmatched payment may be matched later: only their sums are the file's.</summary>
    private static async Task Files(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await findings.Report(db.BankFiles.Where(file => file.Transactions != file.Matched + file.Unmatched + file.Refused + file.AlreadyBooked + file.Questions)
            .Select(file => $"the parts of bank file {file.Id} are not as many as its transactions").AsAsyncEnumerable(), cancel);
        await findings.Report(db.BankFiles
            .Where(file => file.Matched + file.Unmatched + file.Questions != db.BankTransactions.Count(row => row.FileId == file.Id)
                || file.MatchedOre + file.UnmatchedOre + file.QuestionsOre != db.BankTransactions.Where(row => row.FileId == file.Id).Sum(row => row.AmountOre))
            .Select(file => $"bank file {file.Id} has other totals than its transactions").AsAsyncEnumerable(), cancel);
        await findings.Report(db.BankFiles
            .Where(file => file.MatchedOre + file.UnmatchedOre + file.QuestionsOre
                != db.BankTransactions.Where(row => row.FileId == file.Id)
                    .Join(db.Lines.Where(line => line.Account == LedgerAccount.Bank), row => row.TransactionId, line => line.TransactionId, (_, line) => line.AmountOre).Sum()
                + db.BankTransactions.Where(row => row.FileId == file.Id && row.State != BankTransactionState.Matched && row.State != BankTransactionState.Unmatched && row.State != BankTransactionState.NettedOut).Sum(row => row.AmountOre))
            .Select(file => $"what is on the bank account from bank file {file.Id} is not what was matched and unmatched").AsAsyncEnumerable(), cancel);
    }

    private static IQueryable<BankTransactionRow> Booked(PortalDb db) =>
        db.BankTransactions.Where(row => row.State == BankTransactionState.Matched || row.State == BankTransactionState.Unmatched || row.State == BankTransactionState.NettedOut);
}
