using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Journal;
using Portal.Domain.Policy;

namespace Portal.App.Policy;

/// <summary>
/// Somebody else than the proposer approves a choice, or rejects it (fire øjne). The limits and the day are checked again, as they stand now.
/// It takes the night's lease: a night decides by the rows it began with.
/// </summary>
public sealed class DecidePolicyChoice(ClaimWriter writer, Leases leases)
{
    /// <returns>Null when nothing of that id waits, or this person may not decide it: no role for it, or the proposer.</returns>
    public async Task<PolicyAnswer?> Handle(Guid proposal, bool approved, Caseworker by, CancellationToken cancel)
    {
        if (!by.MayChoosePolicy()) return null;
        if (!approved) return await Decide(proposal, null, by, cancel);
        if (await leases.Take(RunNight.Lease, RunNight.LeaseLength, cancel) is not { } fence) return new PolicyAnswer.Refused([new(PolicyRefusal.NightIsRunning)]);
        try
        {
            return await Decide(proposal, fence, by, cancel);
        }
        finally
        {
            await leases.Release(RunNight.Lease, fence, CancellationToken.None);
        }
    }

    /// <param name="fence">Held when it is approved; nothing is asked of a rejection.</param>
    private async Task<PolicyAnswer?> Decide(Guid proposal, long? fence, Caseworker by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        if (fence is { } held) await Leases.Confirm(work.Db, RunNight.Lease, held, RunNight.LeaseLength, cancel);
        var row = await work.Db.PolicyChoices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == proposal && row.ApprovedAt == null && row.RejectedAt == null, cancel);
        if (row is null || row.ProposedBy == by.JournalId) return null;
        if (fence is not null && await Faults(work, row, cancel) is { Count: > 0 } faults) return new PolicyAnswer.Refused(faults);

        if (await Mark(work, row, fence is not null, by, cancel) == 0) return null;
        await work.Db.Tasks.Where(task => task.About == proposal && task.ClosedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(task => task.ClosedOn, work.Today).SetProperty(task => task.Outcome, fence is null ? "rejected" : "approved"), cancel);
        work.Db.Journal.Add(JournalEntry.OfPolicy(work, by, fence is null ? "policy-rejected" : "policy-approved", row));
        await work.Commit(cancel);
        return new PolicyAnswer.Done(proposal);
    }

    /// <summary>As things stand when it is approved. A night cut off has decided by its rows already, though it is not the business day yet.</summary>
    private static async Task<IReadOnlyList<PolicyFault>> Faults(Work work, PolicyChoiceRow row, CancellationToken cancel)
    {
        var begun = await work.Db.Nights.MaxAsync(night => (DateOnly?)night.On, cancel);
        return PolicyRules.Decide(PolicyBook.Row(row), begun > work.BusinessDay ? begun.Value : work.BusinessDay, work.Policies);
    }

    /// <returns>0 when somebody else has decided it meanwhile.</returns>
    private static Task<int> Mark(Work work, PolicyChoiceRow row, bool approved, Caseworker by, CancellationToken cancel)
    {
        var waiting = work.Db.PolicyChoices.Where(other => other.Id == row.Id && other.ApprovedAt == null && other.RejectedAt == null);
        return approved
            ? waiting.ExecuteUpdateAsync(set => set.SetProperty(other => other.ApprovedBy, by.JournalId).SetProperty(other => other.ApprovedAt, work.Now), cancel)
            : waiting.ExecuteUpdateAsync(set => set.SetProperty(other => other.RejectedAt, work.Now), cancel);
    }
}
