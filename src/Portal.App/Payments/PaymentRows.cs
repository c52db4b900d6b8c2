using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Payments;

/// <summary>The rows of some transactions: those on an agreement stand in the books whole, and those without a claim stand in the books on the account of unmatched payments, with a task each.</summary>
internal sealed class PaymentRows(Work work)
{
    private readonly List<BankTransactionRow> _transactions = [];
    private readonly List<TransactionRow> _entries = [];
    private readonly List<LineRow> _lines = [];
    private readonly List<TaskRow> _tasks = [];

    public void Add(BankTransactionRow row) => _transactions.Add(row);

    public void Ask(BankTransactionRow row)
    {
        _transactions.Add(row);
        _tasks.Add(Task(row, TaskKind.PaymentQuestion));
    }

    public void Unmatched(BankTransactionRow row, string reason)
    {
        (row.State, row.Reason) = (BankTransactionState.Unmatched, reason);
        _tasks.Add(Task(row, TaskKind.UnmatchedPayment));
        Book(row, LedgerAccount.Unmatched);
    }

    /// <summary>Whole in the books; the shares of the agreement's claims are entries of their own.</summary>
    public void OnAgreement(BankTransactionRow row) => Book(row, LedgerAccount.AgreementPayments);

    private void Book(BankTransactionRow row, LedgerAccount account)
    {
        row.TransactionId = DerivedId.Of("payment", row.Id);
        _transactions.Add(row);
        _entries.Add(new TransactionRow
        {
            Id = row.TransactionId.Value, Kind = row.AmountOre < 0 ? EntryKind.Reversal : EntryKind.Payment, On = row.PaymentDay, AmountOre = 0, Rule = "P02", At = work.Now,
        });
        _lines.Add(new LineRow { TransactionId = row.TransactionId.Value, Number = 0, Account = account, AmountOre = -row.AmountOre });
        _lines.Add(new LineRow { TransactionId = row.TransactionId.Value, Number = 1, Account = LedgerAccount.Bank, AmountOre = row.AmountOre });
    }

    public async Task Write(CancellationToken cancel)
    {
        await work.Db.InsertMany(_transactions, cancel);
        await WriteBooks(cancel);
    }

    /// <summary>What follows from transactions that are on record already: an answered question.</summary>
    public async Task WriteBooks(CancellationToken cancel)
    {
        await work.Db.InsertMany(_entries, cancel);
        await work.Db.InsertMany(_lines, cancel);
        await work.Db.InsertMany(_tasks, cancel);
    }

    private TaskRow Task(BankTransactionRow row, TaskKind kind) =>
        new() { Id = DerivedId.Of("task", Slug.Of(kind), row.Id), Kind = kind, About = row.Id, Detail = row.Reason, OpenedOn = work.BusinessDay };
}
