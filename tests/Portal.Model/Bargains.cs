namespace Portal.Model;

/// <summary>What citizens ask for and are given, and how they keep to it.</summary>
internal sealed partial class History
{
    private readonly Dictionary<int, DateOnly> _answerOn = [];
    private int _numbers;

    private IEnumerable<ClaimFile> MayBeAskedAbout(string debtor) => _model.Files.Where(claim =>
        claim.Claim.Debtor == debtor && Open(claim) && !Asked(claim) && claim.Agreement is null && (claim.RefusedOn.All(on => on.AddDays(31) < _day) || Chance(0.3)));

    private void Ask()
    {
        foreach (var debtor in _cast.Debtors.Where(id => Chance(0.012) && !_cast.IsDead(id)))
        {
            var forAgreement = Chance(0.5);
            var claims = MayBeAskedAbout(debtor).Where(claim => Chance(0.7) && (!forAgreement || CanBeAgreedOn(claim))).ToList();
            if (claims.Count == 0)
            {
                continue;
            }

            var keys = claims.Select(claim => claim.Key).ToList();
            _numbers++;
            _answerOn[_numbers] = _day.AddDays(_random.Next(0, 25));
            if (forAgreement)
            {
                Add(new ModelEvent.AskAgreement(keys, _day, _numbers, Plan(claims, _random.Next(2, 28))));
            }
            else
            {
                // Later than the portal may grant by itself.
                Add(new ModelEvent.Request(keys, _day, _numbers, claims.Max(claim => claim.PayBy > _day ? claim.PayBy : _day).AddDays(_random.Next(40, 130))));
            }
        }
    }

    /// <summary>A settlement, a judgment and a repayment claim have a plan of their own.</summary>
    private static bool CanBeAgreedOn(ClaimFile claim) => claim.Claim.Basis == "ordinary" && claim.Type.Family != "repayment";

    /// <summary>From two to fourteen instalments, mostly; a pay day of the first day wished for, or another.</summary>
    private ModelPlanAsk Plan(IReadOnlyList<ClaimFile> claims, int days)
    {
        var kroner = claims.Sum(claim => claim.Now.Balance) / 100;
        var monthly = Chance(0.1) ? _random.Next(100, 2_000) : (kroner / _random.Next(1, 15)) + _random.Next(1, 20);
        var first = _day.AddDays(days);
        return new ModelPlanAsk(Math.Max(monthly, (kroner / 30) + 1) * 100, Chance(0.5) && first.Day <= 28 ? first.Day : _random.Next(1, 29), first);
    }

    private void AnswerRequests()
    {
        foreach (var request in _model.Desk.Requests.Where(request => request.IsPending && request.Kind != "objection" && _answerOn[request.Id] <= _day).ToList())
        {
            // Only what is still open can be granted, and only while the calendar reaches as far as the instalments.
            var isLong = request.Ask is { } plan && request.Claims.Sum(claim => claim.Now.Balance) > 40 * plan.MonthlyOre;
            var answer = request.Claims.All(claim => Open(claim) && claim.Agreement is null) && !isLong ? _random.Next(6) : 5;
            Add((answer, request.Ask) switch
            {
                (0, null) => new ModelEvent.Decide(request.Id, _day, request.Until),
                (1 or 2, null) => new ModelEvent.Decide(request.Id, _day, PartOf(request)),
                (3, null) => new ModelEvent.Decide(request.Id, _day, null),
                (0 or 1, { } ask) => new ModelEvent.DecideAgreement(request.Id, _day, ask),
                (2, { } ask) => new ModelEvent.DecideAgreement(request.Id, _day, ask with { MonthlyOre = (ask.MonthlyOre * 2) + 100, FirstOn = _day.AddDays(_random.Next(30, 50)) }),
                (3, _) => new ModelEvent.DecideAgreement(request.Id, _day, null),
                _ => new ModelEvent.Withdraw(request.Id, _day),
            });
        }
    }

    private DateOnly PartOf(RequestFile request)
    {
        var until = _day.AddDays(_random.Next(6, 90));
        return until < request.Until ? until : request.Until!.Value.AddDays(-1);
    }

