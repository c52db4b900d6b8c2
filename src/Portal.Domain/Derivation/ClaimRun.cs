using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Policy;

namespace Portal.Domain.Derivation;

/// <summary>One claim's account gone through day by day: that day's payments, then its interest, then its fees (formats.md section 2).</summary>
internal sealed class ClaimRun
{
    private readonly Dictionary<DateOnly, List<Posting>> _moneyByDay = [];
    private readonly HashSet<DateOnly> _interestDays;
    private readonly InterestClock _interest;
    private readonly HashSet<DateOnly> _takenAway;
    private readonly Unpaid _unpaid;
    private readonly Dictionary<Guid, Kroner> _shares = [];
    private Kroner _placed;

    public ClaimRun(ClaimFacts claim, DateOnly through, Policies policies)
    {
        Claim = claim;
        Fees = [.. ChargedFee.Of(claim).Where(fee => fee.On <= through)];
        _interest = InterestClock.Of(claim, policies);
        // Interest stops when the transfer is sent (formats.md section 5); a claim that has come back bears the dates missed.
        _interestDays = [.. _interest.Days(claim.Away is { } away && away.SentOn < through ? away.SentOn : through)];
        _takenAway = [.. Charged.InterestTakenAway(claim)];
        _unpaid = new Unpaid((CoverOrder)policies.For(PolicySetting.CoverOrder, claim.Type, claim.DueOn).Value);
        _unpaid.PostPrincipal(Kroner.Sum(claim.Postings.Where(posting => posting.Changes == EntryKind.Principal).Select(posting => posting.Amount)));
        foreach (var posting in MoneyIn(claim, through).Concat(PostedShares(claim, through)))
            if (_moneyByDay.TryGetValue(posting.On, out var day)) day.Add(posting);
            else _moneyByDay[posting.On] = [posting];

        Days = [.. _moneyByDay.Keys, .. _interestDays, .. Fees.Select(fee => fee.On), .. claim.InterestPayBy <= through ? [claim.InterestPayBy] : Array.Empty<DateOnly>()];
    }

    public ClaimFacts Claim { get; }

    public IReadOnlyList<ChargedFee> Fees { get; }

    /// <summary>The days on which something happens to this claim.</summary>
    public HashSet<DateOnly> Days { get; }

    public List<Accrual> Interest { get; } = [];

    public HashSet<Guid> StandingFees { get; } = [];

    public Unpaid Unpaid => _unpaid;

    /// <summary>Payments on agreements that are shared out anew, with this claim's share of each.</summary>
    public IReadOnlyDictionary<Guid, Kroner> Shares => _shares;

    /// <summary>What a payment of a coming day may still be placed on.</summary>
    public Kroner LeftToPlace => _unpaid.Total > _placed ? _unpaid.Total - _placed : Kroner.Zero;

    /// <summary>Formats.md section 5, "interest, renteloven": the transfer waits for the rate.</summary>
    public bool LacksRate(DateOnly last) => _interest.LacksRate(last, _unpaid.Principal);

    public bool InterestIsRunning => Claim.Away is null && (_unpaid.Principal.IsPositive || _interest.IsRunning);

    /// <summary>The payment is shared out by what follows from its day: the shares that are posted do not count.</summary>
    public void SharesOf(Guid receipt)
    {
        _shares[receipt] = Kroner.Zero;
        foreach (var money in _moneyByDay.Values) money.RemoveAll(posting => posting.Receipt == receipt);
    }

    public void PayShare(Guid receipt, Kroner amount)
    {
        _shares[receipt] = amount;
        _unpaid.Pay(amount);
    }

    public void PlaceShare(Guid receipt, Kroner amount)
    {
        _shares[receipt] = amount;
        _placed += amount;
    }

