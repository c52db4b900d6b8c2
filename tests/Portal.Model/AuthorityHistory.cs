namespace Portal.Model;

/// <summary>Letters and batches on their way out, and what Digital Post and the recovery authority answer in a history.</summary>
internal sealed partial class History
{
    private int _batches;

    private IEnumerable<ClaimFile> Received => _model.Files.Where(claim => claim.Away is { IsReceived: true }).ToList();

    private void SendLetters()
    {
        var waiting = _model.Recovery.Waiting.ToList();
        if (waiting.Count > 0)
        {
            Add(new ModelEvent.SendOutbox(_day));
            ForeseeReceipts(waiting);
        }
    }

    /// <summary>A new notice letter: soon delivered, late, after all, or never; told once, twice, or out of order.</summary>
    private void ForeseeReceipts(IEnumerable<NoticeLetter> letters)
    {
        foreach (var letter in letters.Where(letter => letter.DeliveredOn is null))
        {
            var (key, number) = (letter.Claims[0].Key, letter.Claims[0].Notices.Count);
            var after = _random.Next(10) < 6 ? _random.Next(0, 3) : _random.Next(0, 25);
            var known = after + (Chance(0.7) ? _random.Next(0, 2) : _random.Next(2, 20));
            var delivered = new ModelEvent.NoticeReceipt(key, letter.Person, number, _day, Chance(0.8) ? ModelDelivery.Delivered : ModelDelivery.Accepted, _day.AddDays(after));
            var failed = delivered with { Status = Chance(0.5) ? ModelDelivery.Rejected : ModelDelivery.Failed };
            if (Chance(0.4))
            {
                Later(_random.Next(0, 4), delivered with { Status = ModelDelivery.HandedOver, At = _day });
            }

            switch (_random.Next(20))
            {
                case 0:
                    break;
                case 1:
                    Later(known, failed);
                    break;
                case 2:
                    Later(known, failed);
                    Later(known + _random.Next(1, 12), delivered with { At = _day.AddDays(known + 1) });
                    break;
                case 3:
                    Later(known, delivered);
                    Later(known + _random.Next(0, 8), failed);
                    break;
                case 4 or 5:
                    Later(known, delivered);
                    Later(known + _random.Next(0, 20), delivered);
                    break;
                case 6:
                    Later(known, delivered);
                    Later(known + _random.Next(1, 9), delivered with { Status = ModelDelivery.Accepted, At = _day.AddDays(_random.Next(0, after + 1)) });
                    break;
                default:
                    Later(known, delivered);
                    break;
            }
        }
    }

    /// <summary>Together what is proposed; the opener may try to approve it too, and is refused.</summary>
    private void OpenBatch()
    {
        foreach (var batch in _model.Recovery.Batches.Where(batch => !batch.Sent && Soon(0.4)).ToList())
        {
            if (Chance(0.1))
            {
                Add(new ModelEvent.ApproveBatch(batch.Id, _day, batch.OpenedBy));
            }

            Add(new ModelEvent.ApproveBatch(batch.Id, _day, batch.OpenedBy == "lone" ? "sofie" : "lone"));
            Add(new ModelEvent.SendBatch(batch.Id, _day));
            Foresee(batch);
        }

        var proposed = _model.Files.Where(claim => _model.Recovery.MayBeSent(claim, _day) && _model.Recovery.BatchOf(claim) is null).Select(claim => claim.Key).ToList();
        if (proposed.Count > 0 && Soon(0.4))
        {
            Add(new ModelEvent.OpenBatch(++_batches, _day, Chance(0.5) ? "lone" : "sofie", proposed));
        }
    }

    /// <summary>UDFØRT, AFVIST or HØRING, late, never, again, or against what came before.</summary>
    private void Foresee(BatchFile batch)
    {
        foreach (var claim in batch.Claims.Where(claim => claim.Away?.Batch == batch.Id))
        {
            var days = Chance(0.7) ? _random.Next(0, 4) : _random.Next(4, 50);
            var receipt = new ModelEvent.TransferReceipt(claim.Key, claim.Sendings.Count, _day, ModelReceipt.Done);
            var outcome = _random.Next(20);
            if (outcome == 0)
            {
                continue;
            }

            Later(days, receipt with { Outcome = outcome < 13 ? ModelReceipt.Done : outcome < 16 ? ModelReceipt.Refused : ModelReceipt.Hearing });
            if (outcome is 16 or 17)
            {
                Later(days + _random.Next(3, 30), receipt with { Outcome = Chance(0.7) ? ModelReceipt.Done : ModelReceipt.Refused });
            }

            if (Chance(0.2))
            {
                Later(days + _random.Next(0, 15), receipt with { Outcome = Chance(0.7) && outcome < 13 ? ModelReceipt.Done : (ModelReceipt)_random.Next(3) });
            }
        }
    }

    private void AnswerHearings()
    {
        foreach (var claim in _model.Files.Where(claim => claim.Away is { IsInHearing: true, HearingAnswered: false }).ToList())
        {
            if (Soon(0.2))
            {
                var approve = Chance(0.6);
                var sending = claim.Sendings.Count;
                Add(new ModelEvent.AnswerHearing(claim.Key, _day, approve));
                if (approve && Chance(0.8))
                {
                    Later(_random.Next(1, 15), new ModelEvent.TransferReceipt(claim.Key, sending, _day, Chance(0.8) ? ModelReceipt.Done : ModelReceipt.Refused));
                }
            }
        }
    }

    /// <summary>Circumstances passed on, recalls, returns: of claims that the authority has.</summary>
    private void TalkToTheAuthority()
    {
        foreach (var claim in Received)
        {
            if (Soon(0.008))
            {
                var ask = (ModelChangeAsk)_random.Next(3);
                Add(new ModelEvent.SendChange(claim.Key, _day, ask));
                if (ask == ModelChangeAsk.SendBack && !claim.Claim.StateRefund && Chance(0.6))
                {
                    Later(_random.Next(1, 12), new ModelEvent.Return(claim.Key, _day));
                }
            }
            else if (Soon(0.008))
            {
                Add(new ModelEvent.Return(claim.Key, _day));
            }
            else if (claim.Away is { Recalled: false } sending && Soon(0.015))
            {
                var receipt = new ModelEvent.RecallReceipt(claim.Key, sending.Number, _day, Chance(0.85) ? ModelReceipt.Done : ModelReceipt.Refused);
                Add(new ModelEvent.Recall(claim.Key, _day, claim.Type.CheckOthers ? (ModelRecall)_random.Next(4) : (ModelRecall)_random.Next(3)));
                Later(Chance(0.8) ? _random.Next(0, 6) : _random.Next(6, 40), receipt);
                if (Chance(0.15))
                {
                    Later(_random.Next(6, 20), receipt);
                }
            }
        }
    }
}