    private void SetArrangements()
    {
        foreach (var claim in _model.Files.Where(claim => claim.ArrangementOpen && Open(claim)).ToList())
        {
            long? income = _day.Year == 2026 && Chance(0.6) ? (_random.NextInt64(90_000, 520_000) * 100) + _random.Next(0, 100) : null;
            var dependants = Chance(0.4);
            if (Chance(0.1) && Arrangements.IsKnown(claim.Type.Slug, income, _day) && claim.Now.Balance <= 40 * (Arrangements.Monthly(income, dependants) ?? long.MaxValue / 40))
            {
                var first = _day.AddDays(_random.Next(1, 50));
                Add(new ModelEvent.SetArrangement(claim.Key, _day, ++_numbers, income, dependants, first, _random.Next(1, 29)));
            }
        }
    }

    /// <summary>Some pay on the day, some late, some a little too little, some never.</summary>
    private void PayInstalments()
    {
        foreach (var agreement in _model.Desk.Agreements.Where(agreement => agreement.Runs || (agreement.Broken && _day < agreement.EndedOn!.Value.AddDays(13))).ToList())
        {
            var due = agreement.Plan.Where(one => one.DueOn <= _day.AddDays(3)).Sum(one => one.Ore);
            var missing = Math.Min(due - agreement.PaidBy(_day, _day), agreement.Owed);
            var pays = (agreement.Id % 4) switch { 0 => 0.35, 1 => 0.2, 2 => 0.08, _ => 0.02 };
            if (missing > AgreementFile.CarriedOre && Chance(agreement.CureBy is not null || agreement.Broken ? 0.09 : pays))
            {
                PayOn(agreement, _random.Next(9) switch { 0 => missing - _random.Next(1, 4_999), 1 => missing / 2, 2 => missing + _random.Next(1, 80_000), 3 => agreement.Owed, _ => missing });
            }
            else if (Chance(0.003))
            {
                PayOn(agreement, Chance(0.3) ? agreement.Owed : _random.Next(1, 100_000));
            }
        }
    }

    private void PayOn(AgreementFile agreement, long ore)
    {
        var paidOn = _day.AddDays(_random.Next(10) switch { 0 => -_random.Next(1, 40), 1 or 2 or 3 => -_random.Next(1, 5), 4 => _random.Next(1, 4), _ => 0 });
        if (ore <= 0 || paidOn <= agreement.FirstDay)
        {
            return;
        }

        var claim = agreement.Claims[_random.Next(agreement.Claims.Count)];
        var payment = Chance(0.65)
            ? new ModelPayment(NextReference(70), null, null, paidOn, ore, false, null) { Agreement = agreement.Id }
            : new ModelPayment(NextReference(71), claim.Claim.Source, claim.Claim.Reference, paidOn, ore, false, null);
        _booked.Add(payment);
        Add(new ModelEvent.Payments([payment]));
    }

    private void ChangeAgreements()
    {
        foreach (var agreement in _model.Desk.Agreements.Where(agreement => !agreement.IsArrangement).ToList())
        {
            if (agreement is { Status: "active" } && HasSomethingToCome(agreement) && Chance(0.012) && agreement.PayDayChangesOn.Count < 2)
            {
                var payDay = _random.Next(1, 29);
                if (payDay != agreement.PayDay)
                {
                    Add(new ModelEvent.ChangePayDay(agreement.Id, _day, payDay));
                }
            }

            if (MayReinstate(agreement) && Chance(0.5))
            {
                Add(new ModelEvent.Reinstate(agreement.Id, _day));
            }
        }
    }

    private bool HasSomethingToCome(AgreementFile agreement)
    {
        var unpaidOfDue = agreement.Plan.Where(one => one.DueOn <= _day).Sum(one => one.Ore) - agreement.PaidBy(_day, _day);
        return agreement.Plan[^1].DueOn > _day && agreement.Plan.Where(one => one.DueOn > _day).Sum(one => one.Ore) > -unpaidOfDue && agreement.Owed > unpaidOfDue && agreement.Owed > 0;
    }

    /// <summary>"reinstate within 14 days by paying it, once per plan" (story 8), unless its claims are spoken for.</summary>
    private bool MayReinstate(AgreementFile agreement) =>
        agreement is { Broken: true, Reinstated: false } && _day <= agreement.EndedOn!.Value.AddDays(14) && agreement.Owed > 0
        && agreement.Missing(_day, _day, _day) <= AgreementFile.CarriedOre && agreement.Claims.All(claim => claim.Agreement is null && !Asked(claim) && claim.Taken(Course.Notice) is null);
}
