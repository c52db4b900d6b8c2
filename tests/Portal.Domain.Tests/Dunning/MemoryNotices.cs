using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.Tasks;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>The letters of the course on their way in the town's memory: handed over, heard of or not, and what follows.</summary>
internal sealed partial class MemoryTown
{
    /// <summary>As long as the settings say when nobody has chosen otherwise.</summary>
    private const int PaperWorkingDays = 6, AbroadExtraDays = 10;

    private static readonly TimeOnly Morning = new(10, 0), Noon = new(11, 0);

    private readonly Dictionary<Guid, OnItsWay> _outbox = [];
    private bool _handedOver;

    /// <summary>After the claims of a night: letters of which nothing is heard, and what the authority is told.</summary>
    public void EndOfNight()
    {
        if (_handedOver) LookForSilence();
        if (_batches.Count > 0) PassOn();
    }

    private void File(CourseLetter letter)
    {
        Letters.Add(letter);
        _outbox[letter.Id] = new OnItsWay(letter, _people.Values.Single(one => Person(one.Id) == letter.Receiver));
    }

    private void SendLetters(DateOnly on)
    {
        _handedOver = true;
        foreach (var way in _outbox.Values)
        {
            if (!DeliveryRules.Of(way.Facts, on, 0).IsUnsent) continue;
            var receiver = _people[way.Receiver.Id];
            DeliveryFact Now(DeliveryState state, string code) => FactOf(state, code, on, Morning);
            if (receiver.Dead) Record(way, on, Now(DeliveryState.Held, DeliveryCode.ReceiverDead));
            else if (receiver.Exempt) Record(way, on, Now(DeliveryState.Unknown, DeliveryCode.Attempt(Channel.Paper)), Now(DeliveryState.HandedOver, receiver.Country == "DK" ? DeliveryCode.Paper : DeliveryCode.PaperAbroad));
            else Record(way, on, Now(DeliveryState.Unknown, DeliveryCode.Attempt(Channel.DigitalPost)), Now(DeliveryState.HandedOver, DeliveryCode.Folder));
        }
    }

    /// <summary>Digital Post tells of a notice, at noon of the day.</summary>
    private void Hear(ModelEvent.NoticeReceipt receipt)
    {
        var notice = _claims[receipt.Claim].Steps.Single(step => step.Step == Step.TransferNotice && step.Person == Person(receipt.Person) && step.Cycle == receipt.Notice);
        var word = receipt.Status switch
        {
            ModelDelivery.HandedOver => "MODTAGET", ModelDelivery.Delivered => "AFLEVERET", ModelDelivery.Accepted => "ACCEPTERET", ModelDelivery.Rejected => "AFVIST", _ => "FEJLET",
        };
        Record(_outbox[notice.Letter!.Value], receipt.On, FactOf(DeliveryCode.StateOf(word)!.Value, word, receipt.At, Noon));
    }

    private static DeliveryFact FactOf(DeliveryState state, string code, DateOnly on, TimeOnly at) => new(state, code, new DateTimeOffset(on.ToDateTime(at), TimeSpan.Zero), on);

    /// <summary>What has happened to a letter, and what follows: a task and a hold on its claims, an end to both, and a waiting time that runs.</summary>
    private void Record(OnItsWay way, DateOnly on, params IReadOnlyList<DeliveryFact> facts)
    {
        var fresh = facts.Where(fact => !way.Facts.Contains(fact)).ToList();
        if (fresh.Count == 0) return;
        var before = DeliveryRules.Of(way.Facts, DateOnly.MaxValue, 0);
        way.Facts.AddRange(fresh);
        var after = DeliveryRules.Of(way.Facts, DateOnly.MaxValue, 0);
        if (after.State == DeliveryState.Held && before.State != DeliveryState.Held) Rest(way, after, on);
        if (before.State == DeliveryState.Held && after.State != DeliveryState.Held) Free(way, on);
        if (after.State is DeliveryState.Delivered or DeliveryState.Held && before.State != after.State) CloseTasks(TaskKind.NoReceipt, way.Letter.Id, on);
        if (way.Letter.Kind == LetterKind.TransferNotice) Reckon(way);
    }

    /// <summary>Nobody goes on reminding a debtor who was not told.</summary>
    private void Rest(OnItsWay way, Delivery now, DateOnly on)
    {
        var (letter, task) = (way.Letter, TaskOf(TaskKind.Undeliverable, way.Letter.Id, now.Round));
        Open(task, TaskKind.Undeliverable, letter.Receiver, letter.Id, letter.Claims.Select(shown => shown.Claim));
        _tasks[task].ClosedOn = null;
        Write([.. letter.Claims.Select(shown => Move.Held(shown.Claim, "letter-undeliverable", "test", new Hold(DerivedId.Of("hold", task, shown.Claim, way.Facts.Count), HoldKind.Undeliverable, on, Cause: letter.Id)))], []);
    }

    private void Free(OnItsWay way, DateOnly on)
    {
        foreach (var claim in _claims.Values.Where(claim => way.Letter.Claims.Any(shown => shown.Claim == claim.Id)).ToList())
            foreach (var hold in claim.Holds.Where(hold => hold is { Kind: HoldKind.Undeliverable, LiftedOn: null } && hold.Cause == way.Letter.Id))
                Write([new Move(claim.Id, "letter-no-longer-held", "test", [], [], [], [new HoldLift(hold.Id, on)])], []);
        CloseTasks(TaskKind.Undeliverable, way.Letter.Id, on);
    }

    /// <summary>On paper the day is known before it comes; to a receiver abroad paper takes longer.</summary>
    private void Reckon(OnItsWay way)
    {
        var paperDays = PaperWorkingDays + (way.Facts.Exists(fact => fact.Code == DeliveryCode.PaperAbroad) ? AbroadExtraDays : 0);
        var delivered = DeliveryRules.Of(way.Facts, DateOnly.MaxValue, paperDays).DeliveredOn;
        foreach (var (key, claim) in _claims.Where(claim => way.Letter.Claims.Any(shown => shown.Claim == claim.Value.Id)).ToList())
        {
            var known = claim.NoticesDelivered.Where(one => one.Key != way.Letter.Id).ToDictionary();
            if (delivered is { } on) known[way.Letter.Id] = on;
            _claims[key] = claim with { NoticesDelivered = known };
            _nextOn[claim.Id] = NightWatch.NextNight;
        }
    }

    /// <summary>Handed over, and nothing heard for five days: a task, once. What the print folder took is answered by time alone.</summary>
    private void LookForSilence()
    {
        foreach (var way in _outbox.Values.Where(way => way.Facts.Count > 0 && !way.Facts.Exists(fact => fact.State == DeliveryState.Delivered || fact.Code is DeliveryCode.Paper or DeliveryCode.PaperAbroad)))
            if (DeliveryRules.Of(way.Facts, BusinessDay, 0) is var now && DeliveryRules.IsOverdue(now, BusinessDay))
                Open(TaskOf(TaskKind.NoReceipt, way.Letter.Id, now.Round), TaskKind.NoReceipt, way.Letter.Receiver, way.Letter.Id, way.Letter.Claims.Select(shown => shown.Claim));
    }

    private static Guid TaskOf(TaskKind kind, Guid letter, int round) => DerivedId.Of("task", Slug.Of(kind), letter, round);

    private sealed record OnItsWay(CourseLetter Letter, ModelPerson Receiver)
    {
        public List<DeliveryFact> Facts { get; } = [];
    }
}
