using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Derivation;

/// <summary>Which fees are looked at again.</summary>
public enum FeeReview
{
    /// <summary>As they are posted: nothing before the last night has changed.</summary>
    AsPosted,

    /// <summary>A letter's fee stands only if one of its claims met the amount condition on its date. All claims of the letters must be given.</summary>
    Again,
}

/// <summary>
/// What follows from everything known now, day by day (formats.md section 2): the interest and fees that ought to be posted, and what is left unpaid.
/// The order in which files arrived makes no difference.
/// </summary>
public sealed class DerivedAccount
{
    private const string ShareRule = "P07";

    private readonly ClaimRun _run;

    private readonly DateOnly _through;

    private DerivedAccount(ClaimRun run, DateOnly through)
    {
        (_run, _through) = (run, through);
        run.Unpaid.LacksRate = run.LacksRate(through);
    }

    public ClaimFacts Claim => _run.Claim;

    /// <summary>What is left at the end of the last day.</summary>
    public Unpaid Unpaid => _run.Unpaid;

    /// <summary>Interest will be posted if nothing is paid, or has run and is not posted yet.</summary>
    public bool InterestIsRunning => _run.InterestIsRunning;

    /// <summary>Up to and including a day, for claims that share letters.</summary>
    public static IReadOnlyList<DerivedAccount> Of(IReadOnlyList<ClaimFacts> claims, DateOnly through, Policies policies, FeeReview review)
    {
        var runs = claims.Select(claim => new ClaimRun(claim, through, policies)).ToList();
        var shared = new SharedMoney(runs, through);
        foreach (var day in runs.SelectMany(run => run.Days).Concat(shared.Days.Where(day => day <= through)).Distinct().Order())
        {
            foreach (var run in runs) run.Payments(day);
            shared.PayOn(day);
            foreach (var run in runs) run.InterestOn(day);
            var standing = runs.SelectMany(run => run.Fees.Where(fee => fee.On == day && Stands(fee, runs, policies, review)).Select(fee => (run, fee))).ToList();
            foreach (var (run, fee) in standing) run.Charge(fee);
            foreach (var run in runs) run.EndOf(day);
        }
        shared.PlaceAfter(through);
        return runs.ConvertAll(run => new DerivedAccount(run, through));
    }

    /// <inheritdoc cref="Of(IReadOnlyList{ClaimFacts}, DateOnly, Policies, FeeReview)"/>
    public static DerivedAccount Of(ClaimFacts claim, DateOnly through, Policies policies) => Of([claim], through, policies, FeeReview.AsPosted)[0];

    /// <summary>The entries that bring what is posted in line with what follows. None when it is.</summary>
    /// <param name="businessDay">The day that corrections bear.</param>
    public IReadOnlyList<Posting> Differences(DateOnly businessDay)
    {
        var postings = new List<Posting>(ShareDifferences(businessDay));
        var posted = Claim.Postings.Where(posting => posting is { Changes: EntryKind.Interest, AccrualOn: not null }).ToLookup(posting => posting.AccrualOn!.Value);
        foreach (var accrual in _run.Interest)
        {
            var before = posted[accrual.AccrualOn].ToList();
            var difference = accrual.Amount - Kroner.Sum(before.Select(posting => posting.Amount));
            if (difference.IsZero) continue;
            postings.Add(before.Count == 0 && (!(accrual.On <= Claim.DerivedOn) || WasAway(accrual.On))
                ? new Posting(IdOf(accrual.AccrualOn, 0), EntryKind.Interest, accrual.On, difference, accrual.Rule, AccrualOn: accrual.AccrualOn)
                : Correction(accrual.AccrualOn, accrual.On, before, difference, accrual.Rule, businessDay));
        }
        var due = _run.Interest.Select(accrual => accrual.AccrualOn).ToHashSet();
        foreach (var gone in posted.Where(entries => !due.Contains(entries.Key)))
        {
            var net = Kroner.Sum(gone.Select(posting => posting.Amount));
            if (!net.IsZero) postings.Add(Correction(gone.Key, gone.First().CountsFrom, [.. gone], -net, gone.First().Rule, businessDay));
        }
        postings.AddRange(FeeDifferences(businessDay));
        return postings;
    }

    /// <summary>The day passed while the recovery authority was thought to have the claim: what it bears is posted under its own date.</summary>
    private bool WasAway(DateOnly day) => Claim.Stays.Any(stay => stay.SentOn < day && day <= stay.EndedOn);

    /// <summary>The claim's shares of what was paid on its agreements: a first share is a payment, a change of it a correction that names the payment's day.</summary>
    private IEnumerable<Posting> ShareDifferences(DateOnly businessDay)
    {
        foreach (var receipt in Claim.Agreements.SelectMany(agreement => agreement.Receipts))
        {
            if (!_run.Shares.TryGetValue(receipt.Id, out var share)) continue;
            var before = Claim.Postings.Where(posting => posting.Receipt == receipt.Id && (posting.Kind != EntryKind.Reversal || posting.On <= _through)).ToList();
            var difference = -share - Kroner.Sum(before.Select(posting => posting.Amount));
            if (difference.IsZero) continue;
            var id = DerivedId.Of("share", receipt.Id, Claim.Id, before.Count);
            yield return before.Count == 0
                ? new Posting(id, EntryKind.Payment, receipt.On, difference, ShareRule, Receipt: receipt.Id)
                : new Posting(id, EntryKind.Correction, receipt.On > businessDay ? receipt.On : businessDay, difference, ShareRule, EntryKind.Payment, null, before[0].Id, receipt.On, Receipt: receipt.Id);
        }
    }

    private IEnumerable<Posting> FeeDifferences(DateOnly businessDay)
    {
        foreach (var fee in _run.Fees)
        {
            var stands = _run.StandingFees.Contains(fee.Letter);
            if (stands && fee.Posted.IsZero)
                yield return new Posting(
                    DerivedId.Beside(fee.Letter, "fee", fee.Letter, fee.Times), EntryKind.Fee, businessDay, fee.Amount, fee.Rule, CorrectsOn: fee.On, Letter: fee.Letter);
            if (!stands && !fee.Posted.IsZero)
                yield return new Posting(
                    DerivedId.Beside(fee.Letter, "fee", fee.Letter, fee.Times), EntryKind.Correction, businessDay, -fee.Posted, fee.Rule, EntryKind.Fee, null, fee.First, fee.On, fee.Letter);
        }
    }

    private Posting Correction(DateOnly accrualOn, DateOnly on, List<Posting> before, Kroner difference, string rule, DateOnly businessDay) => new(
        IdOf(accrualOn, before.Count), EntryKind.Correction, businessDay, difference, rule,
        EntryKind.Interest, accrualOn, before.Count > 0 ? before[0].Id : null, on);

    /// <summary>The same accrual can never be posted twice: its entries are numbered.</summary>
    private Guid IdOf(DateOnly accrualOn, int number) => DerivedId.Beside(Claim.Id.Value, "interest", Claim.Id, accrualOn.DayNumber, number);

    /// <summary>By payment days, holds as they stood: a fee stands if one of the letter's claims met the amount condition on its date, before its fee.</summary>
    private static bool Stands(ChargedFee fee, List<ClaimRun> runs, Policies policies, FeeReview review)
    {
        if (fee.IsTakenAway) return false;
        if (review == FeeReview.AsPosted) return !fee.Posted.IsZero;
        var smallest = policies.Amount(PolicySetting.SmallestStep, fee.On);
        return runs.Any(run => run.Claim.Steps.Any(step => step.Letter == fee.Letter) && run.Unpaid.PrincipalAndInterest >= smallest);
    }
}
