using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>
/// Hands over what waits in the outbox, some hundred letters at a time. An attempt is written down before it is made and its outcome after it, so a crash
/// leaves "answer unknown"; such a letter is handed over again as the same message, never under another id. Several runners may be at it.
/// </summary>
public sealed class SendOutbox
{
    private const int AtATime = 200;

    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly ClaimWriter _writer;
    private readonly OutboxTransport _transport;
    private readonly StorageOptions _storage;
    private readonly TimeProvider _clock;

    internal SendOutbox(IDbContextFactory<PortalDb> dbs, ClaimWriter writer, OutboxTransport transport, StorageOptions storage, TimeProvider clock) =>
        (_dbs, _writer, _transport, _storage, _clock) = (dbs, writer, transport, storage, clock);

    /// <param name="at">The moment that is written down; now when left out. A night that is run for another day has its own.</param>
    /// <param name="retryNow">Somebody is waiting: what failed a moment ago is tried again at once.</param>
    /// <param name="progress">Told the letters looked at so far.</param>
    public async Task<SendReport> Handle(DateTimeOffset? at, bool retryNow, IProgress<int>? progress, CancellationToken cancel)
    {
        var tally = new SendTally();
        var after = Guid.Empty;
        while (!tally.Stopped)
        {
            if (await IsOnHold(cancel)) return tally.Report(onHold: true);
            await using var turn = await OutboxTurn.Take(_dbs, _storage, after, AtATime, cancel);
            if (turn.Messages.Count == 0) break;
            after = turn.Messages[^1].Id;
            await Send(turn.Messages, (at ?? _clock.GetUtcNow()).ToMillisecond(), retryNow, tally, cancel);
            progress?.Report(tally.Looked);
        }
        return tally.Report(onHold: false);
    }

    private async Task<bool> IsOnHold(CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        return await OutboxHold.IsSet(db, cancel);
    }

    private async Task Send(IReadOnlyList<OutboxRow> messages, DateTimeOffset now, bool retryNow, SendTally tally, CancellationToken cancel)
    {
        var (going, outcomes) = Sort(await Read(messages, cancel), now, retryNow, tally);
        await _transport.Prepare(going, now.DanishDay(), cancel);
        await Attempt(going, cancel);
        outcomes.AddRange(going.Zip(await _transport.Carry(going, now.DanishDay(), tally, cancel), (letter, end) => new DeliveryRow
        {
            Id = DerivedId.Of("outcome", letter.Id, letter.Number), OutboxId = letter.Id, State = end.State, Code = end.Code, At = letter.At,
        }));
        await Record(outcomes, now.DanishDay(), tally, cancel);
    }

    private async Task<List<OutgoingLetter>> Read(IReadOnlyList<OutboxRow> messages, CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        return await OutgoingLetter.Of(db, messages, cancel);
    }

    /// <summary>Which letters go now, and those that are held without an attempt.</summary>
    private static (List<GoingLetter> Going, List<DeliveryRow> Held) Sort(List<OutgoingLetter> letters, DateTimeOffset now, bool retryNow, SendTally tally)
    {
        var going = new List<GoingLetter>();
        var held = new List<DeliveryRow>();
        foreach (var letter in letters)
        {
            var delivery = DeliveryRules.Of(letter.Facts, now.DanishDay(), 0);
            if (!delivery.IsUnsent) continue;
            var channel = letter.ChannelNow(delivery);
            // Our own rows never go back in time, even when the clock does: their order tells what is an answer to what.
            var at = letter.Facts.Where(fact => !fact.IsReceipt).Select(fact => fact.At).Append(now).Max();
            var obstacle = letter.Obstacle(channel) ?? (DeliveryRules.IsExhausted(delivery, now) ? DeliveryCode.AttemptsExhausted : null);
            if (obstacle is not null) held.Add(new DeliveryRow { Id = DerivedId.Of("hold", letter.Id, obstacle, delivery.Round, letter.Facts.Count), OutboxId = letter.Id, State = DeliveryState.Held, Code = obstacle, At = at });
            else if (!retryNow && delivery.RetryAt > now) tally.Count(delivery.State);
            else going.Add(new GoingLetter(letter, channel, letter.NextAttempt, at));
        }
        return (going, held);
    }

    private async Task Attempt(List<GoingLetter> going, CancellationToken cancel)
    {
        if (going.Count == 0) return;
        await using var work = await _writer.Begin([], cancel);
        await work.Db.InsertMany(going.ConvertAll(letter => new DeliveryRow
        {
            Id = DerivedId.Of("attempt", letter.Id, letter.Number), OutboxId = letter.Id, State = DeliveryState.Unknown, Code = DeliveryCode.Attempt(letter.Channel), At = letter.At,
        }), cancel);
        await work.Commit(cancel);
    }

    private async Task Record(List<DeliveryRow> outcomes, DateOnly on, SendTally tally, CancellationToken cancel)
    {
        if (outcomes.Count == 0) return;
        await using var work = await _writer.Begin([], cancel);
        var (_, now) = await DeliveryRecorder.Record(work, outcomes, on, SystemActor.Outbox, cancel);
        await work.Commit(cancel);
        foreach (var outcome in outcomes) tally.Count(now[outcome.OutboxId].State);
    }
}

/// <summary>A letter that is handed over now.</summary>
/// <param name="Number">Which attempt it is, over the letter's whole life.</param>
internal sealed record GoingLetter(OutgoingLetter Letter, Channel Channel, int Number, DateTimeOffset At)
{
    public Guid Id => Letter.Id;
}

/// <summary>Counts letters while a run goes on.</summary>
internal sealed class SendTally
{
    private readonly Dictionary<DeliveryState, int> _states = [];

    public int Looked { get; private set; }

    /// <summary>Nobody answers: the run ends after the letters in hand.</summary>
    public bool Stopped { get; set; }

    public void Count(DeliveryState state)
    {
        Looked++;
        _states[state] = _states.GetValueOrDefault(state) + 1;
    }

    public SendReport Report(bool onHold) => new(
        // Delivered: the receipt was quicker than our own note.
        _states.GetValueOrDefault(DeliveryState.HandedOver) + _states.GetValueOrDefault(DeliveryState.Delivered), _states.GetValueOrDefault(DeliveryState.Waiting),
        _states.GetValueOrDefault(DeliveryState.Held), _states.GetValueOrDefault(DeliveryState.Unknown), onHold, Stopped);
}
