using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Payments;

namespace Portal.App.Payments;

/// <summary>
/// Books a file's transactions in the bank's order. What each claim has received is kept for the whole file, as little of it as is needed, so that what
/// follows from it is posted once for each claim, however its payments lie in the file.
/// </summary>
internal sealed class PaymentBooking
{
    private readonly Work _work;
    private readonly BankFileRow _file;
    private readonly PaymentPlacing _placing;
    private readonly KnownTransactions _known;

    public PaymentBooking(Work work, BankFileRow file, string creditor)
    {
        (_work, _file) = (work, file);
        _placing = new PaymentPlacing(work, creditor);
        _known = new KnownTransactions(work.Db);
        work.Db.BankFiles.Add(file);
    }

    public BankSum Matched { get; private set; }

    public BankSum Unmatched { get; private set; }

    public BankSum AlreadyBooked { get; private set; }

    public BankSum Questions { get; private set; }

    public async Task Add(IReadOnlyList<BankTransaction> transactions, CancellationToken cancel)
    {
        var places = await _placing.PlacesNamed(transactions, cancel);
        var rows = new PaymentRows(_work);
        var read = transactions.Select(transaction => (transaction, Row(transaction))).ToList();
        await _known.Look(read.ConvertAll(one => one.Item2), cancel);
        foreach (var (transaction, row) in read)
        {
            if (_known.SameAsBooked(row) is { } same)
            {
                if (same) AlreadyBooked = AlreadyBooked.And(row.AmountOre);
                else Ask(row, "same-reference", rows);
            }
            else if (_known.LooksBooked(row)) Ask(row, "equal-to-another", rows);
            else
            {
                await _placing.Place(transaction, row, places, rows, cancel);
                if (row.State == BankTransactionState.Matched) Matched = Matched.And(row.AmountOre);
                else Unmatched = Unmatched.And(row.AmountOre);
            }
        }
        // The file comes before the transactions that belong to it.
        await _work.Db.SaveChangesAsync(cancel);
        await rows.Write(cancel);
        _placing.Written();
    }

    /// <summary>Posts what every claim has received, with what follows from it.</summary>
    public Task Finish(CancellationToken cancel) => _placing.Post(SystemActor.Import, cancel);

    /// <summary>Neither booked nor lost: staff say whether it is the same as the other.</summary>
    private void Ask(BankTransactionRow row, string reason, PaymentRows rows)
    {
        if (reason == "same-reference") (row.Id, row.Identity) = (KnownTransactions.AskedAs(row), $"{row.Identity}|{KnownTransactions.AskedAs(row)}");
        (row.State, row.Reason) = (BankTransactionState.Question, reason);
        Questions = Questions.And(row.AmountOre);
        rows.Ask(row);
    }

    private BankTransactionRow Row(BankTransaction transaction)
    {
        var identity = BankIdentity.Of(transaction);
        return new BankTransactionRow
        {
            Id = identity.Id(), FileId = _file.Id, Identity = $"{identity.Account}|{identity.Direction}|{identity.Reference}|{identity.Number}",
            ContentDigest = transaction.ContentDigest ?? "", PaymentDay = transaction.PaymentDay, ValueDate = transaction.ValueDate, BookingDate = transaction.BookingDate,
            AmountOre = transaction.IsDebit ? -transaction.AmountOre : transaction.AmountOre, BankReference = transaction.ServicerReference ?? "",
            PaymentReference = PayersText.Of(transaction.References, transaction.Message),
        };
    }
}
