namespace Portal.Model;

/// <summary>Some proposed claims, put together by one and approved by another.</summary>
internal sealed class BatchFile(int id, string openedBy, IReadOnlyList<ClaimFile> claims)
{
    public int Id { get; } = id;

    public string OpenedBy { get; } = openedBy;

    public IReadOnlyList<ClaimFile> Claims { get; } = claims;

    public bool Approved { get; set; }

    public bool Sent { get; set; }
}

/// <summary>What staff and the recovery authority do from the notice on, and back.</summary>
internal sealed class RecoveryDesk(IReadOnlyList<ClaimFile> claims, Func<string, ClaimFile> find, Func<string, ModelPerson> person)
{
    private readonly List<BatchFile> _batches = [];
    private readonly HashSet<string> _setOffs = [];

    public IReadOnlyList<BatchFile> Batches => _batches;

    /// <returns>False when the event is not one for this desk.</returns>
    public bool Apply(ModelEvent e)
    {
        switch (e)
        {
            case ModelEvent.NoticeReceipt receipt:
                Deliver(receipt);
                return true;
            case ModelEvent.SendOutbox send:
                HandOver(send.On);
                return true;
            case ModelEvent.LegalHold hold:
                find(hold.Claim).AddHold(hold.Kind, hold.On, null);
                return true;
            case ModelEvent.EndLegalHold end:
                find(end.Claim).EndHolds(hold => hold.Kind == end.Kind);
                return true;
            case ModelEvent.OpenBatch open:
                _batches.Add(new BatchFile(open.Id, open.By, [.. open.Keys.Select(find).Where(claim => MayBeSent(claim, open.On) && BatchOf(claim) is null)]));
                return true;
            case ModelEvent.ApproveBatch approve:
                // "Sent only on approval by a caseworker who did not open the batch".
                Batch(approve.Id).Approved |= Batch(approve.Id).OpenedBy != approve.By;
                return true;
            case ModelEvent.SendBatch send:
                HandOver(send.On);
                Send(Batch(send.Id), send.On);
                return true;
            case ModelEvent.TransferReceipt receipt:
                Take(find(receipt.Claim), receipt);
                return true;
            case ModelEvent.AnswerHearing answer:
                Answer(find(answer.Claim), answer);
                return true;
            case ModelEvent.Recall recall:
                Recall(find(recall.Claim), recall);
                return true;
            case ModelEvent.RecallReceipt receipt:
                Take(find(receipt.Claim), receipt);
                return true;
            case ModelEvent.Return back:
                Return(find(back.Claim), back.On);
                return true;
            case ModelEvent.SendChange:
                // On record with the authority; nothing is owed or done differently until it answers.
                return true;
            case ModelEvent.EarlyTransfer early:
                SkipEarlierSteps(find(early.Claim), early.On);
                return true;
            default:
                return false;
        }
    }

    public bool MayBeSent(ClaimFile claim, DateOnly day) =>
        claim is { Away: null, Notice.ProposedOn: not null, Now.Balance: > 0 } && Course.Stopper(claim, [.. claim.Liable.Select(person)], Course.Transfer, day) is null && WouldBeReceived(claim, day);

    /// <summary>"stiftelse, forfald, SRB all before receipt" (domain.md section 3), of the claim and of the interest sent with it.</summary>
    private static bool WouldBeReceived(ClaimFile claim, DateOnly day) =>
        claim.Claim.DueOn < day && claim.PayBy < day && !(claim.Now.InterestLeft > 0 && claim.Now.Accruals.Any(accrual => accrual.CountsOn >= day));

    /// <summary>The batch that a claim waits in.</summary>
    public BatchFile? BatchOf(ClaimFile claim) => _batches.Find(batch => !batch.Sent && batch.Claims.Contains(claim));

    public BatchFile Batch(int id) => _batches.Single(batch => batch.Id == id);

    /// <summary>"a set-off is booked once": its id has not been seen.</summary>
    public bool IsNew(ModelEvent.SetOff setOff) => _setOffs.Add(setOff.Id);

    private void HandOver(DateOnly on)
    {
        foreach (var letter in Waiting.ToList())
        {
            letter.HandOver(on, person(letter.Person).Exempt);
        }
    }

    /// <summary>Notice letters that have not been handed over.</summary>
    public IEnumerable<NoticeLetter> Waiting => claims.SelectMany(claim => claim.Notices).SelectMany(notice => notice.Letters).Where(letter => !letter.HandedOver).Distinct();

