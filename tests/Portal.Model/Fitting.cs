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
            ModelEvent.Call call => HasCallOpen(call.Person) ? call with { On = BusinessDay } : null,
            ModelEvent.SkipCall skip => HasCallOpen(skip.Person) ? skip with { On = BusinessDay } : null,
            ModelEvent.ConfirmLiability confirm => Fitted(confirm),
            ModelEvent.EarlyTransfer early => Known(early.Claim, MayGoEarly) is null ? null : early with { On = BusinessDay },
            ModelEvent.Dispute objection => Known(objection.Claim, claim => claim.Now.Balance > 0) is null ? null : objection with { On = BusinessDay },
            ModelEvent.DecideObjection decide => Fitted(decide),
            ModelEvent.SetOff setOff => Known(setOff.Claim, claim => claim.Away is null) is null ? null : setOff with { On = BusinessDay },
            ModelEvent.NoticeReceipt receipt => Fitted(receipt),
            ModelEvent.OpenBatch open => Fitted(open),
            ModelEvent.ApproveBatch approve => Known(approve.Id, batch => !batch.Sent) ? approve with { On = BusinessDay } : null,
            ModelEvent.SendBatch send => Known(send.Id, batch => batch is { Approved: true, Sent: false }) ? send with { On = BusinessDay } : null,
            ModelEvent.TransferReceipt receipt => Known(receipt.Claim, claim => claim.Sendings.Count >= receipt.Sending) is null ? null : receipt with { On = BusinessDay },
            ModelEvent.AnswerHearing answer => Known(answer.Claim, claim => claim.Away is { IsInHearing: true, HearingAnswered: false }) is null ? null : answer with { On = BusinessDay },
            ModelEvent.Recall recall => Known(recall.Claim, claim => claim.Away is { IsReceived: true, Recalled: false }) is null ? null : recall with { On = BusinessDay },
            ModelEvent.RecallReceipt receipt => Known(receipt.Claim, claim => claim.Sendings.Any(one => one.Number == receipt.Sending && one.Recalls > 0)) is null ? null : receipt with { On = BusinessDay },
            ModelEvent.Return back => Known(back.Claim, claim => claim.Away is { IsReceived: true }) is null ? null : back with { On = BusinessDay },
            ModelEvent.SendChange change => Known(change.Claim, claim => claim.Away is { IsReceived: true }) is null ? null : change with { On = BusinessDay },
            _ => e,
        };
        return fitted;
    }

    /// <summary>An ordinary claim in the middle of its reminders; no hold stops a team lead who has the reasons.</summary>
    internal bool MayGoEarly(ClaimFile claim) =>
        claim is { Away: null, Notice: null, Agreement: null, CoLiabilityOpen: false, Now.Balance: > 0, Claim.Basis: "ordinary", Own.PhoneDoneOn: null, Own.PhoneOpen: false }
        && claim.Type.Family != "repayment" && BusinessDay > claim.PayBy;

    private bool HasCallOpen(string id) => _claims.Any(claim => claim.Courses.Any(course => course.Person == id && course.PhoneOpen));

    private ClaimFile? Known(string key, Func<ClaimFile, bool> asked) => _claims.Find(claim => claim.Key == key && asked(claim));

    private bool Known(int batch, Func<BatchFile, bool> asked) => _recovery.Batches.Any(one => one.Id == batch && asked(one));

    private ModelEvent.ConfirmLiability? Fitted(ModelEvent.ConfirmLiability confirm)
    {
        var claim = Known(confirm.Claim, claim => claim.Away is null && (claim.CoLiabilityOpen || claim.Notice is not null || claim.Sendings.Count > 0));
        IReadOnlyList<string> people = claim is null ? [] : [.. confirm.People.Except(claim.Liable)];
        return people.Count == 0 ? null : confirm with { On = BusinessDay, People = people };
    }

    private ModelEvent.DecideObjection? Fitted(ModelEvent.DecideObjection decide)
    {
        var asked = _desk.Requests.FirstOrDefault(request => request.Id == decide.Id && request.IsPending);
        return asked is null ? null : decide with { On = BusinessDay, WriteDownOre = Math.Min(decide.WriteDownOre, asked.Claims[0].Now.PrincipalLeft) };
    }

    /// <summary>The receipt's time lies between the letter and the import.</summary>
    private ModelEvent.NoticeReceipt? Fitted(ModelEvent.NoticeReceipt receipt)
    {
        var claim = Known(receipt.Claim, claim => claim.Notices.Count >= receipt.Notice);
        var notice = claim?.Notices[receipt.Notice - 1];
        if (notice is null || notice.Letters.All(letter => letter.Person != receipt.Person))
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
