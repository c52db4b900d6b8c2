using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Recovery;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;

namespace Portal.App.Recovery;

/// <summary>
/// Somebody else than who opened it approves a batch (L04, L08): each claim goes through the gate once more, is written down as sent, and the batch becomes a file. The file is
/// complete in the document store before a row names it, and is handed over afterwards, as often as it takes (<see cref="HandOverRecovery"/>).
/// </summary>
public sealed class ApproveTransfer(ClaimWriter writer, TransferPackages packages, DocumentStore documents, MunicipalityOptions municipality)
{
    /// <returns>Null when there is no such batch, or this person may not approve one.</returns>
    public async Task<TransferResult?> Handle(Guid batch, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([], cancel);
        if (await BatchTurn.Take(work, batch, by, RecoveryBatchState.Approved, cancel) is { } answer) return answer.Result;

        var row = await work.Db.RecoveryBatches.SingleAsync(one => one.Id == batch, cancel);
        var links = await work.Db.RecoveryBatchClaims.Where(link => link.BatchId == batch && link.LeftOut == "").ToListAsync(cancel);
        await work.Lock([.. links.Select(link => link.ClaimId)], cancel);
        var gated = await BatchClaims.Look(work, packages, [.. links.Select(link => link.ClaimId)], cancel);
        var going = gated.Where(claim => claim.MayGo).ToList();
        if (going.Count == 0) return TransferResult.No(gated.SelectMany(claim => claim.Refusals).Append(TransferRefusal.NothingToSend));

        foreach (var claim in gated)
        {
            var link = links.Single(one => one.ClaimId == claim.Facts.Id);
            (link.LeftOut, link.AmountOre) = (claim.LeftOut, claim.Package.Record.Total.Ore);
        }
        var actions = new List<RecoveryAction>();
        foreach (var claim in going) actions.Add(await Send(work, row, claim, actions.Count + 1, by, cancel));
        row.SumOre = Kroner.Sum(going.Select(claim => claim.Package.Record.Total)).Ore;
        row.DocumentSha256 = await documents.Put(RecoveryBatchFile.Of(new RecoveryBatch(BatchTurn.NameOf(row.Number), work.Today, municipality.CreditorNumber, actions)), cancel);
        await work.Db.SaveChangesAsync(cancel);
        await work.Apply([.. going.Select(claim => TransferSending.Sent(claim.Facts, work.Today))], by, cancel);
        await BatchTurn.CloseTask(work, batch, "approved", cancel);
        work.Db.Journal.Add(RecoveryJournal.OfBatch(work, by, "batch-approved", row));
        await work.Commit(cancel);
        return new TransferResult.Done(batch);
    }

    private static async Task<RecoveryAction> Send(Work work, RecoveryBatchRow batch, GatedClaim claim, int position, Actor by, CancellationToken cancel)
    {
        var (facts, record) = (claim.Facts, claim.Package.Record);
        var id = TransferSending.IdOf(facts);
        var last = await work.Db.RecoveryStays.Where(row => row.ClaimId == facts.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        var again = TransferSending.IsResend(facts.Stays.Count > 0 ? facts.Stays[^1] : null, last?.EndCode ?? "");
        work.Db.RecoveryStays.Add(new RecoveryStayRow { Id = id, ClaimId = facts.Id, Number = (last?.Number ?? 0) + 1, SentOn = work.Today, AmountOre = record.Total.Ore });
        work.Db.RecoveryActions.Add(new RecoveryActionRow
        {
            Id = id, ClaimId = facts.Id, StayId = id, BatchId = batch.Id, Position = position, Kind = again ? RecoveryActionKind.Resend : RecoveryActionKind.Create,
            AmountOre = record.Total.Ore, QueuedOn = work.Today, QueuedBy = by.JournalId, At = work.Now,
        });
        work.Db.RecoveryRecords.AddRange(record.Related.Prepend(record).Select(one => new RecoveryRecordRow
        {
            StayId = id, RecordId = one.Id, AmountOre = one.Amount.Ore, Kind = one == record ? EntryKind.Principal : facts.Postings.First(posting => posting.Id == one.Id).Kind,
        }));
        work.Db.RecoveryEntries.AddRange(facts.Postings.Where(posting => posting.On <= work.BusinessDay).Select(posting => new RecoveryEntryRow { StayId = id, TransactionId = posting.Id }));
        TransferBooks.Post(work, facts.Id, id, "sent", record.Total);
        return again ? new Resend(id, facts.Id, record) : new CreateClaim(id, facts.Id, record);
    }
}

/// <summary>Somebody else than who opened it sends a batch back with a reason: nothing is sent, and its claims can be gathered again.</summary>
public sealed class ReturnForChange(ClaimWriter writer)
{
    /// <returns>Null when there is no such batch, or this person may not decide one.</returns>
    public async Task<TransferResult?> Handle(Guid batch, string reason, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        if (string.IsNullOrWhiteSpace(reason)) return TransferResult.No(TransferRefusal.ReasonIsMissing);
        await using var work = await writer.Begin([], cancel);
        if (await BatchTurn.Take(work, batch, by, RecoveryBatchState.Returned, cancel) is { } answer) return answer.Result;
        work.Db.Notes.Add(new NoteRow { Id = DerivedId.Of("note", "return-for-change", batch), TaskId = BatchTurn.TaskOf(batch), Kind = "return-for-change", Text = reason, By = by.JournalId, Retention = RetentionClass.Decision, At = work.Now });
        await BatchTurn.CloseTask(work, batch, "returned", cancel);
        work.Db.Journal.Add(RecoveryJournal.OfBatch(work, by, "batch-returned", await work.Db.RecoveryBatches.SingleAsync(row => row.Id == batch, cancel)));
        await work.Commit(cancel);
        return new TransferResult.Done(batch);
    }
}

/// <summary>Who may decide a batch, and that it is decided once.</summary>
internal static class BatchTurn
{
    public static string NameOf(long number) => $"batch-{number:000000}";

    public static Guid TaskOf(Guid batch) => DerivedId.Of("task", "transfer-batch", batch);

    /// <summary>Takes the batch for this decision; of two at once one gets it.</summary>
    /// <returns>Null when it is theirs to decide; else what to answer, which is nothing when there is no such batch.</returns>
    public static async Task<Answer?> Take(Work work, Guid batch, Caseworker by, RecoveryBatchState to, CancellationToken cancel)
    {
        if (await work.Db.RecoveryBatches.AsNoTracking().SingleOrDefaultAsync(row => row.Id == batch && !row.IsChanges, cancel) is not { } row) return new Answer(null);
        if (row.OpenedBy == by.JournalId) return new Answer(TransferResult.No(TransferRefusal.OpenerMayNotApprove));
        var taken = await work.Db.RecoveryBatches.Where(one => one.Id == batch && one.State == RecoveryBatchState.Open).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.State, to).SetProperty(one => one.DecidedBy, by.JournalId).SetProperty(one => one.DecidedAt, work.Now), cancel);
        return taken == 0 ? new Answer(TransferResult.No(TransferRefusal.BatchIsDecided)) : null;
    }

    public static Task CloseTask(Work work, Guid batch, string outcome, CancellationToken cancel) => work.Db.Tasks.Where(task => task.Kind == TaskKind.TransferBatch && task.About == batch && task.ClosedOn == null)
        .ExecuteUpdateAsync(set => set.SetProperty(task => task.ClosedOn, work.Today).SetProperty(task => task.Outcome, outcome), cancel);

    public sealed record Answer(TransferResult? Result);
}
