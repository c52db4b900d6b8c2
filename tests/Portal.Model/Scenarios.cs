namespace Portal.Model;

/// <summary>Random histories from a seed: the same seed gives the same history, ordered in time.</summary>
public static class Scenarios
{
    /// <summary>The day on which the history of a seed starts: "today when no night was".</summary>
    public static DateOnly FirstDay(int seed) => new DateOnly(2025, 1, 1).AddDays(new Random(seed).Next(0, 640));

    public static IReadOnlyList<ModelEvent> Random(int seed) => new History(seed, null, 0).Write();

    /// <summary>The same history, shown event by event with the model that has lived through it, until somebody has seen enough.</summary>
    public static void Play(int seed, Action<ModelEvent, PortalModel> watch) => new History(seed, watch, 0).Write();

    /// <summary>A history that goes on through notice, transfer and return; the model that lives it is made with recovery.</summary>
    /// <param name="oneNightIn">Of about so many nights one is run, and more is done on its day: for a driver whose nights take time.</param>
    public static IReadOnlyList<ModelEvent> RandomWithRecovery(int seed, int oneNightIn = 1) => new History(seed, null, oneNightIn).Write();

    /// <summary><see cref="Play"/> for such a history.</summary>
    public static void PlayWithRecovery(int seed, Action<ModelEvent, PortalModel> watch, int oneNightIn = 1) => new History(seed, watch, oneNightIn).Write();
}

/// <summary>Writes one history; a model runs along, to pay exactly what is owed or to close a task that is open.</summary>
internal sealed partial class History
{
    private readonly Random _random;
    private readonly Cast _cast;
    private readonly PortalModel _model;
    private readonly List<ModelEvent> _events = [];
    private readonly List<ModelPayment> _booked = [];
    private readonly HashSet<string> _closed = [];
    private readonly DateOnly _first;
    private DateOnly _day;

    private readonly Action<ModelEvent, PortalModel>? _watch;

    private readonly bool _withRecovery;
    private readonly int _oneNightIn;

    /// <param name="oneNightIn">0: without recovery.</param>
    public History(int seed, Action<ModelEvent, PortalModel>? watch, int oneNightIn)
    {
        _watch = watch;
        (_withRecovery, _oneNightIn) = (oneNightIn > 0, oneNightIn);
        _random = new Random(unchecked((seed * 7919) + 17));
        _first = Scenarios.FirstDay(seed);
        _day = _first;
        _cast = new Cast(_random, _first, _withRecovery);
        _model = new PortalModel(_first);
    }

