namespace Portal.Model;

/// <summary>One month's or one period's interest: which accrual it is, and the day on which it counts.</summary>
internal sealed record Accrual(DateOnly On, DateOnly CountsOn, long Ore);

/// <summary>
/// One claim taken day by day from scratch: "first that day's payments (bank order), then the interest posted that day, then the fees
/// posted that day. A payment covers interest, then fees, then principal; what is left over stays on the claim as credit and covers
/// whatever is posted on that claim later."
/// </summary>
internal sealed class Figures(ClaimFile claim, DateOnly asOf)
{
    private readonly DateOnly _firstAccrual = claim.Claim.DueOn.AddDays(1);
    private readonly HashSet<DateOnly> _letterDays = [];
    private long _coveredInterest;
    private long _coveredFees;
    private long _coveredPrincipal;
    private long _leftAtPayBy;
    private long _daysOre;

    public long Principal { get; private set; } = claim.PrincipalOre;

    public long Fees { get; private set; }

    public long Interest { get; private set; }

    public long Credit { get; private set; }

    public List<Accrual> Accruals { get; } = [];

    /// <summary>The letter dates whose fee stands, with the fee.</summary>
    public Dictionary<DateOnly, long> StandingFees { get; } = [];

    public bool LastAmountWasWrittenOff { get; private set; }

    /// <summary>"Where the table has no verified row: none is posted until it is there ... from the first day without one."</summary>
    public bool LacksRate { get; private set; }

    public long Paid => _coveredInterest + _coveredFees + _coveredPrincipal;

    public long Balance => Principal + Fees + Interest - Paid;

    public long PrincipalLeft => Principal - _coveredPrincipal;

    public long InterestLeft => Interest - _coveredInterest;

    /// <summary>"principal and interest owed on the claim after its own payments".</summary>
    public long PrincipalAndInterestLeft => PrincipalLeft + InterestLeft;

    /// <summary>The payments on the claim's own id that count, with a payment day up to a day.</summary>
    public long PaidInUpTo(DateOnly day) => claim.Payments.Where(payment => payment.Counts(asOf) && payment.PaidOn <= day).Sum(payment => payment.Ore);

    /// <summary>What the claim is given of each payment on an agreement.</summary>
    public Dictionary<SharedPayment, long> Shares { get; } = [];

    /// <summary>What was owed and covered at the end of each day.</summary>
    public List<(DateOnly On, long Balance, long Paid)> Days { get; } = [];

    public void AddLetterDay(DateOnly day) => _letterDays.Add(day);

    public void Receive(long ore)
    {
        Credit += ore;
        Cover();
    }

    public void WriteDown(DateOnly day)
    {
        foreach (var (on, ore) in claim.WriteDowns)
        {
            if (on == day)
            {
                Principal -= ore;
                ReleaseWhatCoversTooMuch();
                Cover();
            }
        }
    }

    /// <summary>"It stops when the transfer is sent; a refused or returned claim posts the dates missed": nothing while it is away.</summary>
    public void PostInterest(DateOnly day)
    {
        if (day > claim.Away?.SentOn)
        {
            return;
        }

        if (claim.Type.Law == Law.Gebyrloven)
        {
            PostMonths(day);
        }
        else if (claim.Type.Law == Law.Renteloven && day > claim.InterestPayBy)
        {
            PostPeriod(day);
        }
    }

    public void PostFee(DateOnly day, long ore)
    {
        StandingFees[day] = ore;
        Fees += ore;
        Cover();
    }

    public void EndOfDay(DateOnly day)
    {
        foreach (var (on, ore) in claim.WriteOffs)
        {
            if (on == day)
            {
                WriteOff(ore);
            }
        }

        if (day == claim.InterestPayBy)
        {
            _leftAtPayBy = PrincipalLeft;
        }

        Days.Add((day, Balance, Paid));
    }

    /// <summary>
    /// "Interest starts only if principal is left at the end of the effective pay-by: the accrual dates up to and including the effective
    /// pay-by then count from the day after it, after that day's payments, each 1 % of the principal left when the pay-by ended. Each later
    /// accrual date counts on its day: 1 % of the principal left after that day's payments."
    /// </summary>
    private void PostMonths(DateOnly day)
    {
        if (day <= claim.InterestPayBy || _leftAtPayBy <= 0)
        {
            return;
        }

        if (day == claim.InterestPayBy.AddDays(1))
        {
            for (var month = 0; AccrualDate(month) <= claim.InterestPayBy; month++)
            {
                PostAccrual(AccrualDate(month), day, Percent(_leftAtPayBy));
            }
        }

        var months = ((day.Year - _firstAccrual.Year) * 12) + day.Month - _firstAccrual.Month;
        if (months >= 0 && AccrualDate(months) == day)
        {
            PostAccrual(day, day, Percent(PrincipalLeft));
        }
    }

    /// <summary>"the day after due_on, then the same day of each later month, or that month's last day where it is missing".</summary>
    private DateOnly AccrualDate(int month) => _firstAccrual.AddMonths(month);

    /// <summary>"half-up to the øre".</summary>
    private static long Percent(long ore) => ((ore * Rates.GebyrlovenPercent) + 50) / 100;

    /// <summary>
    /// "by day on unpaid principal, year of 365 days, from the day after the effective pay-by, up to and including each letter date and
    /// month's end, posted that day, half-up"; without a verified row "none is posted".
    /// </summary>
    private void PostPeriod(DateOnly day)
    {
        _daysOre += PrincipalLeft;
        LacksRate |= PrincipalLeft > 0 && Rates.Renteloven(day) is null;
        if (day.Day != DateTime.DaysInMonth(day.Year, day.Month) && !_letterDays.Contains(day))
        {
            return;
        }

        if (Rates.Renteloven(day) is { } rate)
        {
            const long Whole = 10_000 * 365;
            PostAccrual(day, day, ((_daysOre * rate) + (Whole / 2)) / Whole);
        }

        _daysOre = 0;
    }

    /// <summary>"an accrual of 0 øre makes no entry".</summary>
    private void PostAccrual(DateOnly on, DateOnly countsOn, long ore)
    {
        if (ore <= 0)
        {
            return;
        }

        Accruals.Add(new Accrual(on, countsOn, ore));
        Interest += ore;
        Cover();
    }

    private void Cover()
    {
        var before = Credit;
        Take(Interest, ref _coveredInterest);
        Take(Fees, ref _coveredFees);
        Take(Principal, ref _coveredPrincipal);
        if (Credit < before)
        {
            LastAmountWasWrittenOff = false;
        }
    }

    private void Take(long charged, ref long covered)
    {
        var ore = Math.Min(Credit, Math.Max(0, charged - covered));
        covered += ore;
        Credit -= ore;
    }

    /// <summary>A write-down below what is paid: "the difference becomes credit", as a lowered principal's does.</summary>
    private void ReleaseWhatCoversTooMuch()
    {
        var tooMuch = Math.Max(0, _coveredPrincipal - Principal);
        _coveredPrincipal -= tooMuch;
        Credit += tooMuch;
    }

    /// <summary>Gives up the rest, in the order of cover, the interest among it that has run by the day and is not posted.</summary>
    private void WriteOff(long ore)
    {
        _daysOre = 0;
        LastAmountWasWrittenOff = Balance > 0;
        var interest = Math.Min(ore, Interest - _coveredInterest);
        Interest -= interest;
        var fees = Math.Min(ore - interest, Fees - _coveredFees);
        Fees -= fees;
        var principal = Math.Min(ore - interest - fees, PrincipalLeft);
        Principal -= principal;
        Credit += ore - interest - fees - principal;
    }
}
