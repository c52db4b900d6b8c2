using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>To the recovery authority and back in the town's memory.</summary>
internal sealed partial class MemoryTown
{
    private readonly Dictionary<int, Batch> _batches = [];
    private readonly Dictionary<Guid, ReceiptOutcome> _outcomes = [];
    private readonly Dictionary<Guid, List<Guid>> _recalls = [];
    private readonly HashSet<Guid> _hearingsAnswered = [];

    /// <summary>Codes for every type, as a municipality fills them in: those that the portal knows, and made-up ones that have only the rules of every type.</summary>
    private static readonly RecoveryCodes Codes = new([.. Enum.GetValues<ClaimType>().Select(type => new RecoveryCodeLine(type, null, type switch
    {
        ClaimType.Daycare or ClaimType.CashBenefitRepayment or ClaimType.DaycareRepayment => new RecoveryCodeSet(null, null, null),
        ClaimType.AfterSchool => new RecoveryCodeSet(null, "GEPRØVE", "REPRØVE"),
        _ => new RecoveryCodeSet("KFPRØVE", "GEPRØVE", "REPRØVE"),
    }))]);

    /// <returns>False when there was nothing to do it to.</returns>
    private bool Recover(ModelEvent happened)
    {
        switch (happened)
        {
            case ModelEvent.Call call: return Call(call.Person, Slug.Parse<CallOutcome>(Slug.Of(call.Outcome)), call.PayBy, call.On);
            case ModelEvent.SkipCall skip: return Call(skip.Person, CallOutcome.NotUseful, null, skip.On);
            case ModelEvent.ConfirmLiability confirm: return Confirm(confirm);
            case ModelEvent.EarlyTransfer early: Early(early); break;
            case ModelEvent.Dispute dispute: Object(dispute); break;
            case ModelEvent.DecideObjection decide: Answer(decide); break;
            case ModelEvent.LegalHold hold: Act(hold.Claim, claim => CourseActs.StaffHold(claim, Slug.Parse<HoldKind>(hold.Kind), hold.On, null)); break;
            case ModelEvent.EndLegalHold end: Act(end.Claim, claim => CourseActs.ReleaseHold(claim, Slug.Parse<HoldKind>(end.Kind), end.On)); break;
            case ModelEvent.SendOutbox send: SendLetters(send.On); break;
            case ModelEvent.NoticeReceipt receipt: Hear(receipt); break;
            case ModelEvent.OpenBatch open: Gather(open); break;
            case ModelEvent.ApproveBatch approve: Approve(approve); break;
            case ModelEvent.SendBatch send:
                PassOn();
                SendLetters(send.On);
                break;
            case ModelEvent.TransferReceipt receipt: Hear(receipt.Claim, _claims[receipt.Claim].Stays[receipt.Sending - 1].Id, receipt.Outcome, receipt.On); break;
            case ModelEvent.RecallReceipt receipt: Hear(receipt.Claim, _recalls[_claims[receipt.Claim].Stays[receipt.Sending - 1].Id][^1], receipt.Outcome, receipt.On); break;
            case ModelEvent.AnswerHearing answer: Answer(answer); break;
            case ModelEvent.Recall recall: Recall(recall); break;
            case ModelEvent.Return back: Return(back); break;
            case ModelEvent.SendChange change: Send(change); break;
            case ModelEvent.SetOff setOff: Book(setOff); break;
            default: throw new ArgumentOutOfRangeException(nameof(happened));
        }
        return true;
    }

    private TransferRecord RecordOf(ClaimFacts claim)
    {
        var numbers = claim.Liable.ToDictionary(one => one.Person, one => IdNumber.TryParse(_people.Values.Single(known => Person(known.Id) == one.Person).Id, out var number) ? number : throw new InvalidOperationException("A number that is none"));
        return TransferMapping.Of(claim, new TransferSetup("87654321", Codes, numbers), BusinessDay, Policies);
    }

