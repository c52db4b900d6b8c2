namespace Portal.Model;

/// <summary>The notice letter to one receiver; it may name several claims.</summary>
internal sealed class NoticeLetter(string person, IReadOnlyList<ClaimFile> claims)
{
    public string Person { get; } = person;

    public IReadOnlyList<ClaimFile> Claims { get; } = claims;

    private readonly List<(DateOnly At, bool Delivered)> _receipts = [];
    private DateOnly? _handedOverOn;
    private DateOnly? _onPaper;

    /// <summary>"delivered (AFLEVERET or ACCEPTERET, from its time)": the earliest that no refusal of that time or a later one contradicts.</summary>
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>"held (AFVIST, FEJLET)", until it is delivered after all.</summary>
    public bool Undeliverable { get; private set; }

    public bool HandedOver { get; private set; }

    /// <summary>"no receipt, no waiting time: a task after 5 days".</summary>
    public bool IsSilentOn(DateOnly day) => _handedOverOn?.AddDays(5) <= day && _onPaper is null && _receipts.Count == 0;

    /// <summary>"paper: 6 working days after the print folder took it".</summary>
    public void HandOver(DateOnly on, bool onPaper)
    {
        (HandedOver, _handedOverOn) = (true, on);
        if (onPaper)
        {
            _onPaper = DeliveredOn = Calendar.AddBankingDays(on, 6);
        }
    }

    /// <summary>The times in the receipts decide, not the order in which they come.</summary>
    public void Take(ModelDelivery status, DateOnly at)
    {
        if (status is ModelDelivery.HandedOver)
        {
            return;
        }

        _receipts.Add((at, status is ModelDelivery.Delivered or ModelDelivery.Accepted));
        var refusedOn = _receipts.Where(one => !one.Delivered).Max(one => (DateOnly?)one.At);
        var delivered = _receipts.Where(one => one.Delivered && !(one.At <= refusedOn)).Min(one => (DateOnly?)one.At);
        DeliveredOn = _onPaper ?? delivered;
        Undeliverable = refusedOn is not null && DeliveredOn is null;
    }
}

/// <summary>One notice of a claim to every liable person.</summary>
internal sealed class NoticeFile(DateOnly on, IReadOnlyList<NoticeLetter> letters)
{
    public const int WaitingDays = 14;

    public DateOnly On { get; } = on;

    public IReadOnlyList<NoticeLetter> Letters { get; } = letters;

    /// <summary>What it said is owed, and of what it was made up.</summary>
    public long SaidOre { get; private set; }

    public long PaidOre { get; private set; }

    private long PrincipalOre { get; set; }

    private long FeesOre { get; set; }

    public DateOnly? ProposedOn { get; set; }

    public bool Ended { get; set; }

    /// <summary>"the day after 14 days from the day the notice is delivered to the last liable person; no receipt, no waiting time".</summary>
    public DateOnly? ProposalOn => Letters.All(letter => letter.DeliveredOn is not null) ? Letters.Max(letter => letter.DeliveredOn)!.Value.AddDays(WaitingDays + 1) : null;

    public bool IsWaiting(DateOnly day) => ProposalOn is not { } on || day < on;

    public void Say(Figures figures) =>
        (SaidOre, PaidOre, PrincipalOre, FeesOre) = (figures.Balance, figures.Paid, figures.Principal, figures.Fees);

    /// <summary>
    /// "when a fee, a raised principal ... makes the claim larger than the notice said; announced interest and a smaller amount need none".
    /// </summary>
    public bool IsOutgrown(Figures figures)
    {
        var announced = figures.Accruals.Where(accrual => accrual.CountsOn > On).Sum(accrual => accrual.Ore);
        return (figures.Fees > FeesOre || figures.Principal > PrincipalOre) && figures.Balance - announced > SaidOre;
    }

    /// <summary>"A payment cancels it when less than 100,00 is left": on any day since, by payment days.</summary>
    public bool IsPaidAway(Figures figures) => figures.Days.Any(day => day.On >= On && day.Balance < Course.LeastForNoticeOre && day.Paid > PaidOre);
}
