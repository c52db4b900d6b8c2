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

    // A file may hold a million payments: each is kept in some eighty bytes until what follows from it is posted.
    private readonly List<Received> _received = [];

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
            var received = new Received(claim.Debtor, claim.Id, _received.Count, row.TransactionId.Value, row.PaymentDay, row.AmountOre);
            _received.Add(received);
            _reversals.Remember(row, received);
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
        _received.Sort();
        var debtors = _received.Select(one => one.Debtor).Concat(_reversals.Taken.Values.Select(taken => taken[0].Claim.Debtor)).Concat(_agreements.Debtors).Distinct().Order(Comparer<PersonId>.Create((left, right) => left.Value.CompareTo(right.Value))).ToList();
        await _work.Db.LockDebtors([.. debtors.Select(debtor => debtor.Value)], cancel);
        var next = 0;
        foreach (var chunk in debtors.Chunk(DebtorsAtATime))
        {
            var claims = await _work.Db.Claims.Where(row => EF.Parameter(chunk).Contains(row.DebtorId)).Select(row => row.Id).ToListAsync(cancel);
            var payments = new Dictionary<ClaimId, List<Posting>>();
            for (; next < _received.Count && _received[next].Debtor.Value.CompareTo(chunk[^1].Value) <= 0; next++)
            {
                if (!payments.TryGetValue(_received[next].Claim, out var posted)) payments[_received[next].Claim] = posted = new List<Posting>(1);
                posted.Add(_received[next].Payment);
            }
            await Rebook.Apply(_work, claims, [.. claims.Where(claim => payments.ContainsKey(claim) || _reversals.Taken.ContainsKey(claim)).Select(claim => News(claim, payments))], by, cancel);
        }
        await _agreements.PostReversals(by, cancel);
    }

    /// <summary>What one claim has received, and what the bank has taken back.</summary>
    private Move News(ClaimId claim, Dictionary<ClaimId, List<Posting>> payments)
    {
        var reversals = (_reversals.Taken.GetValueOrDefault(claim) ?? []).ConvertAll(one => PaymentMatch.Reversal(claim, one.Payment, one.Id, one.Day, _work.BusinessDay, _work.Policies));
        return new Move(
            claim, reversals.Count > 0 ? "payment-reversed" : "payment-received", Rule,
            [.. payments.GetValueOrDefault(claim) ?? [], .. reversals.SelectMany(move => move.Postings)], [], [.. reversals.SelectMany(move => move.Holds)], []);
    }
}

/// <summary>What payments name, by payment id.</summary>
internal sealed record NamedPlaces(IReadOnlyDictionary<string, NamedClaim> Claims, IReadOnlyDictionary<string, NamedAgreement> Agreements);

/// <summary>A claim that a payment names.</summary>
internal sealed record NamedClaim(ClaimId Id, PersonId Debtor);

/// <summary>A payment that is placed on a claim and not posted yet; in the order of debtors, and a debtor's in the bank's order.</summary>
internal readonly record struct Received(PersonId Debtor, ClaimId Claim, int Number, Guid Id, DateOnly On, long Ore) : IComparable<Received>
{
    public Posting Payment => new(Id, EntryKind.Payment, On, new Kroner(-Ore), "P02");

    public int CompareTo(Received other) => Debtor.Value.CompareTo(other.Debtor.Value) is var order and not 0 ? order : Number.CompareTo(other.Number);

    public static bool operator <(Received left, Received right) => left.CompareTo(right) < 0;

    public static bool operator >(Received left, Received right) => left.CompareTo(right) > 0;

    public static bool operator <=(Received left, Received right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Received left, Received right) => left.CompareTo(right) >= 0;
}
