using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Dunning;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>Agreements and arrangements in the town's memory.</summary>
internal sealed partial class MemoryTown
{
    private static readonly HashSet<HardshipReason> Why = [HardshipReason.Unemployment];

    private readonly Dictionary<int, Guid> _agreements = [];
    private readonly Dictionary<Guid, (int PayDayChanges, AgreementKind Kind)> _history = [];

    /// <summary>As text, in the order in which they were made.</summary>
    public IEnumerable<string> Agreements => _agreements.Keys.Order().Select(id => Shown.Of(id, AgreementOf(id), _claims.Values, BusinessDay));

    private Agreement AgreementOf(int id) => _claims.Values.SelectMany(claim => claim.Agreements).First(agreement => agreement.Id == _agreements[id]);

    private void Put(Agreement agreement)
    {
        foreach (var (key, claim) in _claims.Where(pair => agreement.Claims.Contains(pair.Value.Id)).ToList())
            _claims[key] = claim with { Agreements = claim.Agreements.Any(known => known.Id == agreement.Id) ? [.. claim.Agreements.Select(known => known.Id == agreement.Id ? agreement : known)] : [.. claim.Agreements, agreement] };
    }

    private List<ClaimFacts> Named(IEnumerable<string> keys) => [.. keys.Select(key => _claims[key])];

    private AgreementHistory HistoryOf(ClaimFacts claim)
    {
        var mine = _claims.Values.Where(one => one.Debtor == claim.Debtor).SelectMany(one => one.Agreements).Where(one => one.Kind == AgreementKind.Agreement).ToList();
        return new AgreementHistory(mine.Where(one => one.Status == AgreementStatus.Breached).Max(one => one.EndedOn), mine.Any(one => one.Holds));
    }

    private static AgreementAsk AskOf(ModelPlanAsk ask) => new(new Kroner(ask.MonthlyOre), ask.PayDay, ask.FirstOn, Why, false);

    private bool Ask(ModelEvent.AskAgreement asked)
    {
        // Where nights are left out the day of asking moves: what begins so long after it is not answered at once, and formats.md knows no such bound.
        if (transfers && asked.Ask.FirstOn > asked.On.AddDays(30)) return false;
        var claims = Named(asked.Keys);
        var ask = AskOf(asked.Ask) with { Waiting = Waiting(claims), Repeated = Repeated(claims, asked.On) };
        switch (AgreementRequestRules.Decide(claims, ask, HistoryOf(claims[0]), RequestId(asked.Id), asked.On, Policies, RequestLimits.InForce))
        {
            case AgreementAnswer.Instant instant:
                Keep(asked.Id, new Asked(RequestKind.Agreement, asked.Keys, asked.On, new HashSet<ClaimId>()) { Status = RequestStatus.Granted, DecidedOn = asked.On });
                Make(asked.Id, AgreementKind.Agreement, claims, instant.Plan, asked.On);
                return true;
            case AgreementAnswer.Received received:
                Keep(asked.Id, new Asked(RequestKind.Agreement, asked.Keys, asked.On, ask.Repeated) { Plan = asked.Ask });
                Write(received.Moves, []);
                return true;
            default:
                return false;
        }
    }

    private bool Decide(ModelEvent.DecideAgreement decide)
    {
        if (!_requests.TryGetValue(decide.Id, out var asked) || !asked.Status.IsPending() || asked.Plan is not { } wanted) return false;
        var claims = Named(asked.Keys);
        var outcome = decide.Given is null ? DeferralOutcome.Refused : decide.Given == wanted ? DeferralOutcome.Granted : DeferralOutcome.PartlyGranted;
        var answer = new AgreementDecisionAsk(outcome, outcome == DeferralOutcome.PartlyGranted ? AskOf(decide.Given!) : null, true, true, true);
        if (AgreementDecisionRules.Decide(claims, answer, AskOf(wanted), HistoryOf(claims[0]), null, RequestId(decide.Id), decide.On, Policies, RequestLimits.InForce) is not AgreementDecided.Made made) return false;
        Write(made.Moves, []);
        if (made.Plan is { } plan) Make(decide.Id, AgreementKind.Agreement, Named(asked.Keys), plan, decide.On);
        Answered(decide.Id, outcome, decide.On);
        return true;
    }

    private void Make(int id, AgreementKind kind, List<ClaimFacts> claims, IReadOnlyList<Instalment> plan, DateOnly on)
    {
        _agreements[id] = DerivedId.Of("agreement", id);
        var order = OwedClaim.InOrder(claims.Select(claim => new OwedClaim(claim, Kroner.Zero))).Select(owed => owed.Claim.Id).ToList();
        Put(new Agreement(_agreements[id], AgreementStatus.Active, PaymentId.Of(100_000 + id), claims[0].Debtor, order, on, plan) { Kind = kind });
        if (kind == AgreementKind.Agreement) Rest(id, claims, on);
    }