    private void Deliver(ModelEvent.NoticeReceipt receipt)
    {
        var claim = find(receipt.Claim);
        var letter = claim.Notices[receipt.Notice - 1].Letters.Single(one => one.Person == receipt.Person);
        letter.Take(receipt.Status, receipt.At);
        foreach (var named in letter.Claims)
        {
            if (!letter.Undeliverable)
            {
                named.EndHolds(hold => hold.Letter == letter);
            }
            else if (named.Holds.All(hold => hold.Letter != letter))
            {
                named.Holds.Add(new HoldSpan("undeliverable", receipt.On, null, Letter: letter));
            }
        }
    }

    /// <summary>"Step `transfer` is the sending": of what may still be sent that day; what may not stays proposed.</summary>
    private void Send(BatchFile batch, DateOnly on)
    {
        if (!batch.Approved || batch.Sent)
        {
            return;
        }

        foreach (var claim in batch.Claims.Where(claim => MayBeSent(claim, on)))
        {
            claim.Sendings.Add(new SendingFile(claim.Sendings.Count + 1, batch.Id, on, claim.Now.Balance));
            claim.Steps.Add(new ModelStep(on, Course.Transfer, claim.Claim.Debtor, false));
        }

        batch.Sent = true;
    }

    /// <summary>"A claim counts as transferred only on UDFØRT; in HØRING it is still ours". What ended stays ended, whatever comes late or again.</summary>
    private static void Take(ClaimFile claim, ModelEvent.TransferReceipt receipt)
    {
        var sending = claim.Sendings[receipt.Sending - 1];
        if (!sending.WaitsForReceipt)
        {
            return;
        }

        switch (receipt.Outcome)
        {
            case ModelReceipt.Done:
                sending.Receive(receipt.On);
                break;
            case ModelReceipt.Refused:
                claim.ComeBack("refused", receipt.On);
                break;
            default:
                sending.Hear();
                break;
        }
    }

    private static void Answer(ClaimFile claim, ModelEvent.AnswerHearing answer)
    {
        if (claim.Away is not { IsInHearing: true, HearingAnswered: false } sending)
        {
            return;
        }

        sending.HearingAnswered = true;
        if (!answer.Approve)
        {
            claim.ComeBack("withdrawn", answer.On);
        }
    }

    /// <summary>"fordringer med statsrefusion kan som udgangspunkt ikke tilbagekaldes med BORD/HENS" (data/psrm-stamdata-og-aarsagskoder.json).</summary>
    private static void Recall(ClaimFile claim, ModelEvent.Recall recall)
    {
        var refused = claim.Claim.StateRefund && recall.Reason is (ModelRecall.Agreement or ModelRecall.Deferral);
        if (!refused && claim.Away is { IsReceived: true, Recalled: false } sending)
        {
            sending.Recalled = true;
            sending.Recalls++;
            claim.Steps.Add(new ModelStep(recall.On, Course.Recall, claim.Claim.Debtor, false));
        }
    }

    /// <summary>A recall that the authority refuses leaves the claim there.</summary>
    private static void Take(ClaimFile claim, ModelEvent.RecallReceipt receipt)
    {
        if (claim.Away is { Recalled: true } sending && sending.Number == receipt.Sending)
        {
            sending.Recalled = receipt.Outcome == ModelReceipt.Hearing;
            if (receipt.Outcome == ModelReceipt.Done)
            {
                claim.ComeBack("recalled", receipt.On);
            }
        }
    }

    private static void Return(ClaimFile claim, DateOnly on)
    {
        if (claim.Away is { IsReceived: true })
        {
            claim.Steps.Add(new ModelStep(on, Course.Return, claim.Claim.Debtor, false));
            claim.ComeBack("returned", on);
        }
    }

    /// <summary>"early transfer: all earlier steps [are recorded as skipped] ...; then the notice".</summary>
    private static void SkipEarlierSteps(ClaimFile claim, DateOnly on)
    {
        var steps = new[] { Course.Reminder1, Course.Reminder2, Course.Phone }.Concat(claim.Type.CheckOthers ? [Course.CoLiability] : []);
        foreach (var step in steps.Where(step => claim.Taken(step) is null))
        {
            claim.Steps.Add(new ModelStep(on, step, claim.Claim.Debtor, true));
        }

        claim.Own.ClosePhone(on);
        (claim.CoLiabilityOpen, claim.CoLiabilityDoneOn) = (false, claim.Type.CheckOthers ? on : null);
    }
}
