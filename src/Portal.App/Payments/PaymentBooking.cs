using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Payments;

/// <summary>
/// Books a file's transactions in the bank's order. What each claim has received is gathered for the whole file, so that what follows from it
/// is posted once for each claim, however its payments lie in the file.
/// </summary>
internal sealed class PaymentBooking
{
    private const string Rule = "P02";

    private readonly Work _work;
    private readonly BankFileRow _file;
    private readonly string _creditor;
    private readonly Dictionary<ClaimId, PaymentNews> _news = [];
    private readonly Reversals _reversals;
    private readonly KnownTransactions _known;

    public PaymentBooking(Work work, BankFileRow file, string creditor)
    {
        (_work, _file, _creditor) = (work, file, creditor);
        _reversals = new Reversals(work, _news);
        _known = new KnownTransactions(work.Db);
        work.Db.BankFiles.Add(file);
    }

    public BankSum Matched { get; private set; }

    public BankSum Unmatched { get; private set; }

    public BankSum AlreadyBooked { get; private set; }

    public BankSum Questions { get; private set; }

    public async Task Add(IReadOnlyList<BankTransaction> transactions, CancellationToken cancel)
    {
        var claims = await ClaimsNamed(transactions, cancel);
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
                await Place(transaction, row, claims, rows, cancel);
                if (row.State == BankTransactionState.Matched) Matched = Matched.And(row.AmountOre);
                else Unmatched = Unmatched.And(row.AmountOre);
            }
        }
        // The file comes before the transactions that belong to it.
        await _work.Db.SaveChangesAsync(cancel);
        await rows.Write(cancel);
    }

    /// <summary>Posts what every claim has received, with what follows from it.</summary>
    public async Task Finish(CancellationToken cancel)
    {
        await _work.Db.SaveChangesAsync(cancel);
        if (_news.Count == 0) return;
        var debtors = _news.Values.Select(news => news.Debtor).Distinct().ToList();
        await _work.LockDebtors(debtors, cancel);
        var owners = await _work.Db.Claims.Where(row => EF.Parameter(debtors).Contains(row.DebtorId)).Select(row => new { row.Id, row.DebtorId }).ToListAsync(cancel);
        foreach (var chunk in owners.GroupBy(row => row.DebtorId, row => row.Id).Chunk(500))
        {
            var ids = chunk.SelectMany(group => group).ToList();
            await Rebook.Apply(_work, ids, [.. ids.Where(_news.ContainsKey).Select(id => _news[id].Move(_work))], SystemActor.Import, cancel);
        }
    }

    /// <summary>Neither booked nor lost: staff say whether it is the same as the other.</summary>
    private void Ask(BankTransactionRow row, string reason, PaymentRows rows)
    {
        if (reason == "same-reference") row.Identity = $"{row.Identity}|{_file.Id}|{rows.Count}";
        if (reason == "same-reference") row.Id = DerivedId.Of("same-reference", row.Id, _file.Id, row.AmountOre, row.PaymentReference);
        (row.State, row.Reason) = (BankTransactionState.Question, reason);
        Questions = Questions.And(row.AmountOre);
        rows.Ask(row);
    }

    private async Task Place(BankTransaction transaction, BankTransactionRow row, IReadOnlyDictionary<string, NamedClaim> claims, PaymentRows rows, CancellationToken cancel)
    {
        var named = PaymentReference.Find(transaction.References, transaction.Message, _creditor);
        var claim = named is PaymentReference.Matched matched && claims.TryGetValue(matched.Id.Digits, out var found) ? found : null;
        if (transaction.IsDebit)
        {
            if (await _reversals.Match(transaction, claim, cancel) is { } payment)
            {
                _reversals.Take(payment, row, transaction);
                rows.Add(row);
            }
            else rows.Unmatched(row, transaction.IsReversal ? "nothing-to-reverse" : "debit");
            return;
        }
        if (transaction.IsReversal) rows.Unmatched(row, "reversal-of-a-debit");
        else if (claim is null) rows.Unmatched(row, named is PaymentReference.Unmatched unmatched ? Slug.Of(unmatched.Reason) : "unknown-id");
        else
        {
            (row.State, row.ClaimId, row.TransactionId) = (BankTransactionState.Matched, claim.Id, DerivedId.Of("payment", row.Id));
            News(claim.Id, claim.Debtor).Payments.Add(new Posting(row.TransactionId.Value, EntryKind.Payment, row.PaymentDay, new Kroner(-row.AmountOre), Rule));
            _reversals.Remember(row, claim);
            rows.Add(row);
        }
    }

    private PaymentNews News(ClaimId claim, PersonId debtor)
    {
        if (!_news.TryGetValue(claim, out var news)) _news[claim] = news = new PaymentNews(claim, debtor);
        return news;
    }

    private async Task<IReadOnlyDictionary<string, NamedClaim>> ClaimsNamed(IReadOnlyList<BankTransaction> transactions, CancellationToken cancel)
    {
        var ids = transactions.Select(transaction => PaymentReference.Find(transaction.References, transaction.Message, _creditor)).OfType<PaymentReference.Matched>()
            .Select(matched => matched.Id.Digits).Distinct().ToList();
        // Never the rows themselves: the context would keep every claim of the file and look it over at each save.
        var claims = await _work.Db.Claims.Where(row => EF.Parameter(ids).Contains(row.PaymentId)).Select(row => new { row.PaymentId, row.Id, row.DebtorId }).ToListAsync(cancel);
        return claims.ToDictionary(row => row.PaymentId, row => new NamedClaim(row.Id, row.DebtorId));
    }

    private BankTransactionRow Row(BankTransaction transaction)
    {
        var identity = BankIdentity.Of(transaction);
        return new BankTransactionRow
        {
            Id = identity.Id(), FileId = _file.Id, Identity = $"{identity.Account}|{identity.Direction}|{identity.Reference}|{identity.Number}",
            ContentDigest = transaction.ContentDigest ?? "", PaymentDay = transaction.PaymentDay, ValueDate = transaction.ValueDate, BookingDate = transaction.BookingDate,
            AmountOre = transaction.IsDebit ? -transaction.AmountOre : transaction.AmountOre, BankReference = transaction.ServicerReference ?? "",
            PaymentReference = string.Join(' ', transaction.References.Append(transaction.Message ?? "")).Trim(),
        };
    }
}

/// <summary>A claim that a payment names.</summary>
internal sealed record NamedClaim(ClaimId Id, PersonId Debtor);

/// <summary>What one claim has received in a file.</summary>
internal sealed class PaymentNews(ClaimId claim, PersonId debtor)
{
    public PersonId Debtor => debtor;

    public List<Posting> Payments { get; } = new(1);

    public List<(Posting Payment, Guid Id, DateOnly Day)> Reversed { get; } = [];

    public Move Move(Work work)
    {
        var reversals = Reversed.ConvertAll(one => PaymentMatch.Reversal(claim, one.Payment, one.Id, one.Day, work.BusinessDay, work.Policies));
        return new Move(
            claim, reversals.Count > 0 ? "payment-reversed" : "payment-received", "P02",
            [.. Payments, .. reversals.SelectMany(move => move.Postings)], [], [.. reversals.SelectMany(move => move.Holds)], []);
    }
}