    private void Rest(int id, List<ClaimFacts> claims, DateOnly on) =>
        Write([.. claims.Select(claim => Move.Held(claim.Id, "agreement-made", "P07", new Hold(Guid.NewGuid(), HoldKind.Agreement, on, Cause: _agreements[id])))], []);

    private List<ClaimFacts> In(Agreement agreement) => [.. _claims.Values.Where(claim => agreement.Claims.Contains(claim.Id))];

    private bool ChangePayDay(ModelEvent.ChangePayDay change)
    {
        if (!_agreements.ContainsKey(change.Id)) return false;
        var agreement = AgreementOf(change.Id);
        var claims = In(agreement);
        var owed = OwedClaim.InOrder(claims.Select(claim => new OwedClaim(claim, Account.On(claim, change.On).Balance)));
        var (changes, _) = _history.GetValueOrDefault(agreement.Id);
        var running = new RunningAgreement(agreement, owed, new AgreementProgress(agreement, claims, change.On).Paid, changes, 0);
        var answer = AgreementChanges.PayDay(running, change.PayDay, change.On, Policies, RequestLimits.InForce);
        if (answer is not ChangeAnswer.Changed changed) return false;
        _history[agreement.Id] = (changes + 1, agreement.Kind);
        Put(agreement with { Instalments = changed.Plan });
        Write([.. claims.Select(claim => new Move(claim.Id, "agreement-changed", "P07", [], [], [], []))], []);
        return true;
    }

    private bool Reinstate(ModelEvent.Reinstate reinstate)
    {
        if (!_agreements.ContainsKey(reinstate.Id)) return false;
        var agreement = AgreementOf(reinstate.Id);
        if (Reinstatement.Against(agreement, In(agreement), reinstate.On, Policies).Count > 0) return false;
        Put(Reinstatement.Of(agreement));
        Rest(reinstate.Id, In(agreement), reinstate.On);
        CloseIdleCalls(reinstate.On);
        return true;
    }

    private bool Set(ModelEvent.SetArrangement set)
    {
        var claim = _claims[set.Claim];
        // Where nights are left out, nobody may have been asked to set it yet.
        if (claim.Steps.All(step => step.Step != Step.SetArrangementTask)) return false;
        var ask = new ArrangementAsk(set.NetYearlyOre is { } ore ? new Kroner(ore) : null, set.HasDependants, true, null, false, set.FirstOn, set.PayDay);
        switch (ArrangementRules.Decide(claim, ask, null, set.On, Policies, RequestLimits.InForce))
        {
            case ArrangementAnswer.Instalments instalments: Make(set.Id, AgreementKind.Arrangement, [claim], instalments.Plan, set.On); break;
            case ArrangementAnswer.Deferred: Write([Move.Held(claim.Id, "repayment-deferred", "P13", new Hold(Guid.NewGuid(), HoldKind.MandatoryDeferral, set.On))], []); break;
            default: return false;
        }
        Close(set.Claim, Step.SetArrangementTask, set.On);
        CloseTasks(TaskKind.SetArrangement, claim.Id, set.On);
        Write([new Move(claim.Id, "arrangement-set", "P13", [], [], [], [])], []);
        return true;
    }

    private void Receive(ModelPayment payment)
    {
        var (agreement, id) = (AgreementOf(payment.Agreement!.Value), Guid.NewGuid());
        _payments[payment.Reference] = id;
        Put(agreement with { Receipts = [.. agreement.Receipts.Append(new AgreementReceipt(id, payment.PaidOn, new Kroner(payment.AmountOre))).OrderBy(receipt => receipt.On)] });
    }

    /// <summary>The shares of what the bank has taken back count as never made.</summary>
    private void TakeBack(ModelPayment reversal)
    {
        var (agreement, receipt) = (AgreementOf(reversal.Agreement!.Value), _payments[reversal.Reverses!]);
        var day = agreement.Receipts.Single(one => one.Id == receipt).On is var paidOn && reversal.PaidOn > paidOn ? reversal.PaidOn : paidOn;
        var news = new Dictionary<ClaimId, Move>();
        foreach (var claim in In(agreement))
        {
            var shares = claim.Postings.Where(posting => posting.Receipt == receipt).OrderBy(posting => posting.Kind == EntryKind.Payment ? 0 : 1).ToList();
            var share = Kroner.Sum(shares.Select(posting => posting.Amount));
            if (share.IsZero) continue;
            var payment = new Posting(shares[0].Id, EntryKind.Payment, shares[0].On, share, "test");
            var move = PaymentMatch.Reversal(claim.Id, payment, Guid.NewGuid(), day, BusinessDay, Policies);
            news[claim.Id] = move with { Postings = [.. move.Postings.Select(posting => posting with { Receipt = receipt })] };
        }
        Tell(agreement.Person, news);
    }
}
