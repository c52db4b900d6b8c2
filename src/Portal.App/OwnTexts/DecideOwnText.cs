using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Journal;

namespace Portal.App.OwnTexts;

/// <summary>
/// Somebody else than the proposer approves an own text, or rejects it (fire øjne); its proposer can take it back. What it may look like and the day are checked again as they stand now.
/// It takes the night's lease: all letters of a night are written with the same texts.
/// </summary>
public sealed class DecideOwnText(ClaimWriter writer, Leases leases, WholeLetters letters)
{
    /// <returns>Null when nothing of that id waits, or this person may not decide it: no role for it, or the proposer.</returns>
    public async Task<OwnTextAnswer?> Handle(Guid proposal, bool approved, Caseworker by, CancellationToken cancel)
    {
        if (!by.MayDecideTexts()) return null;
        if (!approved) return await Reject(proposal, "own-text-rejected", row => row.ProposedBy != by.JournalId, by, cancel);
        if (await leases.Take(RunNight.Lease, RunNight.LeaseLength, cancel) is not { } fence) return new OwnTextAnswer.Refused([new(OwnTextRefusal.NightIsRunning)]);
        try
        {
            return await Approve(proposal, fence, by, cancel);
        }
        finally
        {
            await leases.Release(RunNight.Lease, fence, CancellationToken.None);
        }
    }

    /// <summary>The proposer has thought again.</summary>
    /// <returns>Null when nothing of that id waits, or it is another's.</returns>
    public Task<OwnTextAnswer?> Withdraw(Guid proposal, Caseworker by, CancellationToken cancel) =>
        Reject(proposal, "own-text-withdrawn", row => row.ProposedBy == by.JournalId, by, cancel);

    private async Task<OwnTextAnswer?> Approve(Guid proposal, long fence, Caseworker by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, RunNight.Lease, fence, RunNight.LeaseLength, cancel);
        if (await Waiting(work, proposal, cancel) is not { } row || row.ProposedBy == by.JournalId) return null;
        // A night cut off has dated its letters already, though it is not the business day yet.
        DateOnly[] written = [work.BusinessDay, work.Today, await work.Db.Nights.MaxAsync(night => (DateOnly?)night.On, cancel) ?? work.Today];
        var faults = OwnTextRules.Decide(row, written.Max());
        if (faults.Count == 0) faults = [.. await letters.Faults(work.Db, row, cancel)];
        if (faults.Count > 0) return new OwnTextAnswer.Refused(faults);

        var number = 1 + (await work.Db.OwnTexts.MaxAsync(other => other.Number, cancel) ?? 0);
        var changed = await work.Db.OwnTexts.Where(other => other.Id == row.Id && other.ApprovedAt == null && other.RejectedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(other => other.ApprovedBy, by.JournalId).SetProperty(other => other.ApprovedAt, work.Now).SetProperty(other => other.Number, number), cancel);
        return changed == 0 ? null : await Close(work, row, "own-text-approved", "approved", by, cancel);
    }

    private async Task<OwnTextAnswer?> Reject(Guid proposal, string what, Func<OwnTextRow, bool> may, Caseworker by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        if (await Waiting(work, proposal, cancel) is not { } row || !may(row)) return null;
        var changed = await work.Db.OwnTexts.Where(other => other.Id == row.Id && other.ApprovedAt == null && other.RejectedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(other => other.RejectedBy, by.JournalId).SetProperty(other => other.RejectedAt, work.Now), cancel);
        return changed == 0 ? null : await Close(work, row, what, "rejected", by, cancel);
    }

    private static Task<OwnTextRow?> Waiting(Work work, Guid proposal, CancellationToken cancel) =>
        work.Db.OwnTexts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == proposal && row.ApprovedAt == null && row.RejectedAt == null, cancel);

    private static async Task<OwnTextAnswer?> Close(Work work, OwnTextRow row, string what, string outcome, Caseworker by, CancellationToken cancel)
    {
        await work.Db.Tasks.Where(task => task.About == row.Id && task.ClosedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(task => task.ClosedOn, work.Today).SetProperty(task => task.Outcome, outcome), cancel);
        work.Db.Journal.Add(JournalEntry.OfOwnText(work, by, what, row));
        await work.Commit(cancel);
        return new OwnTextAnswer.Done(row.Id);
    }
}
