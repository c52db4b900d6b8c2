namespace Portal.Model;

/// <summary>From the phone call to the transfer, and back: what staff and the recovery authority do in a history.</summary>
internal sealed partial class History
{
    private readonly List<(DateOnly On, ModelEvent Event)> _toCome = [];
    private readonly Dictionary<int, DateOnly> _objections = [];
    private int _batches;
    private int _foreseen;

    private IEnumerable<ClaimFile> Received => _model.Files.Where(claim => claim.Away is { IsReceived: true }).ToList();

    private void DayOfRecovery()
    {
        CallDebtors();
        CheckOthers();
        ForeseeReceipts();
        foreach (var come in _toCome.Where(one => one.On <= _day).OrderBy(one => one.On).ToList())
        {
            _toCome.Remove(come);
            if (_model.Fitted(come.Event) is { } now)
            {
                Add(now);
            }
        }

        AnswerHearings();
        Dispute();
        TransferEarly();
        SetOff();
        OpenBatch();
        TalkToTheAuthority();
    }

    private void Later(int days, ModelEvent e) => _toCome.Add((_day.AddDays(days), e));

    private void CallDebtors()
    {
        foreach (var person in _model.Files.SelectMany(claim => claim.Courses).Where(course => course.PhoneOpen).Select(course => course.Person).Distinct().ToList())
        {
            if (Chance(0.3))
            {
                var outcome = (ModelCall)_random.Next(5);
                Add(Chance(0.2) ? new ModelEvent.SkipCall(person, _day)
                    : new ModelEvent.Call(person, _day, outcome, outcome == ModelCall.WillPayBy ? _day.AddDays(_random.Next(1, 30)) : null));
            }
        }
    }

    private void CheckOthers()
    {
        foreach (var claim in _model.Files.Where(claim => claim.CoLiabilityOpen).ToList())
        {
            if (Chance(0.3))
            {
                var others = Others(claim);
                Add(others.Count > 0 && Chance(0.6) ? new ModelEvent.ConfirmLiability(claim.Key, _day, others) : new ModelEvent.CloseCoLiability(claim.Key, _day));
            }
        }

        // Somebody is found late, or the claim was called back to add them.
        foreach (var claim in _model.Files.Where(claim => claim.Type.CheckOthers && claim.Away is null && claim.Now.Balance > 0).ToList())
        {
            var calledBack = claim.Notice is null && claim.Sendings.Count > 0 && claim.Sendings[^1].State == "recalled" && claim.Sendings[^1].EndedOn > _day.AddDays(-6);
            if ((claim.Notice is not null && Chance(0.003)) || (calledBack && Chance(0.2)))
            {
                if (Others(claim) is { Count: > 0 } others)
                {
                    Add(new ModelEvent.ConfirmLiability(claim.Key, _day, [others[0]]));
                }
            }
        }
    }

    /// <summary>One or two who do not owe it yet and are alive, seldom another debtor.</summary>
    private List<string> Others(ClaimFile claim) =>
    [
        .. _cast.People.Where(one => !one.Dead && !claim.Liable.Contains(one.Id) && (!_cast.Debtors.Contains(one.Id) || Chance(0.15)))
            .Select(one => one.Id).Take(_random.Next(1, 3)),
    ];

    /// <summary>A new notice letter: soon delivered, late, after all, or never; told once, twice, or out of order.</summary>
    private void ForeseeReceipts()
    {
        var letters = _model.Files.SelectMany(claim => claim.Notices.Select((notice, i) => (claim.Key, Notice: notice, Number: i + 1)))
            .Where(one => one.Notice.On == _day).SelectMany(one => one.Notice.Letters, (one, letter) => (one.Key, one.Number, Letter: letter))
            .DistinctBy(one => one.Letter).ToList();
        foreach (var (key, number, letter) in letters)
        {
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
        foreach (var batch in _model.Recovery.Batches.Where(batch => !batch.Sent && Chance(0.4)).ToList())
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
        if (proposed.Count > 0 && Chance(0.4))
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
            if (Chance(0.2))
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
            if (Chance(0.008))
            {
                var ask = (ModelChangeAsk)_random.Next(3);
                Add(new ModelEvent.SendChange(claim.Key, _day, ask));
                if (ask == ModelChangeAsk.SendBack && Chance(0.6))
                {
                    Later(_random.Next(1, 12), new ModelEvent.Return(claim.Key, _day));
                }
            }
            else if (Chance(0.008))
            {
                Add(new ModelEvent.Return(claim.Key, _day));
            }
            else if (claim.Away is { Recalled: false } sending && Chance(0.015))
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

    /// <summary>Objections are made to any claim that something is owed on, also to one that the authority has.</summary>
    private void Dispute()
    {
        foreach (var claim in _model.Files.Where(claim => claim.Now.Balance > 0 && !_closed.Contains(claim.Key) && !Asked(claim)).ToList())
        {
            if (_cast.IsDead(claim.Claim.Debtor) || claim.Claim.Terms.Count > 0 || claim.Agreement is not null || claim.Arrangement is not null)
            {
                continue;
            }

            var asked = _model.Desk.Requests.Any(request => request.Kind == "objection" && request.Claims.Contains(claim));
            if (!asked && Chance(claim.Notice is null ? 0.002 : 0.005))
            {
                _objections[++_numbers] = _day.AddDays(_random.Next(0, 30));
                Add(new ModelEvent.Dispute(claim.Key, _day, _numbers));
            }
        }

        foreach (var request in _model.Desk.Requests.Where(request => request is { IsPending: true, Kind: "objection" } && _objections[request.Id] <= _day).ToList())
        {
            var left = request.Claims[0].Now.PrincipalLeft;
            Add(_random.Next(6) switch
            {
                0 => new ModelEvent.Withdraw(request.Id, _day),
                1 when left > 1 => new ModelEvent.DecideObjection(request.Id, _day, ModelObjection.UpheldInPart, _random.NextInt64(1, left)),
                2 when left > 0 => new ModelEvent.DecideObjection(request.Id, _day, ModelObjection.Upheld, left),
                _ => new ModelEvent.DecideObjection(request.Id, _day, ModelObjection.Refused, 0),
            });
        }
    }

    private void TransferEarly()
    {
        foreach (var claim in _model.Files.Where(claim => _model.MayGoEarly(claim) && !Asked(claim) && Chance(0.004)).ToList())
        {
            Add(new ModelEvent.EarlyTransfer(claim.Key, _day));
        }
    }

    private void SetOff()
    {
        foreach (var claim in _model.Files.Where(Open).Where(claim => claim.Claim.Basis == "ordinary" && claim.Agreement is null && claim.Arrangement is null && Chance(0.001)).ToList())
        {
            var setOff = new ModelEvent.SetOff(claim.Key, FormattableString.Invariant($"SET-OFF-{++_foreseen}"), _day, _day.AddDays(-_random.Next(0, 20)), _random.NextInt64(1, claim.Now.Balance + 1));
            Add(setOff);
            if (Chance(0.2))
            {
                Later(_random.Next(0, 5), setOff);
            }
        }
    }
}
