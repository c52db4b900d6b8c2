using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;

namespace Portal.App.Recovery;

/// <summary>
/// A caseworker gathers the claims that the nights have proposed into a batch (overdragelse), which somebody else approves. A claim that the recovery authority's own rules would
/// refuse is left out and listed with the rule; of claims that are named, one that the gate stops (L04) stops the batch, with every missing step named.
/// </summary>
public sealed class OpenBatch(ClaimWriter writer, TransferPackages packages)
{
    /// <summary>The series that numbers the batches; held while one is opened, so that two never gather the same claim.</summary>
    internal const string Series = "recovery-batch";

    /// <param name="chosen">The claims to gather; none for all that are proposed.</param>
    /// <returns>Null when this person may not open a batch, or a claim is not on record.</returns>
    public async Task<TransferResult?> Handle(IReadOnlyCollection<ClaimId> chosen, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([], cancel);
        var number = await Counters.Next(work, Series, cancel);
        var gated = await BatchClaims.Look(work, packages, chosen.Count > 0 ? chosen : await BatchClaims.Proposed(work.Db, cancel), cancel);
        if (chosen.Count > 0)
        {
            if (gated.Count != chosen.Distinct().Count()) return null;
            var taken = await BatchClaims.InOpenBatches(work.Db, cancel);
            var stopped = gated.SelectMany(claim => claim.Refusals).Concat(gated.Any(claim => taken.Contains(claim.Facts.Id)) ? [TransferRefusal.IsInAnotherBatch] : []).ToList();
            if (stopped.Count > 0) return TransferResult.No(stopped);
        }
        if (!gated.Any(claim => claim.MayGo)) return TransferResult.No(gated.SelectMany(claim => claim.Refusals).Append(TransferRefusal.NothingToSend));

        var batch = await Write(work, number, gated, by, cancel);
        await work.Commit(cancel);
        return new TransferResult.Done(batch);
    }

    private static async Task<Guid> Write(Work work, long number, IReadOnlyList<GatedClaim> gated, Caseworker by, CancellationToken cancel)
    {
        var row = new RecoveryBatchRow
        {
            Id = Guid.CreateVersion7(), Number = number, State = RecoveryBatchState.Open, OpenedBy = by.JournalId, OpenedAt = work.Now,
            SumOre = Kroner.Sum(gated.Where(claim => claim.MayGo).Select(claim => claim.Package.Record.Total)).Ore,
        };
        work.Db.RecoveryBatches.Add(row);
        work.Db.RecoveryBatchClaims.AddRange(gated.Select(claim => new RecoveryBatchClaimRow { BatchId = row.Id, ClaimId = claim.Facts.Id, LeftOut = claim.LeftOut, AmountOre = claim.Package.Record.Total.Ore }));
        // What the nights asked for is done for these claims: now somebody else is asked.
        var asked = await work.Db.Tasks.Where(task => task.Kind == TaskKind.TransferBatch && task.About == null && task.ClosedOn == null).ToListAsync(cancel);
        foreach (var task in asked) (task.ClosedOn, task.Outcome) = (work.Today, "batch-opened");
        var id = DerivedId.Of("task", "transfer-batch", row.Id);
        work.Db.Tasks.Add(new TaskRow { Id = id, Kind = TaskKind.TransferBatch, About = row.Id, OpenedOn = work.Today });
        work.Db.TaskClaims.AddRange(gated.Where(claim => claim.MayGo).Select(claim => new TaskClaimRow { TaskId = id, ClaimId = claim.Facts.Id }));
        work.Db.Journal.Add(RecoveryJournal.OfBatch(work, by, "batch-opened", row));
        return row.Id;
    }
}