    public void Payments(DateOnly day)
    {
        _interest.Reach(day, _unpaid.Principal);
        foreach (var posting in (_moneyByDay.GetValueOrDefault(day) ?? []).Where(posting => !posting.TakesCredit))
            if (posting.Kind == EntryKind.WriteDown) _unpaid.WriteDown(-posting.Amount);
            else if (posting.Kind != EntryKind.WriteOff) _unpaid.Pay(-posting.Amount);
    }

    public void InterestOn(DateOnly day)
    {
        // Whatever of the day is known first: credit leaves when all that came in has come in.
        foreach (var posting in (_moneyByDay.GetValueOrDefault(day) ?? []).Where(posting => posting.TakesCredit)) _unpaid.Withdraw(posting.Amount);

        if (!_interestDays.Contains(day)) return;
        foreach (var accrual in _interest.PostOn(day, _unpaid.Principal))
        {
            if (_takenAway.Contains(accrual.AccrualOn)) continue;
            _unpaid.PostInterest(accrual.Amount);
            Interest.Add(accrual);
        }
    }

    public void Charge(ChargedFee fee)
    {
        _unpaid.PostFee(fee.Amount);
        StandingFees.Add(fee.Letter);
    }

    /// <summary>What is given up is what was left when the day was over, its interest and fees among it.</summary>
    public void EndOf(DateOnly day)
    {
        foreach (var posting in _moneyByDay.GetValueOrDefault(day) ?? [])
            if (posting.Kind == EntryKind.WriteOff)
            {
                _unpaid.Pay(-posting.Amount);
                _interest.GiveUp(day);
            }
        _interest.EndOf(day, _unpaid.Principal);
    }

    /// <summary>What has come in up to a day, in the bank's order. A payment that was taken back counts as never made.</summary>
    private static IEnumerable<Posting> MoneyIn(ClaimFacts claim, DateOnly through)
    {
        var takenBack = claim.Postings.Where(posting => posting.Kind == EntryKind.Reversal && posting.On <= through).Select(posting => posting.Corrects).ToHashSet();
        return claim.Postings.Where(posting => posting.On <= through && posting.Receipt is null
            && posting.Changes is EntryKind.Payment or EntryKind.SetOff or EntryKind.WriteDown or EntryKind.WriteOff && !takenBack.Contains(posting.Id));
    }

    /// <summary>The claim's shares of payments on agreements as they are posted, each from its payment day.</summary>
    private static IEnumerable<Posting> PostedShares(ClaimFacts claim, DateOnly through) =>
        from posting in claim.Postings
        where posting.Receipt is not null && posting.Kind != EntryKind.Reversal
        group posting by posting.Receipt!.Value into share
        where share.First().CountsFrom <= through && !claim.TakenBack(share.Key, through)
        let net = Kroner.Sum(share.Select(posting => posting.Amount))
        where !net.IsZero
        select share.First() with { Kind = EntryKind.Payment, Of = null, On = share.First().CountsFrom, Amount = net };
}

/// <summary>The fee of one letter on one claim, with what is posted of it now.</summary>
/// <param name="On">The letter's date.</param>
/// <param name="Amount">What was charged.</param>
/// <param name="Posted">The amount, or zero while it is taken back.</param>
/// <param name="Times">How many entries there are about it.</param>
internal sealed record ChargedFee(Guid Letter, DateOnly On, Guid First, Kroner Amount, Kroner Posted, int Times, string Rule)
{
    /// <summary>A decision on an objection has taken it away: it does not come back (L03).</summary>
    public bool IsTakenAway { get; init; }

    public static IEnumerable<ChargedFee> Of(ClaimFacts claim) =>
        from posting in claim.Postings
        where posting is { Changes: EntryKind.Fee, Letter: not null }
        group posting by posting.Letter!.Value into entries
        let first = entries.First(entry => entry.Kind == EntryKind.Fee && entry.CorrectsOn is null)
        select new ChargedFee(entries.Key, first.On, first.Id, first.Amount, Kroner.Sum(entries.Select(entry => entry.Amount)), entries.Count(), first.Rule) { IsTakenAway = entries.Any(Charged.IsFeeTakenAway) };
}
