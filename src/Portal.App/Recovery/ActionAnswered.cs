using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;

namespace Portal.App.Recovery;

/// <summary>What follows from the authority's answer to one action, in the work that takes the answer in.</summary>
/// <param name="locked">All claims of the debtors.</param>
internal sealed class ActionAnswered(Work work, IReadOnlyCollection<ClaimId> locked, TransferTold told, CancellationToken cancel)
{
    public async Task Follow(RecoveryActionRow action, ActionReceipt receipt)
    {
        if (receipt.Outcome == ReceiptOutcome.Hearing) await Asked(action, receipt);
        else await TaskRows.Close(work, TaskKind.HearingAnswer, action.Id, Slug.Of(receipt.Outcome), cancel);
        if (receipt.Outcome == ReceiptOutcome.Refused) await Open(TaskKind.RefusedReceipt, action);

        switch (action.Kind, receipt.Outcome)
        {
            case (RecoveryActionKind.Create or RecoveryActionKind.Resend, not ReceiptOutcome.Hearing) when action.Id == action.StayId:
                await Sent(action, receipt);
                break;
            case (RecoveryActionKind.Create, ReceiptOutcome.Refused):
                TransferBooks.Post(work, action.ClaimId, action.Id, "refused", new Kroner(-action.AmountOre));
                break;
            case (RecoveryActionKind.WriteDown, ReceiptOutcome.Refused):
                var reason = Slug.Parse<WriteDownReason>(action.Reason);
                TransferBooks.Post(work, action.ClaimId, action.Id, "refused", new Kroner(reason is WriteDownReason.Payment or WriteDownReason.Regulation ? action.AmountOre : -action.AmountOre));
                break;
            case (RecoveryActionKind.Recall, ReceiptOutcome.Done):
                await Back(action.ClaimId, action.StayId!.Value, action.Id, StayEnd.Recalled, action.Reason, receipt.On);
                break;
        }
    }

    /// <summary>HØRING: still ours. Somebody answers, or takes it back.</summary>
    private async Task Asked(RecoveryActionRow action, ActionReceipt receipt)
    {
        if (action.StayId == action.Id && await work.Db.RecoveryStays.FindAsync([action.Id], cancel) is { } stay) stay.HearingOn = receipt.On;
        await Open(TaskKind.HearingAnswer, action);
        await work.Db.SaveChangesAsync(cancel);
    }

    private async Task Sent(RecoveryActionRow action, ActionReceipt receipt)
    {
        if (receipt.Outcome == ReceiptOutcome.Refused)
        {
            await Back(action.ClaimId, action.Id, action.Id, StayEnd.Refused, "", receipt.On);
            return;
        }
        var stay = await work.Db.RecoveryStays.SingleAsync(row => row.Id == action.Id, cancel);
        // It came back before we heard that it was there.
        if (stay.EndedOn is not null) return;
        stay.ReceivedOn = receipt.On;
        await work.Db.SaveChangesAsync(cancel);
        var claim = (await ClaimFactsQuery.Of([action.ClaimId], work.Db, cancel)).Single();
        await work.Apply([TransferSending.Received(claim)], SystemActor.Import, cancel);
    }

    /// <summary>The claim is the municipality's again: interest that was missed is posted, and its course goes on from where it stood.</summary>
    /// <param name="because">The action or return that it follows from.</param>
    /// <param name="balance">What the authority says is left; null where it says nothing.</param>
    public async Task Back(ClaimId claim, Guid stay, Guid because, StayEnd end, string code, DateOnly on, Kroner? balance = null)
    {
        var row = await work.Db.RecoveryStays.SingleAsync(one => one.Id == stay, cancel);
        if (row.EndedOn is not null) return;
        // Nothing is decided for a day that has passed: whoever is told late has their fortnight all the same.
        (row.EndedOn, row.End, row.EndCode) = (on > work.BusinessDay ? on : work.BusinessDay, end, code);
        await work.Db.SaveChangesAsync(cancel);
        var lies = await work.Db.Lines.Where(line => line.ClaimId == claim && line.Account == LedgerAccount.Transferred).SumAsync(line => line.AmountOre, cancel);
        TransferBooks.Post(work, claim, because, "back", new Kroner(-lies));
        await work.Db.SaveChangesAsync(cancel);

        var facts = (await ClaimFactsQuery.Of([claim], work.Db, cancel)).Single();
        var owed = Account.On(facts, work.BusinessDay).Balance;
        var covered = balance is { } left && left < owed ? owed - left : Kroner.Zero;
        var theirs = await work.Db.Claims.Where(other => other.DebtorId == facts.Debtor).Select(other => other.Id).ToListAsync(cancel);
        await Rebook.Apply(work, [.. theirs.Where(locked.Contains)], [TransferSending.Back(facts, end, because, row.EndedOn.Value, covered)], SystemActor.Import, cancel);
        await told.Back(work, claim, end, code, covered, cancel);
    }

    private Task Open(TaskKind kind, RecoveryActionRow action) => OpenOne(work, kind, action.Id, action.ClaimId, action.OutcomeCodes, cancel);

    internal static async Task OpenOne(Work work, TaskKind kind, Guid about, ClaimId claim, string detail, CancellationToken cancel)
    {
        var debtor = await work.Db.Claims.Where(row => row.Id == claim).Select(row => row.DebtorId).SingleAsync(cancel);
        var id = DerivedId.Of("task", Slug.Of(kind), about);
        if (await work.Db.Tasks.AnyAsync(task => task.Id == id, cancel)) return;
        work.Db.Tasks.Add(new TaskRow { Id = id, Kind = kind, PersonId = debtor, About = about, Detail = detail, OpenedOn = work.Today });
        work.Db.TaskClaims.Add(new TaskClaimRow { TaskId = id, ClaimId = claim });
        await work.Db.SaveChangesAsync(cancel);
    }
}
