using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Payments;

/// <summary>Finds the payment that the bank takes back: by the bank's reference, else by the same id and amount, newest first.</summary>
internal sealed class Reversals(Work work, Dictionary<ClaimId, PaymentNews> news)
{
    private readonly Dictionary<string, (NamedClaim Claim, Guid Payment)> _byReference = [];
    private readonly HashSet<Guid> _takenBack = [];

    /// <summary>A payment of this very file.</summary>
    public void Remember(BankTransactionRow row, NamedClaim claim)
    {
        if (row.BankReference.Length > 0) _byReference[row.BankReference] = (claim, row.TransactionId!.Value);
    }

    public async Task<(NamedClaim Claim, Posting Payment)?> Match(BankTransaction reversal, NamedClaim? claim, CancellationToken cancel)
    {
        if (reversal.ServicerReference is { } reference && await ByReference(reference, cancel) is { } named
            && await Open(named.Claim, cancel) is { } candidates && candidates.Find(payment => payment.Id == named.Payment) is { } exact)
            return (named.Claim, exact);
        if (claim is null) return null;
        var same = (await Open(claim, cancel)).FindAll(payment => payment.Amount == new Kroner(-reversal.AmountOre)).OrderBy(payment => payment.On).LastOrDefault();
        return same is null ? null : (claim, same);
    }

    public void Take((NamedClaim Claim, Posting Payment) payment, BankTransactionRow row, BankTransaction reversal)
    {
        _takenBack.Add(payment.Payment.Id);
        if (!news.TryGetValue(payment.Claim.Id, out var known)) news[payment.Claim.Id] = known = new PaymentNews(payment.Claim.Id, payment.Claim.Debtor);
        (row.State, row.ClaimId, row.TransactionId) = (BankTransactionState.Matched, payment.Claim.Id, DerivedId.Of("payment", row.Id));
        known.Reversed.Add((payment.Payment, row.TransactionId.Value, reversal.PaymentDay));
    }

    private async Task<(NamedClaim Claim, Guid Payment)?> ByReference(string reference, CancellationToken cancel)
    {
        if (_byReference.TryGetValue(reference, out var here)) return here;
        var row = await work.Db.BankTransactions.AsNoTracking()
            .Where(row => row.BankReference == reference && row.State == BankTransactionState.Matched && row.AmountOre > 0 && row.ClaimId != null)
            .Join(work.Db.Claims, row => row.ClaimId, claim => claim.Id, (row, claim) => new { claim.Id, claim.DebtorId, row.TransactionId }).FirstOrDefaultAsync(cancel);
        return row is null ? null : (new NamedClaim(row.Id, row.DebtorId), row.TransactionId!.Value);
    }

    /// <summary>The claim's payments that nobody has taken back, those of this file among them.</summary>
    private async Task<List<Posting>> Open(NamedClaim claim, CancellationToken cancel)
    {
        var rows = await work.Db.Transactions.AsNoTracking().Where(row => row.ClaimId == claim.Id && (row.Kind == EntryKind.Payment || row.Kind == EntryKind.Reversal))
            .OrderBy(row => row.On).ThenBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancel);
        var takenBack = rows.Where(row => row.Kind == EntryKind.Reversal).Select(row => row.Corrects).ToHashSet();
        var booked = rows.Where(row => row.Kind == EntryKind.Payment && !takenBack.Contains(row.Id)).Select(row => new Posting(row.Id, row.Kind, row.On, new Kroner(row.AmountOre), row.Rule));
        var here = news.TryGetValue(claim.Id, out var known) ? known.Payments : [];
        return [.. booked.Concat(here).Where(payment => !_takenBack.Contains(payment.Id))];
    }
}
