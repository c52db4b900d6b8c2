using Microsoft.EntityFrameworkCore;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Payments;

namespace Portal.App.Verify;

/// <summary>
/// I9, as far as staff move money: the account of unmatched payments holds what is on the unmatched list and nothing else, a payment is matched once with its own
/// amount, credit that left one claim came to one other of the same debtor, and what was paid back is what two people have approved, out of payments on that claim.
/// </summary>
internal sealed class MovedMoney : IInvariant
{
    public string Name => "I9 moved money";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await Lying(db, findings, cancel);
        await NettedOut(db, findings, cancel);
        await Matched(db, findings, cancel);
        await Credit(db, findings, cancel);
        await PaidBack(db, findings, cancel);
    }

    /// <summary>An entry that takes money off the account names the one that put it there; one that puts it back names the payment, which does.</summary>
    private static async Task Lying(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var lying = await (
            from line in db.Lines
            where line.Account == LedgerAccount.Unmatched
            join entry in db.Transactions on line.TransactionId equals entry.Id
            join payment in db.Transactions on entry.Corrects equals payment.Id into payments
            from payment in payments.DefaultIfEmpty()
            select new { Entry = entry.Kind == EntryKind.Payment ? entry.Corrects ?? entry.Id : payment == null ? entry.Id : payment.Corrects ?? payment.Id, line.AmountOre })
            .GroupBy(line => line.Entry).Select(lines => new { Entry = lines.Key, Ore = -lines.Sum(line => line.AmountOre) }).ToListAsync(cancel);
        var listed = await db.BankTransactions.Where(row => (row.State == BankTransactionState.Unmatched || row.State == BankTransactionState.NettedOut) && row.TransactionId != null)
            .Select(row => new { Entry = row.TransactionId!.Value, row.AmountOre }).ToListAsync(cancel);
        findings.Count(lying.Count);
        var onList = listed.ToLookup(row => row.Entry, row => row.AmountOre);
        foreach (var held in lying.Where(held => held.Ore != onList[held.Entry].Sum()))
            findings.Report($"entry {held.Entry} has {held.Ore} øre on the account of unmatched payments, and the list says {onList[held.Entry].Sum()}");
        var inBooks = lying.Select(held => held.Entry).ToHashSet();
        foreach (var row in listed.Where(row => !inBooks.Contains(row.Entry))) findings.Report($"entry {row.Entry} is on the unmatched list and not on its account");
    }

    /// <summary>Two that name each other and come to nothing.</summary>
    private static async Task NettedOut(PortalDb db, Findings findings, CancellationToken cancel) => await findings.Report(
        db.BankTransactions.Where(row => (row.State == BankTransactionState.NettedOut || row.NettedWith != null)
                && !db.BankTransactions.Any(other => other.Id == row.NettedWith && other.NettedWith == row.Id && other.State == row.State && row.State == BankTransactionState.NettedOut && other.AmountOre == -row.AmountOre))
            .Select(row => $"bank transaction {row.Id} is netted out with none that comes to nothing with it").AsAsyncEnumerable(), cancel);

    private static async Task Matched(PortalDb db, Findings findings, CancellationToken cancel)
    {
        // One that staff have taken off again lies on the list.
        var off = (await db.Transactions.Where(entry => entry.Kind == EntryKind.Reversal && entry.Of == EntryKind.Payment).Select(entry => entry.Corrects).ToListAsync(cancel)).ToHashSet();
        var matched = (await db.Transactions.Where(entry => entry.Kind == EntryKind.Payment && entry.Corrects != null)
            .Select(entry => new { entry.Id, From = entry.Corrects!.Value, entry.ClaimId, entry.AmountOre, entry.On }).ToListAsync(cancel)).FindAll(entry => !off.Contains(entry.Id));
        findings.Count(matched.Count);
        foreach (var chunk in matched.Chunk(500))
        {
            var from = chunk.Select(entry => entry.From).ToList();
            var bank = (await db.BankTransactions.Where(row => row.State == BankTransactionState.Matched && row.TransactionId != null && EF.Parameter(from).Contains(row.TransactionId.Value))
                .Select(row => new { Entry = row.TransactionId!.Value, row.ClaimId, row.AmountOre, row.PaymentDay }).ToListAsync(cancel)).ToLookup(row => row.Entry);
            foreach (var entry in chunk.Where(entry => !bank[entry.From].Any(row => row.ClaimId == entry.ClaimId && row.AmountOre == -entry.AmountOre && row.PaymentDay == entry.On)))
                findings.Report($"payment {entry.Id} is not the bank transaction that it was matched from");
        }
    }

    private static async Task Credit(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var moved = await Changed(db).Where(entry => entry.AmountOre < 0 || entry.Corrects == null)
            .Join(db.Claims, entry => entry.ClaimId, claim => claim.Id, (entry, claim) => new { entry.Id, entry.Corrects, entry.AmountOre, entry.On, Claim = claim.Id, claim.DebtorId }).ToListAsync(cancel);
        findings.Count(moved.Count);
        var came = moved.Where(entry => entry.Corrects is not null).ToLookup(entry => entry.Corrects!.Value);
        foreach (var away in moved.Where(entry => entry.Corrects is null))
            if (away.AmountOre <= 0 || came[away.Id].Count() != 1
                || came[away.Id].Any(here => here.AmountOre != -away.AmountOre || here.On != away.On || here.DebtorId != away.DebtorId || here.Claim == away.Claim))
                findings.Report($"credit that left claim {away.Claim} by entry {away.Id} did not come to one other claim of the debtor");
        var left = moved.Where(entry => entry.Corrects is null).Select(entry => entry.Id).ToHashSet();
        foreach (var here in moved.Where(entry => entry.Corrects is { } from && !left.Contains(from))) findings.Report($"credit came to claim {here.Claim} by entry {here.Id} from nowhere");

        var between = await db.Lines.Where(line => line.Account == LedgerAccount.MovedCredit).SumAsync(line => line.AmountOre, cancel);
        if (between != 0) findings.Report($"{between} øre of credit are between two claims");
    }

    private static async Task PaidBack(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var back = await (
            from entry in Changed(db)
            where entry.AmountOre > 0 && entry.Corrects != null
            join payment in db.Transactions on entry.Corrects equals payment.Id into payments
            from payment in payments.DefaultIfEmpty()
            select new { Claim = entry.ClaimId!.Value, entry.AmountOre, Payment = entry.Corrects!.Value, From = payment == null ? null : payment.ClaimId, PaidOre = payment == null ? 0 : -payment.AmountOre }).ToListAsync(cancel);
        findings.Count(back.Count);
        foreach (var payment in back.GroupBy(entry => entry.Payment).Where(parts => parts.Any(part => part.From != part.Claim) || parts.Sum(part => part.AmountOre) > parts.First().PaidOre))
            findings.Report($"what was paid back on claim {payment.First().Claim} is no part of payment {payment.Key}");

        var approved = (await db.Approvals.AsNoTracking().Where(row => row.Kind == PayBackCredit.Kind && row.Approved == true && row.DecidedBy != row.ProposedBy).ToListAsync(cancel))
            .GroupBy(row => row.ClaimId!.Value).ToDictionary(claim => claim.Key, claim => claim.Sum(row => Approvals.AmountOf(row).Ore));
        var booked = back.GroupBy(entry => entry.Claim).ToDictionary(claim => claim.Key, claim => claim.Sum(entry => entry.AmountOre));
        foreach (var claim in approved.Keys.Union(booked.Keys).Where(claim => approved.GetValueOrDefault(claim) != booked.GetValueOrDefault(claim)))
            findings.Report($"{booked.GetValueOrDefault(claim)} øre have been paid back on claim {claim}, and {approved.GetValueOrDefault(claim)} were approved");
        var account = await db.Lines.Where(line => line.Account == LedgerAccount.PaidBack).SumAsync(line => line.AmountOre, cancel);
        if (account != -booked.Values.Sum()) findings.Report($"the account of what is paid back stands at {account} øre, and the entries at {-booked.Values.Sum()}");
    }

    /// <summary>Entries by which staff have changed a claim's credit.</summary>
    private static IQueryable<TransactionRow> Changed(PortalDb db) =>
        db.Transactions.Where(entry => entry.Kind == EntryKind.Correction && entry.Of == EntryKind.Payment && entry.Receipt == null);
}
