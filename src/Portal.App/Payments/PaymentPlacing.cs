using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Payments;

/// <summary>Puts transactions from the bank where they belong: on the claim or agreement that they name, else on the list of unmatched payments.</summary>
internal sealed class PaymentPlacing
{
    private const string Rule = "P02";

    /// <summary>Debtors whose news are posted together.</summary>
    private const int DebtorsAtATime = 500;

    private readonly Work _work;
    private readonly string _creditor;
    private readonly Reversals _reversals;
    private readonly AgreementPayments _agreements;

    // A file may hold a million payments: of each only whose it is is kept until what follows from it is posted.
    private readonly List<Guid> _debtors = [];

    public PaymentPlacing(Work work, string creditor) => (_work, _creditor, _reversals, _agreements) = (work, creditor, new Reversals(work), new AgreementPayments(work));

    public async Task Place(BankTransaction transaction, BankTransactionRow row, NamedPlaces places, PaymentRows rows, CancellationToken cancel)
    {
        var named = PaymentReference.Find(transaction.References, transaction.Message, _creditor);
        var id = named is PaymentReference.Matched matched ? matched.Id.Digits : "";
        var (claim, agreement) = (places.Claims.GetValueOrDefault(id), places.Agreements.GetValueOrDefault(id));
        if (transaction.IsDebit)
        {
            if (await _agreements.TakeBack(transaction, agreement, row, rows, cancel)) return;
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
        else if (agreement is not null) _agreements.Receive(agreement, row, rows);
        else if (claim is null) rows.Unmatched(row, named is PaymentReference.Unmatched unmatched ? Slug.Of(unmatched.Reason) : "unknown-id");
        else
        {
            (row.State, row.Reason, row.ClaimId, row.TransactionId) = (BankTransactionState.Matched, "", claim.Id, DerivedId.Of("payment", row.Id));
            _debtors.Add(claim.Debtor.Value);
            _reversals.Remember(row, claim);
            rows.Add(row);
        }
    }

    /// <summary>The transactions placed so far have been written: a reversal finds them there.</summary>
    public void Written() => _reversals.Forget();

    public async Task<NamedPlaces> PlacesNamed(IReadOnlyList<BankTransaction> transactions, CancellationToken cancel)
    {
        var ids = transactions.Select(transaction => PaymentReference.Find(transaction.References, transaction.Message, _creditor)).OfType<PaymentReference.Matched>()
            .Select(matched => matched.Id.Digits).Distinct().ToList();
        // Never the rows themselves: the context would keep every claim of the file and look it over at each save.
        var claims = await _work.Db.Claims.Where(row => EF.Parameter(ids).Contains(row.PaymentId)).Select(row => new { row.PaymentId, row.Id, row.DebtorId }).ToListAsync(cancel);
        return new NamedPlaces(claims.ToDictionary(row => row.PaymentId, row => new NamedClaim(row.Id, row.DebtorId)), await _agreements.Named(ids, cancel));
    }

    /// <summary>Posts what every claim has received, with what follows from it.</summary>
    public async Task Post(Actor by, CancellationToken cancel)
    {
        await _work.Db.SaveChangesAsync(cancel);
        var debtors = Debtors();
        await _work.Db.LockDebtors(debtors, cancel);
        foreach (var chunk in debtors.Chunk(DebtorsAtATime))
        {
            var people = chunk.Select(debtor => new PersonId(debtor)).ToList();
            var claims = await _work.Db.Claims.Where(row => EF.Parameter(people).Contains(row.DebtorId)).Select(row => row.Id).ToListAsync(cancel);
            var received = (await PlacedPayments.On(claims, _work.Db, cancel)).ToLookup(placed => placed.Claim, placed => placed.Payment);
            await Rebook.Apply(_work, claims, [.. claims.Where(claim => received.Contains(claim) || _reversals.Taken.ContainsKey(claim)).Select(claim => News(claim, received[claim]))], by, cancel);
        }
        await _agreements.PostReversals(by, cancel);
    }

    /// <summary>Everybody with news, once.</summary>
    private List<Guid> Debtors()
    {
        _debtors.AddRange(_reversals.Taken.Values.Select(taken => taken[0].Claim.Debtor.Value).Concat(_agreements.Debtors.Select(debtor => debtor.Value)));
        _debtors.Sort();
        var kept = 0;
        for (var i = 0; i < _debtors.Count; i++)
            if (kept == 0 || _debtors[i] != _debtors[kept - 1]) _debtors[kept++] = _debtors[i];
        _debtors.RemoveRange(kept, _debtors.Count - kept);
        return _debtors;
    }

    /// <summary>What one claim has received, and what the bank has taken back.</summary>
    private Move News(ClaimId claim, IEnumerable<Posting> received)
    {
        var reversals = (_reversals.Taken.GetValueOrDefault(claim) ?? []).ConvertAll(one => PaymentMatch.Reversal(claim, one.Payment, one.Id, one.Day, _work.BusinessDay, _work.Policies));
        return new Move(
            claim, reversals.Count > 0 ? "payment-reversed" : "payment-received", Rule,
            [.. received, .. reversals.SelectMany(move => move.Postings)], [], [.. reversals.SelectMany(move => move.Holds)], []);
    }
}

/// <summary>What payments name, by payment id.</summary>
internal sealed record NamedPlaces(IReadOnlyDictionary<string, NamedClaim> Claims, IReadOnlyDictionary<string, NamedAgreement> Agreements);

/// <summary>A claim that a payment names.</summary>
internal sealed record NamedClaim(ClaimId Id, PersonId Debtor);
