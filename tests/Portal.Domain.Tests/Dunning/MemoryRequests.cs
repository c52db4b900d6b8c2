using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Derivation;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Policy;
using Portal.Domain.Requests;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>Deferrals and objections in the town's memory, and what has become of every request.</summary>
internal sealed partial class MemoryTown
{
    private static readonly HashSet<string> NoPapers = [];
    private static readonly HashSet<RequestKind> MoreTime = [RequestKind.Deferral];
    private static readonly HashSet<DeferralGround> Grounds = [DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances];

    private readonly Dictionary<int, Asked> _requests = [];

    /// <summary>As text, in the order in which they were sent.</summary>
    public IEnumerable<string> Requests => _requests.OrderBy(one => one.Key).Select(one => Shown.Of(new ModelRequestState(
        one.Key, Slug.Of(one.Value.Kind), Slug.Of(one.Value.Status), one.Value.On, one.Value.Status == RequestStatus.Withdrawn ? null : one.Value.DecidedOn,
        [.. one.Value.Keys.Order(StringComparer.Ordinal)])));

    private static Guid RequestId(int id) => DerivedId.Of("request", id);

    private void Keep(int id, Asked asked) => _requests[id] = asked;

    private void Answered(int id, DeferralOutcome outcome, DateOnly on) =>
        (_requests[id].Status, _requests[id].DecidedOn) = (outcome switch { DeferralOutcome.Granted => RequestStatus.Granted, DeferralOutcome.PartlyGranted => RequestStatus.PartlyGranted, _ => RequestStatus.Refused }, on);

    /// <summary>Those about which another request waits for an answer without a hold.</summary>
    private HashSet<ClaimId> Waiting(IReadOnlyList<ClaimFacts> claims)
    {
        var unheld = _requests.Values.Where(one => one.Kind != RequestKind.Objection && one.Status.IsPending()).SelectMany(one => one.Unheld).ToHashSet();
        return [.. claims.Select(claim => claim.Id).Where(unheld.Contains)];
    }

    /// <summary>Those that are asked about once more without anything new: every reason here is the same, and nobody sends papers.</summary>
    private IReadOnlySet<ClaimId> Repeated(IReadOnlyList<ClaimFacts> claims, DateOnly on)
    {
        var refusals = from one in _requests.Values where one is { Kind: not RequestKind.Objection, Status: RequestStatus.Refused }
                       from key in one.Keys select new EarlierRefusal(_claims[key].Id, one.DecidedOn!.Value, Why, NoPapers);
        return RepeatRules.Unheld(claims.Select(claim => claim.Id), [.. refusals], Why, NoPapers, Policies.Days(PolicySetting.RepeatRequest, on), on);
    }

    private bool Ask(ModelEvent.Request asked)
    {
        var claims = Named(asked.Keys);
        var ask = new DeferralAsk(asked.Until, Why, HasExplanation: false, HasSpecialCircumstances: true, MoreTime) { Waiting = Waiting(claims), Repeated = Repeated(claims, asked.On) };
        switch (DeferralRules.Decide(claims, ask, RequestId(asked.Id), asked.On, Policies, RequestLimits.InForce))
        {
            case DeferralAnswer.Received received:
                Keep(asked.Id, new Asked(RequestKind.Deferral, asked.Keys, asked.On, ask.Repeated) { Until = asked.Until });
                Write(received.Moves, []);
                return true;
            case DeferralAnswer.Instant: throw new InvalidOperationException($"{asked} was granted at once, which the contract knows nothing of");
            default: return false;
        }
    }

    private bool Answer(ModelEvent.Decide decide)
    {
        if (!_requests.TryGetValue(decide.Id, out var asked) || !asked.Status.IsPending() || asked.Until is not { } until) return false;
        var outcome = decide.DeferralUntil is null ? DeferralOutcome.Refused : decide.DeferralUntil == until ? DeferralOutcome.Granted : DeferralOutcome.PartlyGranted;
        var ask = new DecisionAsk(outcome, decide.DeferralUntil, Grounds, HasWrittenGrounds: true, SpecialFinding: true, LimitationFinding: true, NearestOffer.Nothing, null);
        if (DeferralDecisionRules.Decide(Named(asked.Keys), ask, until, new DecisionDeadlines(null, null), RequestId(decide.Id), decide.On, RequestLimits.InForce) is not DecisionAnswer.Decided decided) return false;
        Write(decided.Moves, []);
        Answered(decide.Id, outcome, decide.On);
        return true;
    }

