using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.Domain.Letters;
using Portal.Domain.Nudges;

namespace Portal.App.Nudges;

/// <summary>
/// Sends the nudges whose hour has come, one at a time, one runner at a time. Each is written down as tried before it is sent: whatever a crash, a lost answer or a runner that
/// was away leaves so is never sent again. A nudge may be lost, for the letter lies where it is; it is never doubled.
/// </summary>
public sealed class SendNudges
{
    internal const string Lease = "nudges";

    /// <summary>Longer than a nudge can take; every write makes it last again.</summary>
    internal static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);

    private const int AtATime = 200;

    /// <summary>So many without an answer in a row, and nobody is taken to be there.</summary>
    private const int Silence = 3;

    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly Leases _leases;
    private readonly QueueNudges _queue;
    private readonly NudgeTransport _transport;
    private readonly TimeProvider _clock;

    internal SendNudges(IDbContextFactory<PortalDb> dbs, Leases leases, QueueNudges queue, NudgeTransport transport, TimeProvider clock) =>
        (_dbs, _leases, _queue, _transport, _clock) = (dbs, leases, queue, transport, clock);

    /// <returns>What became of those looked at; null while another is at it, or the outbox is on hold.</returns>
    public async Task<NudgeReport?> Handle(CancellationToken cancel)
    {
        if (await IsOnHold(cancel) || await _leases.Take(Lease, LeaseLength, cancel) is not { } fence) return null;
        try
        {
            await Change(fence, db => db.Nudges.Where(row => row.State == NudgeState.Trying), NudgeState.Unknown, NudgeCode.CutOff, cancel);
            await _queue.Handle(fence, cancel);
            return await SendAll(fence, cancel);
        }
        finally
        {
            await _leases.Release(Lease, fence, CancellationToken.None);
        }
    }

    private async Task<bool> IsOnHold(CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        return await OutboxHold.IsSet(db, cancel);
    }

    private async Task<NudgeReport> SendAll(long fence, CancellationToken cancel)
    {
        var tally = new NudgeTally();
        foreach (var some in (await Waiting(cancel)).Chunk(AtATime))
            foreach (var nudge in await Read(some, cancel))
            {
                if (tally.Silent >= Silence) return tally.Report(stopped: true);
                tally.Count(await Look(nudge, fence, cancel));
            }
        return tally.Report(stopped: false);
    }

    private async Task<List<NudgeRow>> Waiting(CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        return await db.Nudges.AsNoTracking().Where(row => row.State == NudgeState.Waiting).OrderBy(row => row.AvailableAt).ThenBy(row => row.LetterId).ToListAsync(cancel);
    }

    private async Task<List<GoingNudge>> Read(IReadOnlyList<NudgeRow> nudges, CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        var (ids, people) = (nudges.Select(nudge => nudge.LetterId).ToList(), nudges.Select(nudge => nudge.PersonId).ToList());
        var letters = await db.Letters.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var persons = await db.Persons.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var choices = await db.ContactChoices.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.PersonId)).ToDictionaryAsync(row => row.PersonId, cancel);
        var deliveries = await db.DeliveriesOf(ids, DateOnly.MaxValue, 0, cancel);
        return [.. nudges.Select(nudge => new GoingNudge(nudge, letters[nudge.LetterId], persons[nudge.PersonId], choices[nudge.PersonId], deliveries[nudge.LetterId].Channel == Channel.Paper))];
    }

    /// <returns>How it stands now, and whether nobody was there.</returns>
    private async Task<(NudgeState State, bool Silent)> Look(GoingNudge nudge, long fence, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        switch (NudgeRules.Decide(Facts(nudge, now), TimeOnly.FromTimeSpan(now.InDenmark().TimeOfDay), new QuietHours(nudge.Choice.QuietFrom, nudge.Choice.QuietTo)))
        {
            case NudgeAnswer.Wait:
                return (NudgeState.Waiting, false);
            case NudgeAnswer.Dropped dropped:
                await Change(fence, db => Same(db, nudge, NudgeState.Waiting), NudgeState.Dropped, dropped.Reason, cancel);
                return (NudgeState.Dropped, false);
        }
        if (!await Try(nudge, fence, now, cancel)) return (NudgeState.Waiting, false);
        var end = await _transport.Send(nudge, now.DanishDay(), cancel);
        await Change(fence, db => Same(db, nudge, NudgeState.Trying), end.State, end.Code, cancel);
        return (end.State, end.State is NudgeState.Waiting or NudgeState.Unknown);
    }

    private NudgeFacts Facts(GoingNudge nudge, DateTimeOffset now)
    {
        var way = nudge.Nudge.Way;
        var chosen = way == NudgeWay.Email ? nudge.Choice.EmailChosenAt : nudge.Choice.SmsChosenAt;
        return new NudgeFacts(
            nudge.Receiver.DeadOn is not null, chosen is not null && _transport.Offers(way) && NudgeRules.MayHave(way, nudge.Receiver.ExemptFromDigitalPost), nudge.Letter.OpenedAt is not null,
            now - nudge.Nudge.AvailableAt);
    }

    /// <returns>False when the choice has been changed since it was read: it is looked at anew in the next turn.</returns>
    private async Task<bool> Try(GoingNudge nudge, long fence, DateTimeOffset now, CancellationToken cancel)
    {
        var (email, isEmail) = (nudge.Choice.Email, nudge.Nudge.Way == NudgeWay.Email);
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Leases.Confirm(db, Lease, fence, LeaseLength, cancel);
        var mine = await Same(db, nudge, NudgeState.Waiting)
            .Where(row => db.ContactChoices.Any(choice => choice.PersonId == row.PersonId && (isEmail ? choice.Email == email : choice.SmsChosenAt != null)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, NudgeState.Trying).SetProperty(row => row.TriedAt, now), cancel);
        await Durably.Commit(transaction, cancel);
        return mine == 1;
    }

    private async Task Change(long fence, Func<PortalDb, IQueryable<NudgeRow>> which, NudgeState to, string code, CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Leases.Confirm(db, Lease, fence, LeaseLength, cancel);
        await which(db).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, to).SetProperty(row => row.Code, code), cancel);
        await Durably.Commit(transaction, cancel);
    }

    private static IQueryable<NudgeRow> Same(PortalDb db, GoingNudge nudge, NudgeState state)
    {
        var (letter, way) = (nudge.Nudge.LetterId, nudge.Nudge.Way);
        return db.Nudges.Where(row => row.LetterId == letter && row.Way == way && row.State == state);
    }
}
