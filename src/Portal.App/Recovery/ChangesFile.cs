using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>
/// What is to be told about claims that lie with the authority already becomes one file: what has been booked on them since (<see cref="PassingOn"/>), and what staff have asked for.
/// It needs no approval of its own. Every action's id follows from what it is about, so nothing is told twice.
/// </summary>
internal sealed class ChangesFile(IDbContextFactory<PortalDb> dbs, ClaimWriter writer, TransferPackages packages, DocumentStore documents, MunicipalityOptions municipality)
{
    public async Task Make(CancellationToken cancel)
    {
        var claims = await Changed(cancel);
        if (claims.Count == 0 && !await AnyWaits(cancel)) return;
        await using var work = await writer.Begin([], cancel);
        var number = await Counters.Next(work, OpenBatch.Series, cancel);
        await work.Lock(claims, cancel);
        foreach (var claim in await ClaimFactsQuery.Of(claims, work.Db, cancel)) await PassOn(work, claim, cancel);
        await work.Db.SaveChangesAsync(cancel);
        var rows = await work.Db.RecoveryActions.Where(row => row.BatchId == null).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancel);
        if (rows.Count > 0) await Gather(work, number, rows, cancel);
        await work.Commit(cancel);
    }

    /// <summary>Claims that the authority has, with entries that it does not know of.</summary>
    private async Task<List<ClaimId>> Changed(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await (
            from stay in db.RecoveryStays
            where stay.ReceivedOn != null && stay.EndedOn == null
            where db.Transactions.Any(entry => entry.ClaimId == stay.ClaimId && !db.RecoveryEntries.Any(known => known.StayId == stay.Id && known.TransactionId == entry.Id))
            select stay.ClaimId).ToListAsync(cancel);
    }

    private async Task<bool> AnyWaits(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.RecoveryActions.AnyAsync(row => row.BatchId == null, cancel);
    }

    private async Task PassOn(Work work, ClaimFacts claim, CancellationToken cancel)
    {
        if (claim.Away is not { ReceivedOn: not null } stay) return;
        var known = await work.Db.RecoveryEntries.AsNoTracking().Where(row => row.StayId == stay.Id).ToListAsync(cancel);
        var told = await work.Db.RecoveryActions.AsNoTracking().Where(row => row.StayId == stay.Id && row.Kind == RecoveryActionKind.WriteDown).ToListAsync(cancel);
        var by = told.ToDictionary(row => row.Id, row => new WriteDown(row.Id, row.ClaimId, row.About!.Value, new Kroner(row.AmountOre), Slug.Parse<WriteDownReason>(row.Reason), row.EffectiveOn!.Value));
        var earlier = known.Where(row => row.ActionId is not null).SelectMany(row => told.Where(action => action.Cause == row.TransactionId).Select(action => (row.TransactionId, Down: by[action.Id])))
            .ToLookup(one => one.TransactionId, one => one.Down);
        var record = (await packages.Of(work.Db, [claim], work.BusinessDay, work.Today, work.Policies, cancel))[claim.Id].Record;
        var records = await RecoveryLeft.Of(work.Db, stay.Id, cancel);
        foreach (var passed in PassingOn.Decide(claim, record, records, known.Select(row => row.TransactionId).ToHashSet(), earlier, work.BusinessDay, work.Today))
        {
            work.Db.RecoveryEntries.Add(new RecoveryEntryRow { StayId = stay.Id, TransactionId = passed.Entry, ActionId = passed.Actions.Count > 0 ? passed.Actions[0].Id : null });
            foreach (var action in passed.Actions) Queue(work, claim.Id, stay.Id, passed.Entry, action);
        }
    }

    private static void Queue(Work work, ClaimId claim, Guid stay, Guid entry, RecoveryAction action)
    {
        var row = new RecoveryActionRow { Id = action.Id, ClaimId = claim, StayId = stay, Cause = entry, QueuedOn = work.Today, QueuedBy = SystemActor.Outbox.JournalId, At = work.Now };
        switch (action)
        {
            case WriteDown down:
                (row.Kind, row.AmountOre, row.About, row.Reason, row.EffectiveOn) = (RecoveryActionKind.WriteDown, down.Amount.Ore, down.Record, Slug.Of(down.Reason), down.EffectiveOn);
                break;
            case CreateClaim create:
                (row.Kind, row.AmountOre, row.About) = (RecoveryActionKind.Create, create.Record.Total.Ore, create.Record.Id);
                work.Db.RecoveryRecords.Add(new RecoveryRecordRow { StayId = stay, RecordId = create.Record.Id, Kind = EntryKind.Interest, AmountOre = create.Record.Amount.Ore });
                break;
            default:
                throw new InvalidOperationException($"Nothing follows from the books as {action.GetType().Name}.");
        }
        work.Db.RecoveryActions.Add(row);
        TransferBooks.Post(work, claim, action.Id, "told", PassingOn.Lies(action));
    }

    private async Task Gather(Work work, long number, List<RecoveryActionRow> rows, CancellationToken cancel)
    {
        var batch = new RecoveryBatchRow
        {
            Id = DerivedId.Of("recovery-batch", number), Number = number, State = RecoveryBatchState.Approved, IsChanges = true, OpenedBy = SystemActor.Outbox.JournalId, OpenedAt = work.Now, DecidedAt = work.Now,
        };
        work.Db.RecoveryBatches.Add(batch);
        for (var i = 0; i < rows.Count; i++) (rows[i].BatchId, rows[i].Position) = (batch.Id, i + 1);
        batch.DocumentSha256 = await documents.Put(RecoveryBatchFile.Of(new RecoveryBatch(BatchTurn.NameOf(number), work.Today, municipality.CreditorNumber, await Actions(work, rows, cancel))), cancel);
        work.Db.Journal.Add(RecoveryJournal.OfBatch(work, SystemActor.Outbox, "changes-gathered", batch));
    }

    private async Task<IReadOnlyList<RecoveryAction>> Actions(Work work, List<RecoveryActionRow> rows, CancellationToken cancel)
    {
        var people = rows.Select(row => row.PersonId).OfType<PersonId>().Distinct().ToList();
        var numbers = await work.Db.Persons.Where(row => EF.Parameter(people).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.IdNumber, cancel);
        var created = rows.Where(row => row.Kind == RecoveryActionKind.Create).Select(row => row.ClaimId).Distinct().ToList();
        var made = await packages.Of(work.Db, await ClaimFactsQuery.Of(created, work.Db, cancel), work.BusinessDay, work.Today, work.Policies, cancel);
        var notes = rows.ConvertAll(row => RecoveryText.IdOf(row.Id));
        var texts = await work.Db.Notes.Where(row => EF.Parameter(notes).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Text, cancel);
        return rows.ConvertAll(row => Action(row, row.PersonId is { } person ? numbers[person] : "", texts.GetValueOrDefault(RecoveryText.IdOf(row.Id), ""), made));
    }

    private static RecoveryAction Action(RecoveryActionRow row, string number, string text, IReadOnlyDictionary<ClaimId, TransferPackage> made) => row.Kind switch
    {
        RecoveryActionKind.WriteDown => new WriteDown(row.Id, row.ClaimId, row.About!.Value, new Kroner(row.AmountOre), Slug.Parse<WriteDownReason>(row.Reason), row.EffectiveOn!.Value),
        RecoveryActionKind.Create => new CreateClaim(row.Id, row.ClaimId, made[row.ClaimId].Record.Related.Single(related => related.Id == row.About)),
        RecoveryActionKind.Recall => new Recall(row.Id, row.ClaimId, Slug.Parse<RecallReason>(row.Reason), row.EffectiveOn),
        RecoveryActionKind.ReportChange => new ReportChange(row.Id, row.ClaimId, IdNumber.TryParse(number, out var id) ? id : throw new InvalidOperationException($"Action {row.Id} is about nobody."), Slug.Parse<ChangeRequest>(row.Reason), text),
        RecoveryActionKind.AnswerHearing => new AnswerHearing(row.Id, row.ClaimId, row.About!.Value, Slug.Parse<HearingChoice>(row.Reason), text),
        _ => throw new InvalidOperationException($"Action {row.Id} is sent in a batch that somebody approves."),
    };
}