    private bool Withdraw(ModelEvent.Withdraw withdraw)
    {
        if (!_requests.TryGetValue(withdraw.Id, out var asked) || !asked.Status.IsPending()) return false;
        (asked.Status, asked.DecidedOn) = (RequestStatus.Withdrawn, withdraw.On);
        foreach (var claim in Named(asked.Keys))
            Write([new Move(claim.Id, "request-withdrawn", "L05", [], [], [], [.. claim.Holds.Where(hold => hold.Kind is HoldKind.RequestPending or HoldKind.Objection && hold.Cause == RequestId(withdraw.Id) && hold.LiftedOn is null).Select(hold => new HoldLift(hold.Id, withdraw.On))])], []);
        return true;
    }

    private void Object(ModelEvent.Dispute dispute)
    {
        var claim = _claims[dispute.Claim];
        var earlier = _requests.Values.Where(one => one.Kind == RequestKind.Objection && one.Keys[0] == dispute.Claim).ToList();
        var rejected = earlier.Where(one => one.Status == RequestStatus.Refused).Select(one => new EarlierObjection(ObjectionPart.Claim, one.DecidedOn!.Value, NoPapers));
        var ask = new ObjectionAsk(ObjectionPart.Claim, null, HasExplanation: true, Alone: true)
        {
            Waits = earlier.Exists(one => one.Status.IsPending()),
            Repeated = ObjectionRules.Repeats(ObjectionPart.Claim, NoPapers, rejected, Policies.Days(PolicySetting.RepeatRequest, dispute.On), dispute.On),
        };
        if (ObjectionRules.Decide([claim], ask, claim.Debtor, RequestId(dispute.Id), dispute.On) is not ObjectionAnswer.Received received) throw new InvalidOperationException($"{dispute} was refused");
        Keep(dispute.Id, new Asked(RequestKind.Objection, [dispute.Claim], dispute.On, new HashSet<ClaimId>()));
        Write([received.Move], []);
    }

    private void Answer(ModelEvent.DecideObjection decide)
    {
        var asked = _requests[decide.Id];
        var claim = _claims[asked.Keys[0]];
        var outcome = decide.Answer switch { ModelObjection.Refused => DeferralOutcome.Refused, ModelObjection.Upheld => DeferralOutcome.Granted, _ => DeferralOutcome.PartlyGranted };
        Kroner? right = outcome == DeferralOutcome.PartlyGranted ? Account.On(claim, BusinessDay).Principal - new Kroner(decide.LoweredOre) : null;
        var objection = new OpenObjection(RequestId(decide.Id), claim.Debtor, ObjectionPart.Claim, null, null);
        var answer = ObjectionDecisionRules.Decide(claim, new ObjectionDecisionAsk(outcome, right, new HashSet<DateOnly>(), HasWrittenGrounds: true), objection, decide.On, BusinessDay);
        if (answer is not ObjectionDecided.Made made) throw new InvalidOperationException($"{decide} was refused: {string.Join(", ", ((ObjectionDecided.Faulty)answer).Faults)}");
        var before = Kroner.Sum(claim.Postings.Where(posting => posting.Changes == EntryKind.Principal).Select(posting => posting.Amount));
        if (made.Move.Postings.Count > 0) Tell(claim.Debtor, new Dictionary<ClaimId, Move> { [claim.Id] = made.Move });
        else Write([made.Move], []);
        if (made.Lowered.IsPositive) _source.TryAdd(claim.Id, before);
        Answered(decide.Id, outcome, decide.On);
    }

    /// <param name="Unheld">Those of its claims that it does not hold.</param>
    private sealed record Asked(RequestKind Kind, IReadOnlyList<string> Keys, DateOnly On, IReadOnlySet<ClaimId> Unheld)
    {
        public DateOnly? Until { get; init; }

        public ModelPlanAsk? Plan { get; init; }

        public RequestStatus Status { get; set; } = RequestStatus.Submitted;

        public DateOnly? DecidedOn { get; set; }
    }
}
