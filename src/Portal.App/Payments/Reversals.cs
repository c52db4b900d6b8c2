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
internal sealed class Reversals(Work work)
{
    private readonly List<(string Reference, NamedClaim Claim, Posting Payment)> _pending = [];
    private readonly HashSet<Guid> _takenBack = [];

    /// <summary>What has been taken back, by claim.</summary>
    public Dictionary<ClaimId, List<(NamedClaim Claim, Posting Payment, Guid Id, DateOnly Day)>> Taken { get; } = [];

    /// <summary>A payment of this very file that has not been written yet.</summary>
    public void Remember(BankTransactionRow row, NamedClaim claim) => _pending.Add((row.BankReference, claim, PlacedPayment.Of(claim.Id, row).Payment));

    public void Forget() => _pending.Clear();

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
        if (!Taken.TryGetValue(taken.Claim.Id, out var known)) Taken[taken.Claim.Id] = known = [];
        (row.State, row.Reason, row.ClaimId, row.TransactionId) = (BankTransactionState.Matched, "", taken.Claim.Id, DerivedId.Of("payment", row.Id));
        known.Add((taken.Claim, taken.Payment, row.TransactionId.Value, reversal.PaymentDay));
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
        var here = _pending.FindAll(one => one.Reference == reference && reference.Length > 0).ConvertAll(one => (one.Claim, one.Payment.Id));
        var rows = await work.Db.BankTransactions.AsNoTracking()
            .Where(row => row.BankReference == reference && row.BankReference != "" && row.State == BankTransactionState.Matched && row.AmountOre > 0 && row.ClaimId != null)
            .Join(work.Db.Claims, row => row.ClaimId, claim => claim.Id, (row, claim) => new { claim.Id, claim.DebtorId, row.TransactionId }).ToListAsync(cancel);
        return [.. here, .. rows.Select(row => (new NamedClaim(row.Id, row.DebtorId), row.TransactionId!.Value))];
    }

    /// <summary>The claim's payments that nobody has taken back: posted, written but not posted yet, and placed a moment ago.</summary>
    private async Task<List<Posting>> Open(NamedClaim claim, CancellationToken cancel)
    {
        var rows = await work.Db.Transactions.AsNoTracking().Where(row => row.ClaimId == claim.Id && (row.Kind == EntryKind.Payment || row.Kind == EntryKind.Reversal))
            .OrderBy(row => row.On).ThenBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancel);
        var takenBack = rows.Where(row => row.Kind == EntryKind.Reversal).Select(row => row.Corrects).ToHashSet();
        var booked = rows.Where(row => row.Kind == EntryKind.Payment && !takenBack.Contains(row.Id)).Select(row => new Posting(row.Id, row.Kind, row.On, new Kroner(row.AmountOre), row.Rule, Corrects: row.Corrects));
        var written = (await PlacedPayments.On([claim.Id], work.Db, cancel)).Select(one => one.Payment);
        var placed = _pending.FindAll(one => one.Claim.Id == claim.Id).Select(one => one.Payment);
        return [.. booked.Concat(written).Concat(placed).Where(payment => !_takenBack.Contains(payment.Id))];
    }
}
