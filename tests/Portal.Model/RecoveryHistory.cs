namespace Portal.Model;

/// <summary>From the phone call to the transfer: what staff and citizens do in a history.</summary>
internal sealed partial class History
{
    private readonly List<(DateOnly On, ModelEvent Event)> _toCome = [];
    private readonly Dictionary<int, DateOnly> _objections = [];
    private int _setOffs;

    private void DayOfRecovery()
    {
        CallDebtors();
        CheckOthers();
        SendLetters();
        foreach (var come in _toCome.Where(one => one.On <= _day).OrderBy(one => one.On).ToList())
        {
            _toCome.Remove(come);
            if (_model.Fitted(come.Event) is { } now)
            {
                Add(now);
            }
        }

        AnswerHearings();
        HoldByLaw();
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
            if (Soon(0.3))
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
            if (Soon(0.3))
            {
                var others = Others(claim);
                Add(others.Count > 0 && Chance(0.6) ? new ModelEvent.ConfirmLiability(claim.Key, _day, others) : new ModelEvent.CloseCoLiability(claim.Key, _day));
            }
        }

        // Somebody is found late, or the claim was called back to add them.
        foreach (var claim in _model.Files.Where(claim => claim.Type.CheckOthers && claim.Away is null && claim.Now.Balance > 0).ToList())
        {
            var calledBack = claim.Notice is null && claim.Sendings.Count > 0 && claim.Sendings[^1].State == "recalled" && claim.Sendings[^1].EndedOn > _day.AddDays(-6 * _oneNightIn);
            if ((claim.Notice is not null && Soon(0.003)) || (calledBack && Soon(0.2)))
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
            if (!asked && Soon(claim.Notice is null ? 0.002 : 0.005))
            {
                _objections[++_numbers] = _day.AddDays(_random.Next(0, 30));
                Add(new ModelEvent.Dispute(claim.Key, _day, _numbers));
            }
        }

        foreach (var request in _model.Desk.Requests.Where(request => request is { IsPending: true, Kind: "objection" } && _objections[request.Id] <= _day).ToList())
        {
            var principal = request.Claims[0].Now.Principal;
            Add(_random.Next(6) switch
            {
                0 => new ModelEvent.Withdraw(request.Id, _day),
                1 when principal > 1 => new ModelEvent.DecideObjection(request.Id, _day, ModelObjection.UpheldInPart, _random.NextInt64(1, principal)),
                2 when principal > 0 => new ModelEvent.DecideObjection(request.Id, _day, ModelObjection.Upheld, principal),
                _ => new ModelEvent.DecideObjection(request.Id, _day, ModelObjection.Refused, 0),
            });
        }
    }

    private void HoldByLaw()
    {
        foreach (var claim in _model.Files.Where(Open).ToList())
        {
            if (claim.Holds.Find(hold => hold.Kind is "bankruptcy" or "debt-relief" or "complaint") is { } hold)
            {
                if (Chance(0.05))
                {
                    Add(new ModelEvent.EndLegalHold(claim.Key, _day, hold.Kind));
                }
            }
            else if (Chance(0.0008))
            {
                Add(new ModelEvent.LegalHold(claim.Key, _day, _random.Next(3) switch { 0 => "bankruptcy", 1 => "debt-relief", _ => "complaint" }));
            }
        }
    }

    private void TransferEarly()
    {
        foreach (var claim in _model.Files.Where(claim => _model.MayGoEarly(claim) && !Asked(claim) && Soon(0.004)).ToList())
        {
            Add(new ModelEvent.EarlyTransfer(claim.Key, _day));
        }
    }

    private void SetOff()
    {
        foreach (var claim in _model.Files.Where(Open).Where(claim => claim.Claim.Basis == "ordinary" && claim.Agreement is null && claim.Arrangement is null && Soon(0.001)).ToList())
        {
            var setOff = new ModelEvent.SetOff(claim.Key, FormattableString.Invariant($"SET-OFF-{++_setOffs}"), _day, _day.AddDays(-_random.Next(0, 20)), _random.NextInt64(1, claim.Now.Balance + 1));
            Add(setOff);
            if (Chance(0.2))
            {
                Later(_random.Next(0, 5), setOff);
            }
        }
    }

    private void ChangePersons()
    {
        if (!Chance(0.002))
        {
            return;
        }

        var changed = _cast.ChangeSomebody();
        if (_withRecovery && changed.Any(person => person.Dead))
        {
            // Reminders wait here for the next notice: what was written to the living went out while they lived.
            Add(new ModelEvent.SendOutbox(_day));
        }

        Add(new ModelEvent.Persons(changed));
    }
}
