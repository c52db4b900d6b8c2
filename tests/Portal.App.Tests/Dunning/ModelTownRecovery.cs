using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Calls;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Liabilities;
using Portal.App.Objections;
using Portal.App.Outbox;
using Portal.App.Recovery;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Liabilities;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;
using Portal.Model;

namespace Portal.App.Tests.Dunning;

/// <summary>From the phone call to the recovery authority and back, by the real use cases and the files that come from outside.</summary>
internal sealed partial class ModelTown
{
    private static readonly Caseworker Tove = new("tove", "Tove Teamleder", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.TeamLead]));
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly Dictionary<int, Guid> _batches = [];
    private bool _handedOver;

    /// <returns>False when there was nothing to do it to.</returns>
    /// <exception cref="InvalidOperationException">The portal refuses what the model does.</exception>
    private async Task<bool> Recover(ModelEvent happened)
    {
        Passed();
        switch (happened)
        {
            case ModelEvent.Call call: return await Call(call.Person, Slug.Parse<CallOutcome>(Slug.Of(call.Outcome)), call.PayBy);
            case ModelEvent.SkipCall skip: return await Call(skip.Person, CallOutcome.NotUseful, null);
            case ModelEvent.CloseCoLiability close: Done(await database.Get<FindNobodyElse>().Handle(_claims[close.Claim], "Bor alene.", Town.Sofie, Cancel)); break;
            case ModelEvent.ConfirmLiability confirm: return await Confirm(confirm);
            case ModelEvent.EarlyTransfer early: await Early(_claims[early.Claim]); break;
            case ModelEvent.Dispute dispute: await Object(dispute); break;
            case ModelEvent.DecideObjection decide: await Answer(decide); break;
            case ModelEvent.LegalHold hold: await database.Get<HoldClaim>().Handle(_claims[hold.Claim], Slug.Parse<HoldKind>(hold.Kind), null, "Dekret", Town.Sofie, Cancel); break;
            case ModelEvent.EndLegalHold end: await database.Get<ReleaseHold>().Handle(_claims[end.Claim], Slug.Parse<HoldKind>(end.Kind), Town.Sofie, Cancel); break;
            case ModelEvent.SendOutbox: await SendLetters(); break;
            case ModelEvent.NoticeReceipt receipt: await Hear(receipt); break;
            case ModelEvent.OpenBatch open: _batches[open.Id] = Done(await database.Get<OpenBatch>().Handle([.. open.Keys.Select(key => _claims[key])], By(open.By), Cancel)); break;
            case ModelEvent.ApproveBatch approve: await Approve(approve); break;
            case ModelEvent.SendBatch:
                await database.Get<HandOverRecovery>().Handle(Cancel);
                await SendLetters();
                break;
            case ModelEvent.TransferReceipt receipt: await Tell(Receipt(await Stay(receipt.Claim, receipt.Sending), receipt.Outcome, receipt.On)); break;
            case ModelEvent.RecallReceipt receipt: await Tell(Receipt(await LastRecall(receipt), receipt.Outcome, receipt.On)); break;
            case ModelEvent.AnswerHearing answer:
                Done(await database.Get<AnswerRecoveryHearing>().Handle(_claims[answer.Claim], answer.Approve ? HearingChoice.Approve : HearingChoice.Withdraw, "Beløbet er efterset.", Town.Sofie, Cancel));
                break;
            case ModelEvent.Recall recall: await Recall(recall); break;
            case ModelEvent.Return back: await Return(back); break;
            case ModelEvent.SendChange change: await Send(change); break;
            case ModelEvent.SetOff setOff: await Tell($"<setOff id=\"{setOff.Id}\" claim=\"{setOff.Claim}\" amount=\"{Amount(setOff.AmountOre)}\" on=\"{setOff.PaidOn:yyyy-MM-dd}\"/>"); break;
            default: throw new ArgumentOutOfRangeException(nameof(happened));
        }
        return true;
    }

    /// <summary>What the authority's rules ask of the line of a claim, from its due date.</summary>
    private string FieldsFor(ModelClaim claim, string line)
    {
        if (!transfers) return line;
        // A repayment lapses with time after its period, which formats.md says nothing about: its period is given where the authority asks for it alone.
        var (from, to, established) = claim.Type switch
        {
            "daycare-repayment" => (claim.DueOn.AddDays(-30), claim.DueOn.AddDays(-1), claim.DueOn.AddDays(-1)),
            "cash-benefit-repayment" or "pension-repayment" => ((DateOnly?)null, (DateOnly?)null, claim.DueOn),
            _ => (claim.DueOn, claim.DueOn.AddDays(29), claim.DueOn),
        };
        return line.With("period_from", $"{from:yyyy-MM-dd}").With("period_to", $"{to:yyyy-MM-dd}").With("established_on", $"{established:yyyy-MM-dd}")
            .With("limitation_on", $"{claim.DueOn.AddYears(12):yyyy-MM-dd}").With("state_refund", claim.StateRefund ? "yes" : "no")
            .With("property", claim.Type == "property-tax" ? "5512" : "").With("description", "Krav");
    }

    private static Caseworker By(string name) => name == "lone" ? Lone : Town.Sofie;

    private static string Amount(long ore) => (ore / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static Guid Done(TransferResult? result) =>
        result is TransferResult.Done done ? done.Id : throw new InvalidOperationException($"Refused: {string.Join(", ", (result as TransferResult.Refused)?.Reasons ?? [])}");

    private static void Done(LiabilityResult? result)
    {
        if (result is not LiabilityResult.Done) throw new InvalidOperationException($"Refused: {string.Join(", ", (result as LiabilityResult.Refused)?.Reasons ?? [])}");
    }

    private async Task<bool> Call(string person, CallOutcome outcome, DateOnly? payBy)
    {
        await using var db = database.Open();
        var open = await db.Tasks.Where(task => task.Kind == TaskKind.Phone && task.PersonId == _people[person] && task.ClosedOn == null).Select(task => (Guid?)task.Id).SingleOrDefaultAsync();
        // Nothing is left to call about: the task has closed by itself.
        if (open is not { } call) return false;
        var result = await database.Get<RecordCall>().Handle(new CallInput(call, outcome, payBy, "Vil ordne det.", TryAgain: false), Town.Sofie, Cancel);
        if (result is RecordCallResult.Refused refused) throw new InvalidOperationException($"Refused: {string.Join(", ", refused.Reasons)}");
        return true;
    }

    /// <returns>False when nothing is owed, or nothing once the money has come that is on its way.</returns>
    private async Task<bool> Confirm(ModelEvent.ConfirmLiability confirm)
    {
        for (var i = 0; i < confirm.People.Count; i++)
        {
            Passed();
            var claim = (await Facts([_claims[confirm.Claim]]))[0];
            var ask = new LiabilityAsk(claim.PeriodFrom ?? claim.DueOn, null, "CPR", "Boede på samme adresse.");
            var result = await database.Get<ConfirmLiability>().Handle(new LiabilityInput(claim.Id, _people[confirm.People[i]], ask, More: i < confirm.People.Count - 1), Town.Sofie, Cancel);
            if (result is LiabilityResult.Refused refused && refused.Reasons.SequenceEqual([LiabilityRefusal.NothingIsOwed])) return false;
            Done(result);
        }
        return true;
    }

    private async Task Early(ClaimId claim)
    {
        var proposal = Done(await database.Get<EarlyTransfer>().Handle(claim, "Flytter ud af landet.", Tove, Cancel));
        Assert.NotNull(await database.Get<App.Books.Approve>().Handle(proposal, approved: true, Lone, Cancel));
    }

    private async Task Object(ModelEvent.Dispute dispute)
    {
        var by = new Citizen((await Facts([_claims[dispute.Claim]]))[0].Debtor, "Navn");
        var saved = await database.Get<SaveObjectionDraft>().Handle(_claims[dispute.Claim], new ObjectionInput(ObjectionPart.Claim, null), "Det er ikke mit.", by, Cancel);
        if (await database.Get<SubmitRequest>().Handle(saved!.Draft, by, Cancel) is not SubmitAnswer.Sent) throw new InvalidOperationException($"Refused: {string.Join(", ", saved.Faults)}");
        _requests[dispute.Id] = (saved.Draft, by, default);
    }

    private async Task Answer(ModelEvent.DecideObjection decide)
    {
        var request = _requests[decide.Id].Request;
        await using var db = database.Open();
        var version = await db.Requests.Where(row => row.Id == request).Select(row => row.Version).SingleAsync();
        var claim = await db.Objections.Where(row => row.RequestId == request).Select(row => row.ClaimId).SingleAsync();
        var outcome = decide.Answer switch { ModelObjection.Refused => DeferralOutcome.Refused, ModelObjection.Upheld => DeferralOutcome.Granted, _ => DeferralOutcome.PartlyGranted };
        var right = Account.On((await Facts([claim]))[0], BusinessDay).Principal - new Kroner(decide.LoweredOre);
        var input = new ObjectionDecisionInput(request, version, outcome, outcome == DeferralOutcome.PartlyGranted ? right : null, new HashSet<DateOnly>(), "Vi har set på det.");
        if (await database.Get<DecideObjection>().Handle(input, Town.Sofie, Cancel) is DecideObjectionAnswer.Faulty faulty) throw new InvalidOperationException($"Refused: {string.Join(", ", faulty.Faults)}");
    }

    private async Task SendLetters()
    {
        _handedOver = true;
        await database.Get<SendOutbox>().Handle(at: null, retryNow: true, null, Cancel);
    }

    /// <summary>Digital Post tells of a notice, at noon of the day.</summary>
    private async Task Hear(ModelEvent.NoticeReceipt receipt)
    {
        await using var db = database.Open();
        var letter = await db.Steps.Where(row => row.ClaimId == _claims[receipt.Claim] && row.Step == Step.TransferNotice && row.PersonId == _people[receipt.Person] && row.Cycle == receipt.Notice)
            .Select(row => row.LetterId).SingleAsync();
        var word = receipt.Status switch
        {
            ModelDelivery.HandedOver => "MODTAGET", ModelDelivery.Delivered => "AFLEVERET", ModelDelivery.Accepted => "ACCEPTERET", ModelDelivery.Rejected => "AFVIST", _ => "FEJLET",
        };
        var file = Path.Combine(database.Folder, $"receipts-{++_files}.csv");
        await File.WriteAllTextAsync(file, $"message;receipt;at;reason\n{letter:D};{word};{receipt.At:yyyy-MM-dd}T12:00:00+01:00;\n");
        var report = await database.Get<ImportReceipts>().Handle(file, acceptValid: false, null, Cancel);
        if (report.Outcome != ImportOutcome.Done) throw new InvalidOperationException(report.Errors[0].Text("receipts"));
    }

    /// <summary>When nothing of it may be sent any more, it is sent back, so that its claims are free.</summary>
    private async Task Approve(ModelEvent.ApproveBatch approve)
    {
        var result = await database.Get<ApproveTransfer>().Handle(_batches[approve.Id], By(approve.By), Cancel);
        if (result is TransferResult.Refused refused && refused.Reasons.Contains(TransferRefusal.NothingToSend))
            Done(await database.Get<ReturnForChange>().Handle(_batches[approve.Id], "Intet kan sendes.", By(approve.By), Cancel));
    }

    private static string Receipt(Guid action, ModelReceipt outcome, DateOnly on)
    {
        var (state, codes) = outcome switch { ModelReceipt.Done => ("UDFØRT", ""), ModelReceipt.Refused => ("AFVIST", "R_5_2"), _ => ("HØRING", "R_4_2") };
        return Recovery.RecoveryTown.Receipt(action, state, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), codes);
    }

    /// <summary>The authority tells; what contradicts an answer that it has given is refused whole.</summary>
    private async Task Tell(string element)
    {
        await database.Get<HandOverRecovery>().Handle(Cancel);
        var file = Path.Combine(database.Folder, $"told-{++_files}.xml");
        await File.WriteAllTextAsync(file, $"<recoveryReceipts xmlns=\"urn:portal:recovery-receipts:1\">{element}</recoveryReceipts>");
        var report = await database.Get<ImportReceipts>().Handle(file, acceptValid: false, null, Cancel);
        if (report.Errors.Any(error => error.Field != "state")) throw new InvalidOperationException(report.Errors[0].Text("told"));
    }

    private async Task<Guid> Stay(string claim, int number)
    {
        await using var db = database.Open();
        return await db.RecoveryStays.Where(row => row.ClaimId == _claims[claim] && row.Number == number).Select(row => row.Id).SingleAsync();
    }

    private async Task<Guid> LastRecall(ModelEvent.RecallReceipt receipt)
    {
        var stay = await Stay(receipt.Claim, receipt.Sending);
        await using var db = database.Open();
        return (await db.RecoveryActions.Where(row => row.StayId == stay && row.Kind == RecoveryActionKind.Recall).ToListAsync()).MaxBy(row => row.At)!.Id;
    }

    private async Task Recall(ModelEvent.Recall recall)
    {
        var reason = recall.Reason switch
        {
            ModelRecall.Agreement => RecallReason.Agreement, ModelRecall.Deferral => RecallReason.Deferral, ModelRecall.Complaint => RecallReason.Objection, _ => RecallReason.Liability,
        };
        var result = await database.Get<RecallClaim>().Handle(_claims[recall.Claim], reason, null, Town.Sofie, Cancel);
        if (result is TransferResult.Refused refused && refused.Reasons.SequenceEqual([TransferRefusal.StateRefund])) return;
        Done(result);
    }

    /// <summary>With all that the books say is owed: nothing was collected there.</summary>
    private async Task Return(ModelEvent.Return back)
    {
        var owed = Account.On((await Facts([_claims[back.Claim]]))[0], BusinessDay).Balance;
        await Tell($"<returned id=\"RETUR-{++_files}\" claim=\"{back.Claim}\" on=\"{back.On:yyyy-MM-dd}\" code=\"RETU\" balance=\"{Amount(owed.Ore)}\"/>");
    }

    private async Task Send(ModelEvent.SendChange change)
    {
        var debtor = (await Facts([_claims[change.Claim]]))[0].Debtor;
        var result = await database.Get<SendChange>().Handle(_claims[change.Claim], debtor, Slug.Parse<ChangeRequest>(Slug.Of(change.Ask)), "Indtægten er faldet.", Town.Sofie, Cancel);
        if (result is TransferResult.Refused refused && refused.Reasons.SequenceEqual([TransferRefusal.StateRefund])) return;
        Done(result);
    }
}