    private List<TransferRefusal> Refusals(ClaimFacts claim, DateOnly on)
    {
        var refusals = TransferGate.Refusals(claim.DerivedBy(BusinessDay), DerivedAccount.Of(claim, BusinessDay, Policies).Unpaid, on, Policies).ToList();
        if (refusals.Count == 0 && !Readiness.Check(RecordOf(claim), on).IsReady()) refusals.Add(TransferRefusal.IsNotReady);
        return refusals;
    }

    private void Gather(ModelEvent.OpenBatch open)
    {
        var refusals = Named(open.Keys).SelectMany(claim => Refusals(claim, open.On)).ToList();
        if (_batches.Values.Any(batch => !batch.IsDecided && batch.Keys.Intersect(open.Keys).Any())) refusals.Add(TransferRefusal.IsInAnotherBatch);
        if (refusals.Count > 0) throw new InvalidOperationException($"Refused: {string.Join(", ", refusals)}");
        _batches[open.Id] = new Batch(open.By, open.Keys);
    }

    /// <summary>When nothing of it may be sent any more, it is sent back, so that its claims are free.</summary>
    private void Approve(ModelEvent.ApproveBatch approve)
    {
        var batch = _batches[approve.Id];
        if (batch.By == approve.By || batch.IsDecided) return;
        batch.IsDecided = true;
        foreach (var key in batch.Keys.Where(key => Refusals(_claims[key], approve.On).Count == 0).ToList()) batch.SumOre = (batch.SumOre ?? 0) + Send(key, approve.On).Ore;
    }

    private Kroner Send(string key, DateOnly on)
    {
        var claim = _claims[key];
        var record = RecordOf(claim);
        var stay = new RecoveryStay(TransferSending.IdOf(claim), on, record.Total);
        Lay(claim, stay.Id, record);
        _claims[key] = claim with { Stays = [.. claim.Stays, stay] };
        Write([TransferSending.Sent(claim, on)], []);
        return record.Total;
    }

    private void Change(string key, Guid stay, Func<RecoveryStay, RecoveryStay> change) =>
        _claims[key] = _claims[key] with { Stays = [.. _claims[key].Stays.Select(one => one.Id == stay ? change(one) : one)] };

    /// <summary>An action ends once: the same answer again changes nothing, nor does another, nor a question that comes after it.</summary>
    private void Hear(string key, Guid action, ModelReceipt receipt, DateOnly on)
    {
        PassOn();
        if (_outcomes.GetValueOrDefault(action, ReceiptOutcome.Hearing) != ReceiptOutcome.Hearing) return;
        var outcome = receipt switch { ModelReceipt.Done => ReceiptOutcome.Done, ModelReceipt.Refused => ReceiptOutcome.Refused, _ => ReceiptOutcome.Hearing };
        _outcomes[action] = outcome;
        if (outcome == ReceiptOutcome.Hearing) Open(DerivedId.Of("task", "hearing-answer", action), TaskKind.HearingAnswer, _claims[key].Debtor, action, [_claims[key].Id]);
        else CloseTasks(TaskKind.HearingAnswer, action, on);

        var stay = _claims[key].Stays.SingleOrDefault(one => one.Id == action);
        if (stay is null && outcome == ReceiptOutcome.Done) Back(key, _recalls.Single(one => one.Value.Contains(action)).Key, action, StayEnd.Recalled, on);
        if (stay is null) return;
        switch (outcome)
        {
            case ReceiptOutcome.Hearing: Change(key, action, one => one with { HearingOn = on }); break;
            case ReceiptOutcome.Refused: Back(key, action, action, StayEnd.Refused, on); break;
            // Else it came back before we heard that it was there.
            default:
                if (!stay.IsOpen) break;
                Change(key, action, one => one with { ReceivedOn = on });
                Write([TransferSending.Received(_claims[key])], []);
                break;
        }
    }

    /// <summary>The claim is the municipality's again: interest that was missed is posted, and its course goes on from where it stood.</summary>
    private void Back(string key, Guid stay, Guid because, StayEnd end, DateOnly on)
    {
        if (!_claims[key].Stays.Single(one => one.Id == stay).IsOpen) return;
        var endedOn = on > BusinessDay ? on : BusinessDay;
        Change(key, stay, one => one with { EndedOn = endedOn, End = end });
        var claim = _claims[key];
        _lies[claim.Id] = Kroner.Zero;
        // Nothing was collected there: it says that all is left that the books say is owed.
        Tell(claim.Debtor, new Dictionary<ClaimId, Move> { [claim.Id] = TransferSending.Back(claim, end, because, endedOn, Kroner.Zero) });
    }