    public IReadOnlyList<ModelEvent> Write()
    {
        Add(new ModelEvent.Persons([.. _cast.People]));
        ImportArrived();
        if (Chance(0.3))
        {
            Pay(0.5);
        }

        if (Chance(0.3))
        {
            Add(new ModelEvent.Night(_first));
            DayAtTheOffice();
        }

        var last = _first.AddDays(_random.Next(120, 280) + (_withRecovery ? 150 : 0) + (_oneNightIn > 1 ? 150 : 0));
        while (_day < last)
        {
            _day = _day.AddDays(_oneNightIn > 1 ? _random.Next(1, 2 * _oneNightIn) : Chance(0.03) ? _random.Next(2, 14) : 1);
            Add(new ModelEvent.Night(_day));
            ImportArrived();
            DayAtTheOffice();
        }

        return _events;
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    /// <summary>What would be done on one of the days since the last night.</summary>
    private bool Soon(double share) => Chance(1 - Math.Pow(1 - share, _oneNightIn));

    private void Add(ModelEvent e)
    {
        _events.Add(e);
        _model.Apply(e);
        _watch?.Invoke(e, _model);
    }

    private void ImportArrived()
    {
        var arrived = _cast.Claims.Where(claim => claim.ArrivesOn <= _day && _model.Files.All(file => file.Key != claim.Claim.Key))
            .Select(claim => claim.Claim).ToList();
        if (arrived.Count > 0)
        {
            Add(new ModelEvent.Claims(arrived));
        }
    }

    private void DayAtTheOffice()
    {
        Pay(_withRecovery ? 0.006 : 0.009);
        PayInstalments();
        Reverse();
        AnswerRequests();
        SetArrangements();
        if (_withRecovery)
        {
            DayOfRecovery();
        }
        else
        {
            CloseTasks();
        }

        ChangePersons();
        foreach (var claim in _model.Files.Where(Open).ToList())
        {
            ChangePrincipal(claim);
            StaffActs(claim);
        }

        foreach (var claim in Received)
        {
            // "it still takes ... a correction".
            ChangePrincipal(claim);
        }

        Ask();
        ChangeAgreements();
    }

    /// <summary>Not paid, not given up, not with the recovery authority; without recovery a notice ends a claim's history.</summary>
    private bool Open(ClaimFile claim) => claim.Now.Balance > 0 && !_closed.Contains(claim.Key) && (_withRecovery ? claim.Away is null : claim.Taken(Course.Notice) is null);

    private bool Asked(ClaimFile claim) => _model.Desk.Requests.Any(request => request.IsPending && request.Claims.Contains(claim));

    private void Pay(double share)
    {
        var file = _model.Files.Where(claim => !_closed.Contains(claim.Key) && Chance(claim.Now.Balance > 0 ? share : share / 8))
            .Where(claim => _withRecovery || claim.Taken(Course.Notice) is null || Chance(0.2)).Select(Payment).Where(payment => payment.AmountOre > 0).ToList();
        if (file.Count > 0 && Chance(0.2))
        {
            file.Insert(0, Payment(file[0], _random.Next(100, 90_000)));
        }

        if (file.Count > 0 && Chance(0.1))
        {
            file.Add(new ModelPayment(NextReference(file.Count), null, null, _day, 12_345, false, null));
        }

        if (file.Count > 0)
        {
            _booked.AddRange(file);
            Add(new ModelEvent.Payments(file));
        }
    }

    private ModelPayment Payment(ClaimFile claim)
    {
        var left = claim.Now.Balance;
        var notified = !_withRecovery && claim.Taken(Course.Notice) is not null;
        var ore = (notified ? 0 : _random.Next(8)) switch
        {
            0 => left,
            2 => left + _random.Next(1, 60_000),
            3 => left - _random.Next(1, 4_999),
            4 => left / 2,
            1 => left / 10,
            5 => claim.Now.PrincipalLeft,
            6 => _random.Next(1, 200_000),
            _ => left * _random.Next(1, 99) / 100,
        };
        var paidOn = _day.AddDays(_random.Next(8) switch
        {
            0 or 1 or 2 => 0,
            3 or 4 => -_random.Next(1, 6),
            5 => -_random.Next(1, 75),
            6 => _random.Next(1, 4),
            _ => -_random.Next(0, 30),
        });
        if (claim.Taken(Course.Reminder1) is { } reminded && Chance(0.25))
        {
            // Known after the letter, paid around it: its fee may be taken back.
            paidOn = reminded.AddDays(_random.Next(-9, 2));
        }

        return new ModelPayment(NextReference(claim.Number), claim.Claim.Source, claim.Claim.Reference, paidOn, ore, false, null);
    }

    private ModelPayment Payment(ModelPayment like, long ore) => like with { Reference = NextReference(90), AmountOre = ore };

    private string NextReference(int number) => FormattableString.Invariant($"BANK-{_day:yyyyMMdd}-{number}-{_booked.Count}");

    private void Reverse()
    {
        if (!Chance(0.01))
        {
            return;
        }

        var known = _booked.Where(payment => _booked.All(other => other.Reverses != payment.Reference)
            && ((payment.Agreement is not null && payment.PaidOn <= _day) || _model.Files.Any(claim => claim.Key == $"{payment.ClaimSource}/{payment.ClaimReference}"
                && (_withRecovery || claim.Taken(Course.Notice) is null) && !_closed.Contains(claim.Key)))).Where(payment => !payment.IsReversal).ToList();
        if (known.Count > 0)
        {
            var payment = known[_random.Next(known.Count)];
            var on = _day.AddDays(_random.Next(-4, 4));
            var reversal = payment with
            {
                Reference = NextReference(80), PaidOn = on < payment.PaidOn ? payment.PaidOn : on, IsReversal = true, Reverses = payment.Reference,
            };
            if (_model.Fitted(new ModelEvent.Payments([reversal])) is { } takenBack)
            {
                _booked.Add(reversal);
                Add(takenBack);
            }
        }
    }

    private void ChangePrincipal(ClaimFile claim)
    {
        if (claim.Claim.Terms.Count == 0 && claim.WriteDowns.Count == 0 && !claim.IsLowered && claim.Agreement is null && claim.Arrangement is null && Chance(0.004))
        {
            var raised = Chance(0.5);
            var ore = raised ? claim.PrincipalOre + _random.Next(1, 300_000) : Math.Max(1, claim.PrincipalOre * _random.Next(5, 99) / 100);
            if (_model.Fitted(new ModelEvent.Claims([claim.Claim with { PrincipalOre = ore }])) is { } changed)
            {
                Add(changed);
            }
        }
    }

    private void StaffActs(ClaimFile claim)
    {
        if (Chance(0.003))
        {
            Add(new ModelEvent.Hold(claim.Key, _day, Chance(0.7) ? _day.AddDays(_random.Next(0, 40)) : null));
        }
        else if (claim.Holds.Any(hold => hold.Kind == "staff" && hold.Covers(_day)) && Chance(0.04))
        {
            Add(new ModelEvent.ReleaseHold(claim.Key, _day));
        }

        if (Chance(0.003))
        {
            Add(new ModelEvent.Contact(claim.Claim.Debtor, _day));
        }

        var reminded = claim.Taken(Course.Reminder1) is not null && claim.Taken(Course.Reminder2) is null;
        if (reminded && claim.Type.Law == Law.Gebyrloven && !claim.FeeReason && Chance(0.03))
        {
            Add(new ModelEvent.FeeReason(claim.Key, _day));
        }
        else if (reminded && !Asked(claim) && claim.Agreement is null && Chance(0.025))
        {
            Add(new ModelEvent.Pointless(claim.Key, _day));
        }

        if (claim.Claim.Terms.Count == 0 && !Asked(claim) && claim.Agreement is null && claim.Arrangement is null)
        {
            GiveUp(claim);
        }
    }

    private void GiveUp(ClaimFile claim)
    {
        if (claim.Now.PrincipalLeft > 1 && Chance(0.0015))
        {
            Add(new ModelEvent.WriteDown(claim.Key, _day, _random.NextInt64(1, claim.Now.PrincipalLeft)));
        }
        else if (Chance(0.0006) && claim.Payments.All(payment => payment.PaidOn <= _day && !(payment.ReversedOn > _day)))
        {
            _closed.Add(claim.Key);
            Add(new ModelEvent.WriteOff(claim.Key, _day));
        }
    }

    private void CloseTasks()
    {
        foreach (var debtor in _model.Files.Where(claim => claim.Own.PhoneOpen).Select(claim => claim.Claim.Debtor).Distinct().ToList())
        {
            if (Chance(0.2))
            {
                Add(new ModelEvent.ClosePhone(debtor, _day));
            }
        }

        foreach (var claim in _model.Files.Where(claim => claim.CoLiabilityOpen).ToList())
        {
            if (Chance(0.2))
            {
                Add(new ModelEvent.CloseCoLiability(claim.Key, _day));
            }
        }
    }
}