/// <summary>What lies with the authority of one stay, record by record, as it has been told.</summary>
internal static class RecoveryLeft
{
    public static async Task<IReadOnlyList<SentRecord>> Of(PortalDb db, Guid stay, CancellationToken cancel)
    {
        var records = (await db.RecoveryRecords.AsNoTracking().Where(row => row.StayId == stay).ToListAsync(cancel))
            .OrderBy(row => row.Kind).Select(row => new SentRecord(row.RecordId, new Kroner(row.AmountOre), Kroner.Zero, Kroner.Zero)).ToList();
        foreach (var row in await db.RecoveryActions.AsNoTracking().Where(row => row.StayId == stay && row.Kind == RecoveryActionKind.WriteDown && row.Outcome != ReceiptOutcome.Refused).ToListAsync(cancel))
        {
            var at = records.FindIndex(record => record.Id == row.About);
            if (at >= 0) records[at] = PassingOn.After(records[at], new Kroner(row.AmountOre), Slug.Parse<WriteDownReason>(row.Reason));
        }
        return records;
    }
}

/// <summary>What staff write to the authority: a note of its own, so that it can be deleted by rule.</summary>
internal static class RecoveryText
{
    public static Guid IdOf(Guid action) => DerivedId.Of("note", "recovery-action", action);
}
