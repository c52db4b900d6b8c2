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

/// <summary>Puts transactions from the bank where they belong: on the claim that they name, else on the list of unmatched payments.</summary>
internal sealed class PaymentPlacing
{
    private const string Rule = "P02";

    private readonly Work _work;
    private readonly string _creditor;
    private readonly Dictionary<ClaimId, PaymentNews> _news = [];
    private readonly Reversals _reversals;

    public PaymentPlacing(Work work, string creditor)
    {
        (_work, _creditor) = (work, creditor);
        _reversals = new Reversals(work, _news);
    }

    public async Task Place(BankTransaction transaction, BankTransactionRow row, IReadOnlyDictionary<string, NamedClaim> claims, PaymentRows rows, CancellationToken cancel)
    {
        var named = PaymentReference.Find(transaction.References, transaction.Message, _creditor);
        var claim = named is PaymentReference.Matched matched && claims.TryGetValue(matched.Id.Digits, out var found) ? found : null;
        if (transaction.IsDebit)
        {
            switch (await _reversals.Match(transaction, claim, cancel))
            {
                case ReversalMatch.Of taken:
                    _reversals.Take(taken, row, transaction);
                    rows.Add(row);
                    break;

                case ReversalMatch.AnotherAmount:
                    rows.Unmatched(row, "another-amount");
                    break;

                default:
                    rows.Unmatched(row, transaction.IsReversal ? "nothing-to-reverse" : "debit");
                    break;
            }
            return;
        }
        if (transaction.IsReversal) rows.Unmatched(row, "reversal-of-a-debit");
        else if (claim is null) rows.Unmatched(row, named is PaymentReference.Unmatched unmatched ? Slug.Of(unmatched.Reason) : "unknown-id");
        else
        {
            (row.State, row.Reason, row.ClaimId, row.TransactionId) = (BankTransactionState.Matched, "", claim.Id, DerivedId.Of("payment", row.Id));
            News(claim.Id, claim.Debtor).Payments.Add(new Posting(row.TransactionId.Value, EntryKind.Payment, row.PaymentDay, new Kroner(-row.AmountOre), Rule));
            _reversals.Remember(row, claim);
            rows.Add(row);
        }
    }

    public async Task<IReadOnlyDictionary<string, NamedClaim>> ClaimsNamed(IReadOnlyList<BankTransaction> transactions, CancellationToken cancel)
    {
        var ids = transactions.Select(transaction => PaymentReference.Find(transaction.References, transaction.Message, _creditor)).OfType<PaymentReference.Matched>()
            .Select(matched => matched.Id.Digits).Distinct().ToList();
        // Never the rows themselves: the context would keep every claim of the file and look it over at each save.
        var claims = await _work.Db.Claims.Where(row => EF.Parameter(ids).Contains(row.PaymentId)).Select(row => new { row.PaymentId, row.Id, row.DebtorId }).ToListAsync(cancel);
        return claims.ToDictionary(row => row.PaymentId, row => new NamedClaim(row.Id, row.DebtorId));
    }

    /// <summary>Posts what every claim has received, with what follows from it.</summary>
    public async Task Post(Actor by, CancellationToken cancel)
    {
        await _work.Db.SaveChangesAsync(cancel);
        if (_news.Count == 0) return;
        var debtors = _news.Values.Select(news => news.Debtor).Distinct().ToList();
        await _work.LockDebtors(debtors, cancel);
        var owners = await _work.Db.Claims.Where(row => EF.Parameter(debtors).Contains(row.DebtorId)).Select(row => new { row.Id, row.DebtorId }).ToListAsync(cancel);
        foreach (var chunk in owners.GroupBy(row => row.DebtorId, row => row.Id).Chunk(500))
        {
            var ids = chunk.SelectMany(group => group).ToList();
            await Rebook.Apply(_work, ids, [.. ids.Where(_news.ContainsKey).Select(id => _news[id].Move(_work))], by, cancel);
        }
    }

    private PaymentNews News(ClaimId claim, PersonId debtor)
    {
        if (!_news.TryGetValue(claim, out var news)) _news[claim] = news = new PaymentNews(claim, debtor);
        return news;
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
