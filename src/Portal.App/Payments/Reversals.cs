using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Payments;

/// <summary>Which payment a reversal takes back.</summary>
internal abstract record ReversalMatch
{
    private ReversalMatch()
    {
    }

    public sealed record Of(NamedClaim Claim, Posting Payment) : ReversalMatch;

    /// <summary>It bears the reference of a payment, but another amount: part of a payment cannot count as never made, so a person must say.</summary>
    public sealed record AnotherAmount : ReversalMatch;
}

/// <summary>Finds the payment that the bank takes back: by the bank's reference, else by the same id and amount, newest first.</summary>
internal sealed class Reversals(Work work, Dictionary<ClaimId, PaymentNews> news)
{
    private readonly Dictionary<string, (NamedClaim Claim, Guid Payment)> _byReference = [];
    private readonly Dictionary<string, List<(NamedClaim Claim, Guid Payment)>> _sameReference = [];
    private readonly HashSet<Guid> _takenBack = [];

    /// <summary>A payment of this very file.</summary>
    public void Remember(BankTransactionRow row, NamedClaim claim)
    {
        if (row.BankReference.Length == 0) return;
        var payment = (claim, row.TransactionId!.Value);
        if (_byReference.TryAdd(row.BankReference, payment)) return;
        if (!_sameReference.TryGetValue(row.BankReference, out var others)) _sameReference[row.BankReference] = others = [];
        others.Add(payment);
    }

    /// <returns>Null when there is nothing to take back.</returns>
    public async Task<ReversalMatch?> Match(BankTransaction reversal, NamedClaim? claim, CancellationToken cancel)
    {
        var amount = new Kroner(-reversal.AmountOre);
        var named = await Named(reversal.ServicerReference, cancel);
        if (named.Count > 0) return named.Find(one => one.Payment.Amount == amount) is { } exact ? exact : new ReversalMatch.AnotherAmount();
        if (claim is null) return null;
        var same = (await Open(claim, cancel)).FindAll(payment => payment.Amount == amount).OrderBy(payment => payment.On).LastOrDefault();
        return same is null ? null : new ReversalMatch.Of(claim, same);
    }

    public void Take(ReversalMatch.Of taken, BankTransactionRow row, BankTransaction reversal)
    {
        _takenBack.Add(taken.Payment.Id);
        if (!news.TryGetValue(taken.Claim.Id, out var known)) news[taken.Claim.Id] = known = new PaymentNews(taken.Claim.Id, taken.Claim.Debtor);
        (row.State, row.Reason, row.ClaimId, row.TransactionId) = (BankTransactionState.Matched, "", taken.Claim.Id, DerivedId.Of("payment", row.Id));
        known.Reversed.Add((taken.Payment, row.TransactionId.Value, reversal.PaymentDay));
    }

    /// <summary>The payments with that reference that nobody has taken back; the bank gives those of one entry the same.</summary>
    private async Task<List<ReversalMatch.Of>> Named(string? reference, CancellationToken cancel)
    {
        var open = new List<ReversalMatch.Of>();
        foreach (var (claim, id) in reference is null ? [] : await ByReference(reference, cancel))
            if ((await Open(claim, cancel)).Find(payment => payment.Id == id || payment.Corrects == id) is { } payment) open.Add(new ReversalMatch.Of(claim, payment));
        return open;
    }

    /// <summary>With the entry that it has in the books: the payment itself, or what a payment that staff have matched came from.</summary>
    private async Task<List<(NamedClaim Claim, Guid Payment)>> ByReference(string reference, CancellationToken cancel)
    {
        if (_byReference.TryGetValue(reference, out var here)) return [here, .. _sameReference.GetValueOrDefault(reference) ?? []];
        var rows = await work.Db.BankTransactions.AsNoTracking()
            .Where(row => row.BankReference == reference && row.State == BankTransactionState.Matched && row.AmountOre > 0 && row.ClaimId != null)
            .Join(work.Db.Claims, row => row.ClaimId, claim => claim.Id, (row, claim) => new { claim.Id, claim.DebtorId, row.TransactionId }).ToListAsync(cancel);
        return rows.ConvertAll(row => (new NamedClaim(row.Id, row.DebtorId), row.TransactionId!.Value));
    }

    /// <summary>The claim's payments that nobody has taken back, those of this file among them.</summary>
    private async Task<List<Posting>> Open(NamedClaim claim, CancellationToken cancel)
    {
        var rows = await work.Db.Transactions.AsNoTracking().Where(row => row.ClaimId == claim.Id && (row.Kind == EntryKind.Payment || row.Kind == EntryKind.Reversal))
            .OrderBy(row => row.On).ThenBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancel);
        var takenBack = rows.Where(row => row.Kind == EntryKind.Reversal).Select(row => row.Corrects).ToHashSet();
        var booked = rows.Where(row => row.Kind == EntryKind.Payment && !takenBack.Contains(row.Id)).Select(row => new Posting(row.Id, row.Kind, row.On, new Kroner(row.AmountOre), row.Rule, Corrects: row.Corrects));
        var here = news.TryGetValue(claim.Id, out var known) ? known.Payments : [];
        return [.. booked.Concat(here).Where(payment => !_takenBack.Contains(payment.Id))];
    }
}
