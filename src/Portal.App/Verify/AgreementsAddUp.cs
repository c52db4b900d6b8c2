using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;

namespace Portal.App.Verify;

/// <summary>
/// I9, as far as agreements go: what was paid on one has been shared out between its claims to the øre, or taken back whole; a kept agreement holds each of its
/// claims, and only a kept one does; a claim is in one kept agreement at a time.
/// </summary>
internal sealed class AgreementsAddUp : IInvariant
{
    public string Name => "I9 agreements add up";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.Agreements.LongCountAsync(cancel));
        await Shares(db, findings, cancel);
        await Holds(db, findings, cancel);
    }

    private static async Task Shares(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await findings.Report(db.BankTransactions.Where(row => row.AgreementId != null && row.AmountOre > 0 && row.TransactionId != null
                && -db.Transactions.Where(entry => entry.Receipt == row.TransactionId).Sum(entry => entry.AmountOre)
                    != (db.Transactions.Any(entry => entry.Receipt == row.TransactionId && entry.Kind == EntryKind.Reversal) ? 0 : row.AmountOre))
            .Select(row => $"payment {row.TransactionId} on agreement {row.AgreementId} is not shared out with its amount").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Transactions.Where(entry => entry.Receipt != null
                && !db.BankTransactions.Any(row => row.TransactionId == entry.Receipt && db.AgreementClaims.Any(link => link.AgreementId == row.AgreementId && link.ClaimId == entry.ClaimId)))
            .Select(entry => $"entry {entry.Id} is a share of a payment on no agreement of claim {entry.ClaimId}").AsAsyncEnumerable(), cancel);
        var between = await db.Lines.Where(line => line.Account == LedgerAccount.AgreementPayments).SumAsync(line => line.AmountOre, cancel);
        if (between != 0) findings.Report($"{between} øre of payments on agreements are on their way to no claim");
    }

    private static async Task Holds(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var kept = db.Agreements.Where(row => row.Kind == AgreementKind.Agreement && row.EndedOn == null && (row.Status == AgreementStatus.Active || row.Status == AgreementStatus.Breached));
        await findings.Report(db.AgreementClaims
            .Where(link => kept.Any(row => row.Id == link.AgreementId)
                && !db.Holds.Any(hold => hold.ClaimId == link.ClaimId && hold.Cause == link.AgreementId && hold.Kind == HoldKind.Agreement && hold.LiftedOn == null))
            .Select(link => $"claim {link.ClaimId} is not held by its kept agreement {link.AgreementId}").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Holds
            .Where(hold => hold.Kind == HoldKind.Agreement && hold.LiftedOn == null
                && !(kept.Any(row => row.Id == hold.Cause) && db.AgreementClaims.Any(link => link.AgreementId == hold.Cause && link.ClaimId == hold.ClaimId)))
            .Select(hold => $"claim {hold.ClaimId} is held by {hold.Id} although no agreement about it is kept").AsAsyncEnumerable(), cancel);
        await findings.Report(db.AgreementClaims.Where(link => kept.Any(row => row.Id == link.AgreementId)).GroupBy(link => link.ClaimId).Where(links => links.Count() > 1)
            .Select(links => $"claim {links.Key} is in {links.Count()} kept agreements").AsAsyncEnumerable(), cancel);
    }
}