    private void Answer(ModelEvent.AnswerHearing answer)
    {
        var stay = _claims[answer.Claim].Away;
        if (stay is null || !_outcomes.TryGetValue(stay.Id, out var outcome) || outcome != ReceiptOutcome.Hearing || !_hearingsAnswered.Add(stay.Id)) throw new InvalidOperationException($"{answer}: nobody asked");
        CloseTasks(TaskKind.HearingAnswer, stay.Id, answer.On);
        if (!answer.Approve) Back(answer.Claim, stay.Id, DerivedId.Of("recovery-action", "answer-hearing", stay.Id), StayEnd.Withdrawn, answer.On);
    }

    private void Recall(ModelEvent.Recall recall)
    {
        var claim = _claims[recall.Claim];
        var reason = recall.Reason switch
        {
            ModelRecall.Agreement => RecallReason.Agreement, ModelRecall.Deferral => RecallReason.Deferral, ModelRecall.Complaint => RecallReason.Objection, _ => RecallReason.Liability,
        };
        var refusals = TransferActs.RecallRefusals(claim, reason, null);
        if (refusals is [TransferRefusal.StateRefund]) return;
        var recalls = claim.Away is { } stay ? _recalls.TryGetValue(stay.Id, out var before) ? before : _recalls[stay.Id] = [] : [];
        // Asked twice it is one recall, until the authority has refused it.
        if (refusals.Count > 0 || recalls.Exists(one => _outcomes.GetValueOrDefault(one, ReceiptOutcome.Hearing) != ReceiptOutcome.Refused)) throw new InvalidOperationException($"{recall} was refused: {string.Join(", ", refusals)}");
        recalls.Add(DerivedId.Of("recovery-action", "recall", claim.Away!.Id, recalls.Count + 1));
        Write([TransferSending.Recalled(claim, reason, recall.On)], []);
    }

    private void Return(ModelEvent.Return back)
    {
        PassOn();
        if (_claims[back.Claim].Away is not { } stay) throw new InvalidOperationException($"{back}: it is not there");
        Back(back.Claim, stay.Id, DerivedId.Of("recovery-return", back.Claim, stay.Id), StayEnd.Returned, back.On);
    }

    private void Send(ModelEvent.SendChange change)
    {
        var refusals = TransferActs.ChangeRefusals(_claims[change.Claim], _claims[change.Claim].Debtor, Slug.Parse<ChangeRequest>(Slug.Of(change.Ask)), "Indtægten er faldet.");
        if (refusals.Count > 0 && refusals is not [TransferRefusal.StateRefund]) throw new InvalidOperationException($"{change} was refused: {string.Join(", ", refusals)}");
    }

    /// <summary>Each is booked once by its id, and counts from its own day like a payment.</summary>
    private void Book(ModelEvent.SetOff setOff)
    {
        PassOn();
        var (claim, id) = (_claims[setOff.Claim], DerivedId.Of("set-off", setOff.Id));
        if (_claims.Values.Any(one => one.Postings.Any(posting => posting.Id == id))) return;
        if (claim.Custody == Custody.Transferred) throw new InvalidOperationException($"{setOff} was refused: the authority reckons with a transferred claim itself");
        Tell(claim.Debtor, new Dictionary<ClaimId, Move> { [claim.Id] = Move.Posted(claim.Id, "set-off", "test", new Posting(id, EntryKind.SetOff, setOff.PaidOn, new Kroner(-setOff.AmountOre), "test")) });
    }

    private sealed record Batch(string By, IReadOnlyList<string> Keys)
    {
        public bool IsDecided { get; set; }

        /// <summary>What was sent; null where nothing was.</summary>
        public long? SumOre { get; set; }
    }
}
