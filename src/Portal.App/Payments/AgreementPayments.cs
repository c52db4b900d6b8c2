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

/// <summary>An agreement that a payment names.</summary>
/// <param name="Debtor">Whose claims it is about.</param>
internal sealed record NamedAgreement(Guid Id, PersonId Debtor);

/// <summary>A payment on an agreement, as it was booked.</summary>
/// <param name="Entry">Its entry in the books.</param>
internal sealed record PaidOnAgreement(NamedAgreement Agreement, Guid Entry, string Reference, DateOnly Day, long Ore);

/// <summary>Payments on agreements: each is booked whole, and shared out between the agreement's claims by what follows from its day.</summary>
internal sealed class AgreementPayments(Work work)
{
    private readonly HashSet<PersonId> _debtors = [];
    private readonly List<PaidOnAgreement> _here = [];
    private readonly Dictionary<Guid, (DateOnly Day, PersonId Debtor)> _takenBack = [];

    /// <summary>Those whose claims have got something.</summary>
    public IReadOnlyCollection<PersonId> Debtors => _debtors;

    public async Task<IReadOnlyDictionary<string, NamedAgreement>> Named(IReadOnlyCollection<string> paymentIds, CancellationToken cancel)
    {
        if (paymentIds.Count == 0) return new Dictionary<string, NamedAgreement>();
        var rows = await work.Db.Agreements.Where(row => EF.Parameter(paymentIds).Contains(row.PaymentId))
            .Select(row => new { row.PaymentId, row.Id, Debtor = work.Db.AgreementClaims.Where(link => link.AgreementId == row.Id).Join(work.Db.Claims, link => link.ClaimId, claim => claim.Id, (_, claim) => claim.DebtorId).First() })
            .ToListAsync(cancel);
        return rows.ToDictionary(row => row.PaymentId, row => new NamedAgreement(row.Id, row.Debtor));
    }

    public void Receive(NamedAgreement agreement, BankTransactionRow row, PaymentRows rows)
    {
        Book(agreement, row, rows);
        _here.Add(new PaidOnAgreement(agreement, row.TransactionId!.Value, row.BankReference, row.PaymentDay, row.AmountOre));
    }

    /// <summary>The bank takes a payment on an agreement back: found by its reference, else by the agreement's id and the amount, the newest first.</summary>
    /// <returns>False where it names none of these; then it may be a claim's.</returns>
    public async Task<bool> TakeBack(BankTransaction reversal, NamedAgreement? agreement, BankTransactionRow row, PaymentRows rows, CancellationToken cancel)
    {
        var named = await ByReference(reversal.ServicerReference, cancel);
        if (named.Count == 0 && agreement is null) return false;
        var open = named.Count > 0 ? named : await OpenOn(agreement!, cancel);
        var same = open.FindAll(one => one.Ore == reversal.AmountOre).OrderBy(one => one.Day).LastOrDefault();
        if (same is null)
        {
            rows.Unmatched(row, named.Count > 0 ? "another-amount" : "nothing-to-reverse");
            return true;
        }
        Book(same.Agreement, row, rows);
        _takenBack[same.Entry] = (reversal.PaymentDay > same.Day ? reversal.PaymentDay : same.Day, same.Agreement.Debtor);
        return true;
    }

    /// <summary>The shares of what was taken back count as never made; the rest is shared out anew. After everything else of the file has been posted.</summary>
    public async Task PostReversals(Actor by, CancellationToken cancel)
    {
        if (_takenBack.Count == 0) return;
        var receipts = _takenBack.Keys.ToList();
        var shares = (await work.Db.Transactions.AsNoTracking().Where(row => row.Receipt != null && EF.Parameter(receipts).Contains(row.Receipt.Value)).ToListAsync(cancel))
            .GroupBy(row => (Claim: row.ClaimId!.Value, Receipt: row.Receipt!.Value)).Where(share => share.Sum(row => row.AmountOre) != 0);
        var moves = new Dictionary<ClaimId, Move>();
        foreach (var share in shares)
        {
            var first = share.OrderBy(row => row.Kind == EntryKind.Payment ? 0 : 1).First();
            var payment = new Posting(first.Id, EntryKind.Payment, first.On, new Kroner(share.Sum(row => row.AmountOre)), first.Rule);
            var move = PaymentMatch.Reversal(share.Key.Claim, payment, DerivedId.Of("share-taken-back", share.Key.Receipt, share.Key.Claim), _takenBack[share.Key.Receipt].Day, work.BusinessDay, work.Policies);
            move = move with { Postings = [.. move.Postings.Select(posting => posting with { Receipt = share.Key.Receipt })] };
            moves[share.Key.Claim] = moves.TryGetValue(share.Key.Claim, out var known) ? known with { Postings = [.. known.Postings, .. move.Postings], Holds = [.. known.Holds, .. move.Holds] } : move;
        }
        var debtors = _takenBack.Values.Select(taken => taken.Debtor).Distinct().ToList();
        var claims = await work.Db.Claims.Where(row => EF.Parameter(debtors).Contains(row.DebtorId)).Select(row => row.Id).ToListAsync(cancel);
        await Rebook.Apply(work, claims, [.. moves.Values], by, cancel);
    }

    private void Book(NamedAgreement agreement, BankTransactionRow row, PaymentRows rows)
    {
        (row.State, row.Reason, row.AgreementId) = (BankTransactionState.Matched, "", agreement.Id);
        rows.OnAgreement(row);
        _debtors.Add(agreement.Debtor);
    }

    private async Task<List<PaidOnAgreement>> ByReference(string? reference, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(reference)) return [];
        var written = await Written(work.Db.BankTransactions.Where(row => row.BankReference == reference), cancel);
        return Untaken([.. written, .. _here.Where(one => one.Reference == reference)]);
    }

    private async Task<List<PaidOnAgreement>> OpenOn(NamedAgreement agreement, CancellationToken cancel)
    {
        var written = await Written(work.Db.BankTransactions.Where(row => row.AgreementId == agreement.Id), cancel);
        return Untaken([.. written, .. _here.Where(one => one.Agreement.Id == agreement.Id)]);
    }

    /// <summary>Payments on agreements that no entry has taken back.</summary>
    private async Task<List<PaidOnAgreement>> Written(IQueryable<BankTransactionRow> which, CancellationToken cancel) =>
        [.. (await which.AsNoTracking()
            .Where(row => row.AgreementId != null && row.State == BankTransactionState.Matched && row.AmountOre > 0 && row.TransactionId != null
                && !work.Db.Transactions.Any(entry => entry.Kind == EntryKind.Reversal && entry.Receipt == row.TransactionId))
            .Select(row => new
            {
                row.AgreementId, row.TransactionId, row.BankReference, row.PaymentDay, row.AmountOre,
                Debtor = work.Db.AgreementClaims.Where(link => link.AgreementId == row.AgreementId).Join(work.Db.Claims, link => link.ClaimId, claim => claim.Id, (_, claim) => claim.DebtorId).First(),
            }).ToListAsync(cancel))
            .Select(row => new PaidOnAgreement(new NamedAgreement(row.AgreementId!.Value, row.Debtor), row.TransactionId!.Value, row.BankReference, row.PaymentDay, row.AmountOre))];

    private List<PaidOnAgreement> Untaken(IEnumerable<PaidOnAgreement> payments) =>
        [.. payments.DistinctBy(one => one.Entry).Where(one => !_takenBack.ContainsKey(one.Entry))];
}
