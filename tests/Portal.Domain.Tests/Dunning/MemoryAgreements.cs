using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Dunning;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>Agreements and arrangements in the town's memory.</summary>
internal sealed partial class MemoryTown
{
    private static readonly HashSet<HardshipReason> Why = [HardshipReason.Unemployment];

    private readonly Dictionary<int, ModelEvent.AskAgreement> _asked = [];
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

    private void Ask(ModelEvent.AskAgreement asked)
    {
        var claims = Named(asked.Keys);
        var repeated = claims.Where(claim => Refused(claim).Any(on => asked.On <= on.AddDays(30))).Select(claim => claim.Id).ToHashSet();
        switch (AgreementRequestRules.Decide(claims, AskOf(asked.Ask) with { Repeated = repeated }, HistoryOf(claims[0]), DerivedId.Of("request", asked.Id), asked.On, Policies, RequestLimits.InForce))
        {
            case AgreementAnswer.Instant instant: Make(asked.Id, AgreementKind.Agreement, claims, instant.Plan, asked.On); break;
            case AgreementAnswer.Received received: _asked[asked.Id] = asked; Write(received.Moves, []); break;
            case AgreementAnswer.Refused refused: throw new InvalidOperationException($"{asked} was refused: {string.Join(", ", refused.Reasons)} {string.Join(", ", refused.Plan)}");
        }
    }

    private void Decide(ModelEvent.DecideAgreement decide)
    {
        if (!_asked.Remove(decide.Id, out var asked)) throw new InvalidOperationException($"{decide}: nobody asked");
        var claims = Named(asked.Keys);
        var outcome = decide.Given is null ? DeferralOutcome.Refused : decide.Given == asked.Ask ? DeferralOutcome.Granted : DeferralOutcome.PartlyGranted;
        var answer = new AgreementDecisionAsk(outcome, outcome == DeferralOutcome.PartlyGranted ? AskOf(decide.Given!) : null, true, true, true);
        var decided = AgreementDecisionRules.Decide(claims, answer, AskOf(asked.Ask), HistoryOf(claims[0]), null, DerivedId.Of("request", decide.Id), decide.On, Policies, RequestLimits.InForce);
        if (decided is not AgreementDecided.Made made) throw new InvalidOperationException($"{decide}: {decided}");
        Write(made.Moves, []);
        if (made.Plan is { } plan) Make(decide.Id, AgreementKind.Agreement, Named(asked.Keys), plan, decide.On);
        else _refused.AddRange(claims.Select(claim => (claim.Id, decide.On)));
    }

    private void Withdraw(int request, ModelEvent.AskAgreement asked, DateOnly on)
    {
        _asked.Remove(request);
        foreach (var claim in Named(asked.Keys))
            Write([new Move(claim.Id, "withdrawn", "test", [], [], [], [.. claim.Holds.Where(hold => hold.Cause == DerivedId.Of("request", request)).Select(hold => new HoldLift(hold.Id, on))])], []);
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

    private void ChangePayDay(ModelEvent.ChangePayDay change)
    {
        var agreement = AgreementOf(change.Id);
        var claims = In(agreement);
        var owed = OwedClaim.InOrder(claims.Select(claim => new OwedClaim(claim, Account.On(claim, change.On).Balance)));
        var (changes, _) = _history.GetValueOrDefault(agreement.Id);
        var running = new RunningAgreement(agreement, owed, new AgreementProgress(agreement, claims, change.On).Paid, changes, 0);
        var answer = AgreementChanges.PayDay(running, change.PayDay, change.On, Policies, RequestLimits.InForce);
        if (answer is not ChangeAnswer.Changed changed) throw new InvalidOperationException($"{change} was refused: {string.Join(", ", ((ChangeAnswer.Refused)answer).Reasons)}");
        _history[agreement.Id] = (changes + 1, agreement.Kind);
        Put(agreement with { Instalments = changed.Plan });
        Write([.. claims.Select(claim => new Move(claim.Id, "agreement-changed", "P07", [], [], [], []))], []);
    }

    private void Reinstate(ModelEvent.Reinstate reinstate)
    {
        var agreement = AgreementOf(reinstate.Id);
        if (Reinstatement.Against(agreement, In(agreement), reinstate.On, Policies) is { Count: > 0 } reasons) throw new InvalidOperationException($"{reinstate} was refused: {string.Join(", ", reasons)}");
        Put(Reinstatement.Of(agreement));
        Rest(reinstate.Id, In(agreement), reinstate.On);
    }

    private void Set(ModelEvent.SetArrangement set)
    {
        var claim = _claims[set.Claim];
        var ask = new ArrangementAsk(set.NetYearlyOre is { } ore ? new Kroner(ore) : null, set.HasDependants, true, null, false, set.FirstOn, set.PayDay);
        switch (ArrangementRules.Decide(claim, ask, null, set.On, Policies, RequestLimits.InForce))
        {
            case ArrangementAnswer.Instalments instalments: Make(set.Id, AgreementKind.Arrangement, [claim], instalments.Plan, set.On); break;
            case ArrangementAnswer.Deferred: Write([Move.Held(claim.Id, "repayment-deferred", "P13", new Hold(Guid.NewGuid(), HoldKind.MandatoryDeferral, set.On))], []); break;
            case ArrangementAnswer.Refused refused: throw new InvalidOperationException($"{set} was refused: {string.Join(", ", refused.Reasons)} {string.Join(", ", refused.Plan)}");
        }
        Close(set.Claim, Step.SetArrangementTask, set.On);
        Write([new Move(claim.Id, "arrangement-set", "P13", [], [], [], [])], []);
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
