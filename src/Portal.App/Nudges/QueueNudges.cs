using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Letters;
using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Nudges;

/// <summary>
/// Finds the letters that their receivers can read and want to be told of, and puts one nudge for each way in the queue. A letter is available when Digital Post says so, and
/// one on paper when the print folder has it: it can be read here then. The letter is the nudge's key, so it is found once.
/// </summary>
internal sealed class QueueNudges(IDbContextFactory<PortalDb> dbs, IMail mail, DigitalPostOptions post, TimeProvider clock)
{
    private const int AtATime = 500;

    /// <summary>Longer than a nudge is news, so that one that was missed is on record with its reason.</summary>
    private static readonly TimeSpan LookBack = 2 * NudgeRules.Longest;

    public async Task<int> Handle(long fence, CancellationToken cancel)
    {
        var queued = 0;
        foreach (var some in (await Found(cancel)).Chunk(AtATime)) queued += await Queue(some, fence, cancel);
        return queued;
    }

    private async Task<List<FoundLetter>> Found(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var since = clock.GetUtcNow() - LookBack;
        if (await NudgeStart.Of(db, cancel) is var start && start > since) since = start;
        var rows = await (
            from delivery in db.Deliveries
            where delivery.At >= since && (delivery.State == DeliveryState.Delivered || delivery.Code == DeliveryCode.Paper || delivery.Code == DeliveryCode.PaperAbroad)
            join letter in db.Letters on delivery.OutboxId equals letter.Id
            join choice in db.ContactChoices on letter.PersonId equals choice.PersonId
            join person in db.Persons on letter.PersonId equals person.Id
            where (choice.EmailChosenAt != null || choice.SmsChosenAt != null) && !db.Nudges.Any(row => row.LetterId == letter.Id)
            select new FoundLetter(letter.Id, letter.PersonId, person.Kind, person.ExemptFromDigitalPost, delivery.At, choice.EmailChosenAt, choice.SmsChosenAt)).ToListAsync(cancel);
        return [.. rows.GroupBy(row => row.Id).Select(same => same.MinBy(row => row.At)!).OrderBy(row => row.At)];
    }

    private async Task<int> Queue(IReadOnlyList<FoundLetter> letters, long fence, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var standing = await db.DeliveriesOf([.. letters.Select(letter => letter.Id)], DateOnly.MaxValue, 0, cancel);
        var (now, nudges) = (clock.GetUtcNow(), new List<NudgeRow>());
        // A refusal that came after the delivery counts: that letter is not there to be read.
        foreach (var letter in letters.Where(letter => standing[letter.Id].State == DeliveryState.Delivered))
            foreach (var way in Ways(letter))
                nudges.Add(new NudgeRow
                {
                    LetterId = letter.Id, Way = way, PersonId = letter.PersonId, State = NudgeState.Waiting, AvailableAt = letter.At, At = now,
                    MessageId = way == NudgeWay.Sms ? DerivedId.Of("nudge", letter.Id, Slug.Of(way)) : null,
                });
        if (nudges.Count == 0) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Leases.Confirm(db, SendNudges.Lease, fence, SendNudges.LeaseLength, cancel);
        await db.InsertMany(nudges, cancel);
        await Durably.Commit(transaction, cancel);
        return nudges.Count;
    }

    /// <summary>Who chose a way after the letter was there is not nudged about it.</summary>
    private IEnumerable<NudgeWay> Ways(FoundLetter letter)
    {
        if (mail.IsOffered && letter.EmailChosenAt <= letter.At) yield return NudgeWay.Email;
        if (post.NemSms && letter.SmsChosenAt <= letter.At && letter.Kind == PersonKind.Person && NudgeRules.MayHave(NudgeWay.Sms, letter.OnPaper)) yield return NudgeWay.Sms;
    }

    private sealed record FoundLetter(Guid Id, PersonId PersonId, PersonKind Kind, bool OnPaper, DateTimeOffset At, DateTimeOffset? EmailChosenAt, DateTimeOffset? SmsChosenAt);
}
