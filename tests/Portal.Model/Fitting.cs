namespace Portal.Model;

/// <summary>A history is written night by night; whoever leaves nights out asks what is left of an event.</summary>
public sealed partial class PortalModel
{
    /// <summary>The event as it can happen on the business day to the claims as they are; null when it cannot.</summary>
    public ModelEvent? Fitted(ModelEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var fitted = e switch
        {
            ModelEvent.Claims claims => Fitted(claims),
            ModelEvent.Payments payments => Fitted(payments),
            ModelEvent.Call call => HasCallOpen(call.Person) ? call with { On = BusinessDay } : null,
            ModelEvent.SkipCall skip => HasCallOpen(skip.Person) ? skip with { On = BusinessDay } : null,
            ModelEvent.ConfirmLiability confirm => Fitted(confirm),
            ModelEvent.EarlyTransfer early => Known(early.Claim, MayGoEarly) is null ? null : early with { On = BusinessDay },
            ModelEvent.Dispute objection => Known(objection.Claim, claim => claim.Now.Balance > 0) is null ? null : objection with { On = BusinessDay },
            ModelEvent.DecideObjection decide => Fitted(decide),
            ModelEvent.SetOff setOff => Known(setOff.Claim, claim => claim.Away is null) is null ? null : setOff with { On = BusinessDay },
            ModelEvent.NoticeReceipt receipt => Fitted(receipt),
            ModelEvent.SendOutbox send => send with { On = BusinessDay },
            ModelEvent.LegalHold hold => Known(hold.Claim, claim => claim.Away is null && claim.Holds.All(one => one.Kind != hold.Kind)) is null ? null : hold with { On = BusinessDay },
            ModelEvent.EndLegalHold end => Known(end.Claim, claim => claim.Holds.Any(one => one.Kind == end.Kind)) is null ? null : end with { On = BusinessDay },
            ModelEvent.OpenBatch open => Fitted(open),
            ModelEvent.ApproveBatch approve => Known(approve.Id, batch => !batch.Sent) ? approve with { On = BusinessDay } : null,
            ModelEvent.SendBatch send => Known(send.Id, batch => batch is { Approved: true, Sent: false }) ? send with { On = BusinessDay } : null,
            ModelEvent.TransferReceipt receipt => Known(receipt.Claim, claim => claim.Sendings.Count >= receipt.Sending) is null ? null : receipt with { On = BusinessDay },
            ModelEvent.AnswerHearing answer => Known(answer.Claim, claim => claim.Away is { IsInHearing: true, HearingAnswered: false }) is null ? null : answer with { On = BusinessDay },
            ModelEvent.Recall recall => Known(recall.Claim, claim => claim.Away is { IsReceived: true, Recalled: false }) is null ? null : recall with { On = BusinessDay },
            ModelEvent.RecallReceipt receipt => Known(receipt.Claim, claim => claim.Sendings.Any(one => one.Number == receipt.Sending && one.Recalls > 0)) is null
                ? null : receipt with { On = BusinessDay },
            ModelEvent.Return back => Known(back.Claim, claim => claim.Away is { IsReceived: true }) is null ? null : back with { On = BusinessDay },
            ModelEvent.SendChange change => Known(change.Claim, claim => claim.Away is { IsReceived: true }) is null ? null : change with { On = BusinessDay },
            ModelEvent.Request request => request.Keys.All(key => Known(key, claim => claim.Away is null) is not null) ? request with { On = BusinessDay } : null,
            ModelEvent.AskAgreement ask => ask.Keys.All(key => Known(key, claim => claim.Away is null) is not null) ? ask with { On = BusinessDay } : null,
            ModelEvent.Decide decide => IsPending(decide.Id, toBeGranted: decide.DeferralUntil is not null) ? decide with { On = BusinessDay } : null,
            ModelEvent.DecideAgreement decide => IsPending(decide.Id, toBeGranted: decide.Given is not null) ? decide with { On = BusinessDay } : null,
            ModelEvent.Withdraw withdraw => IsPending(withdraw.Id, toBeGranted: false) ? withdraw with { On = BusinessDay } : null,
            _ => Dated(e),
        };
        return fitted;
    }

    private ModelEvent Dated(ModelEvent e) => e switch
    {
        ModelEvent.Hold hold => hold with { On = BusinessDay },
        ModelEvent.ReleaseHold release => release with { On = BusinessDay },
        ModelEvent.Contact contact => contact with { On = BusinessDay },
        ModelEvent.Pointless pointless => pointless with { On = BusinessDay },
        ModelEvent.FeeReason reason => reason with { On = BusinessDay },
        ModelEvent.WriteDown down => down with { On = BusinessDay },
        ModelEvent.WriteOff off => off with { On = BusinessDay },
        ModelEvent.ChangePayDay change => change with { On = BusinessDay },
        ModelEvent.Reinstate reinstate => reinstate with { On = BusinessDay },
        ModelEvent.SetArrangement set => set with { On = BusinessDay },
        ModelEvent.ClosePhone close => close with { On = BusinessDay },
        ModelEvent.CloseCoLiability close => close with { On = BusinessDay },
        _ => e,
    };

