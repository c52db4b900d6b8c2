using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Import;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>
/// The authority's answers to our actions: late, repeated and in any order. An action has one end, UDFØRT or AFVIST; the same answer again changes nothing, another end is bad, and
/// a HØRING that comes after the end is kept and changes nothing.
/// </summary>
internal sealed class ReceiptNews(TransferTold told) : IRecoveryNews
{
    public async Task<IReadOnlyCollection<PersonId>> Debtors(PortalDb db, RecoveryNews news, CancellationToken cancel)
    {
        var actions = news.Receipts.ConvertAll(told => told.What.Action);
        return await db.RecoveryActions.Where(row => EF.Parameter(actions).Contains(row.Id)).Join(db.Claims, row => row.ClaimId, claim => claim.Id, (_, claim) => claim.DebtorId).Distinct().ToListAsync(cancel);
    }

    public async Task<Func<Task>> Look(Work work, RecoveryNews news, IReadOnlyCollection<ClaimId> locked, ImportTally tally, CancellationToken cancel)
    {
        var ids = news.Receipts.ConvertAll(told => told.What.Action);
        var sent = await work.Db.RecoveryActions.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id) && row.BatchId != null).ToDictionaryAsync(row => row.Id, cancel);
        var known = (await work.Db.RecoveryReceipts.Where(row => EF.Parameter(ids).Contains(row.ActionId)).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        var ends = sent.Values.Where(row => row.Outcome is ReceiptOutcome.Done or ReceiptOutcome.Refused).ToDictionary(row => row.Id, row => row.Outcome!.Value);
        var fresh = new List<ActionReceipt>();
        foreach (var (receipt, line) in news.Receipts)
        {
            if (!sent.ContainsKey(receipt.Action)) tally.Reject([new LineError(line, "action", $"{receipt.Action:D} is no action of ours", "every receipt is for an action in a batch")]);
            else if (known.Contains(IdOf(receipt))) tally.Unchanged++;
            else if (receipt.Outcome != ReceiptOutcome.Hearing && ends.TryGetValue(receipt.Action, out var end) && end != receipt.Outcome)
                tally.Reject([new LineError(line, "state", $"{receipt.Action:D} has been answered otherwise", "an action ends once, as UDFØRT or AFVIST")]);
            else
            {
                known.Add(IdOf(receipt));
                if (receipt.Outcome != ReceiptOutcome.Hearing) ends[receipt.Action] = receipt.Outcome;
                fresh.Add(receipt);
                tally.New++;
            }
        }
        return () => Book(work, fresh, locked, cancel);
    }

    /// <summary>What asks comes before what ends, whatever stands first in the file. Whoever owes what has been received is told at the end: claims of one debtor share a letter.</summary>
    private async Task Book(Work work, List<ActionReceipt> receipts, IReadOnlyCollection<ClaimId> locked, CancellationToken cancel)
    {
        List<Guid> received = [];
        foreach (var receipt in receipts.OrderByDescending(receipt => receipt.Outcome == ReceiptOutcome.Hearing).ThenBy(receipt => receipt.On))
        {
            work.Db.RecoveryReceipts.Add(new RecoveryReceiptRow { Id = IdOf(receipt), ActionId = receipt.Action, Outcome = receipt.Outcome, Codes = Codes(receipt), On = receipt.On, At = work.Now });
            var action = await work.Db.RecoveryActions.SingleAsync(row => row.Id == receipt.Action, cancel);
            if (action.Outcome is ReceiptOutcome.Done or ReceiptOutcome.Refused) continue;
            (action.Outcome, action.OutcomeOn, action.OutcomeCodes) = (receipt.Outcome, receipt.On, Codes(receipt));
            await new ActionAnswered(work, locked, told, cancel).Follow(action, receipt);
            if (receipt.Outcome == ReceiptOutcome.Done && action.Id == action.StayId) received.Add(action.Id);
        }
        await work.Db.SaveChangesAsync(cancel);
        if (received.Count > 0) await told.Received(work, received, cancel);
    }

    private static string Codes(ActionReceipt receipt) => string.Join(' ', receipt.Codes);

    private static Guid IdOf(ActionReceipt receipt) => DerivedId.Of("recovery-receipt", receipt.Action, Slug.Of(receipt.Outcome), Codes(receipt), receipt.On.DayNumber);
}