    private bool IsPending(int id, bool toBeGranted) =>
        _desk.Requests.Any(request => request.Id == id && request.IsPending && !(toBeGranted && request.Claims.Any(claim => claim.Away is not null)));

    /// <summary>An ordinary claim in the middle of its reminders; no hold stops a team lead who has the reasons.</summary>
    internal bool MayGoEarly(ClaimFile claim) =>
        claim is { Away: null, Notice: null, Agreement: null, CoLiabilityOpen: false, Now.Balance: > 0, Claim.Basis: "ordinary", Own.PhoneDoneOn: null, Own.PhoneOpen: false }
        && claim.Type.Family != "repayment" && BusinessDay > claim.PayBy;

    private bool HasCallOpen(string id) => _claims.Any(claim => claim.Courses.Any(course => course.Person == id && course.PhoneOpen));

    private ClaimFile? Known(string key, Func<ClaimFile, bool> asked) => _claims.Find(claim => claim.Key == key && asked(claim));

    private bool Known(int batch, Func<BatchFile, bool> asked) => _recovery.Batches.Any(one => one.Id == batch && asked(one));

    /// <summary>A principal that is raised while the claim is away is passed on to nobody (READINGS.md): what lies there would no longer be what is owed.</summary>
    private ModelEvent.Claims? Fitted(ModelEvent.Claims claims)
    {
        IReadOnlyList<ModelClaim> fitted = [.. claims.All.Where(one => Known(one.Key, known => known.Away is not null && one.PrincipalOre > known.PrincipalOre) is null)];
        return fitted.Count == 0 ? null : claims with { All = fitted };
    }

    /// <summary>Nor is a payment of before the sending that the bank takes back.</summary>
    private ModelEvent.Payments? Fitted(ModelEvent.Payments payments)
    {
        IReadOnlyList<ModelPayment> fitted = [.. payments.All.Where(payment => !payment.IsReversal || !_claims.Exists(claim => claim.Away is { } away && Raises(claim, away, payment)))];
        return fitted.Count == 0 ? null : payments with { All = fitted };
    }

    private bool Raises(ClaimFile claim, SendingFile away, ModelPayment reversal) =>
        claim.Payments.Any(paid => paid.PaidOn <= away.SentOn && (paid.Reference == reversal.Reverses || (paid.Ore == reversal.AmountOre && claim.Key == $"{reversal.ClaimSource}/{reversal.ClaimReference}")))
        || _desk.Agreements.Any(agreement => agreement.Claims.Contains(claim) && agreement.Payments.Any(paid => paid.Reference == reversal.Reverses || reversal.Agreement == agreement.Id));

    private ModelEvent.ConfirmLiability? Fitted(ModelEvent.ConfirmLiability confirm)
    {
        var claim = Known(confirm.Claim, claim => claim.Away is null && (claim.CoLiabilityOpen || claim.Notice is not null || claim.Sendings.Count > 0));
        IReadOnlyList<string> people = claim is null ? [] : [.. confirm.People.Except(claim.Liable)];
        return people.Count == 0 ? null : confirm with { On = BusinessDay, People = people };
    }

    private ModelEvent.DecideObjection? Fitted(ModelEvent.DecideObjection decide)
    {
        var asked = _desk.Requests.FirstOrDefault(request => request.Id == decide.Id && request.IsPending);
        var principal = asked?.Claims[0].Now.Principal ?? 0;
        return decide.Answer switch
        {
            _ when asked is null => null,
            ModelObjection.Refused => decide with { On = BusinessDay },
            ModelObjection.Upheld => principal > 0 ? decide with { On = BusinessDay, LoweredOre = principal } : null,
            _ => principal > 1 ? decide with { On = BusinessDay, LoweredOre = Math.Min(decide.LoweredOre, principal - 1) } : null,
        };
    }

    /// <summary>The receipt's time lies between the letter and the import.</summary>
    private ModelEvent.NoticeReceipt? Fitted(ModelEvent.NoticeReceipt receipt)
    {
        var claim = Known(receipt.Claim, claim => claim.Notices.Count >= receipt.Notice);
        var notice = claim?.Notices[receipt.Notice - 1];
        if (notice is null || notice.Letters.All(letter => letter.Person != receipt.Person || !letter.HandedOver))
        {
            return null;
        }

        var at = receipt.At < notice.On ? notice.On : receipt.At;
        return receipt with { On = BusinessDay, At = at > BusinessDay ? BusinessDay : at };
    }

    private ModelEvent.OpenBatch? Fitted(ModelEvent.OpenBatch open)
    {
        IReadOnlyList<string> keys = [.. open.Keys.Where(key => Known(key, claim => _recovery.MayBeSent(claim, BusinessDay) && _recovery.BatchOf(claim) is null) is not null)];
        return keys.Count == 0 ? null : open with { On = BusinessDay, Keys = keys };
    }
}
