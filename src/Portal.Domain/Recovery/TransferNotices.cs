using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Recovery;

/// <summary>The notice (varsel) that stands on a claim, given to everybody who is liable (L08).</summary>
/// <param name="Cycle">Which notice it is: 1, and one more each time it is given anew.</param>
/// <param name="DeliveredOn">The day on which the last of them had it; null while anybody has not.</param>
/// <param name="ProposalOn">The day after its waiting time; null until it is delivered to all.</param>
public sealed record StandingNotice(int Cycle, DateOnly On, DateOnly? DeliveredOn, DateOnly? ProposalOn);

/// <summary>
/// Which notice stands (formats.md section 5, "transfer proposal" and "renewed notice"): it lapses by a request or an objection, is cancelled when a payment leaves too little, and must
/// be renewed when the claim has become larger than it said, or somebody else is liable.
/// </summary>
public static class TransferNotices
{
    private static readonly HoldKind[] Lapsing = [HoldKind.RequestPending, HoldKind.Objection, HoldKind.Agreement, HoldKind.Deferral];

    /// <returns>Null where no notice stands: the next step is a notice, the first or a new one.</returns>
    public static StandingNotice? Of(ClaimFacts claim, DateOnly day, Policies policies)
    {
        if (Latest(claim) is not { } notice || IsSpent(claim, notice) || HasLapsed(claim, notice) || IsCancelled(claim, notice, day, policies) || IsTooSmall(claim, notice, day)) return null;
        var told = claim.Steps.Where(step => step.Step == Step.TransferNotice && step.Cycle == notice.Cycle).ToDictionary(step => step.Person);
        var people = claim.Liable.Where(liable => liable.IsLiable).Select(liable => liable.Person).Where(person => !IsWaived(claim, person)).ToList();
        // Somebody who has come to be liable since: everybody gets a new one, whether they have had this one or not.
        if (!people.TrueForAll(told.ContainsKey)) return null;
        DateOnly? delivered = null;
        foreach (var person in people)
        {
            if (told[person].Letter is not { } letter || !claim.NoticesDelivered.TryGetValue(letter, out var on)) return new StandingNotice(notice.Cycle, notice.On, null, null);
            if (!(on <= delivered)) delivered = on;
        }
        // Where nobody need be told there is nothing to wait for.
        return new StandingNotice(notice.Cycle, notice.On, delivered ?? notice.On, delivered?.AddDays(policies.Days(PolicySetting.NoticeWait, notice.On) + 1) ?? notice.On.AddDays(1));
    }

    /// <summary>The people who are liable and may be transferred without a notice of their own (GIL § 2, stk. 4): an exception in this case, approved by a team lead.</summary>
    public static bool IsWaived(ClaimFacts claim, PersonId person) => claim.NoticeWaivers.Any(one => one.Person == person);

    /// <summary>The debtor's latest; the others on the claim are told the same night.</summary>
    public static StepTaken? Latest(ClaimFacts claim)
    {
        StepTaken? latest = null;
        foreach (var step in claim.Steps)
            if (step.Step == Step.TransferNotice && step.Person == claim.Debtor && !(step.Cycle <= latest?.Cycle)) latest = step;
        return latest;
    }

    /// <summary>The claim has been sent after it, and has come back.</summary>
    private static bool IsSpent(ClaimFacts claim, StepTaken notice) => claim.Stays.Any(stay => !stay.IsOpen && notice.On <= stay.EndedOn);

    /// <summary>A request or an objection was made since, or time was granted; also on its very day, however soon it was answered.</summary>
    private static bool HasLapsed(ClaimFacts claim, StepTaken notice) => claim.Holds.Any(hold => Lapsing.Contains(hold.Kind) && hold.From >= notice.On);

    /// <summary>
    /// A payment has left too little to be transferred, also one of before that was known late; one of a later day does not count yet. Taken back by the bank it has cancelled the notice all the same: whoever believed to have
    /// paid is told anew.
    /// </summary>
    private static bool IsCancelled(ClaimFacts claim, StepTaken notice, DateOnly through, Policies policies)
    {
        var told = notice.Told ?? policies.Amount(PolicySetting.SmallestNotice, notice.On);
        var paidOn = WasPaidBefore(claim, notice.On, told) ? notice.On
            : claim.Postings.Where(posting => posting.On > notice.On && posting.On <= through && posting.Amount.Ore < 0 && IsMoney(posting)).Min(posting => (DateOnly?)posting.On);
        return claim.Postings.Where(posting => posting.On >= paidOn && posting.On <= through).Select(posting => posting.On).Append(notice.On).Distinct()
            .Any(day => day >= paidOn && Account.On(claim, day).Balance < policies.Amount(PolicySetting.SmallestNotice, day));
    }

    /// <summary>
    /// Less was owed on its day than it said, and what was corrected or written down that day does not account for it: money of that day or before has become known since.
    /// </summary>
    private static bool WasPaidBefore(ClaimFacts claim, DateOnly day, Kroner told)
    {
        var less = told - Account.On(claim, day).Balance;
        if (!less.IsPositive) return false;
        var lowered = new Kroner(-claim.Postings.Where(posting => posting.On == day && posting.Amount.Ore < 0 && !IsMoney(posting)).Sum(posting => posting.Amount.Ore));
        // Some of that day's corrections may have come before the letter was written, and stand in it.
        return less > lowered || (less < lowered && claim.Postings.Any(posting => posting.On <= day && IsMoney(posting)));
    }

    private static bool IsMoney(Posting posting) => posting.Changes is EntryKind.Payment or EntryKind.SetOff;

    /// <summary>A fee or a raised principal has made the claim larger than the notice said; interest was announced in it.</summary>
    private static bool IsTooSmall(ClaimFacts claim, StepTaken notice, DateOnly day)
    {
        if (notice.Told is not { } told) return false;
        var (then, now) = (Account.On(claim, notice.On), Account.On(claim, day));
        // What was posted on its day after it was written: nothing but interest is posted that night.
        if (then.Balance > told) then = Account.On(claim, notice.On.AddDays(-1));
        if (now.Fees <= then.Fees && now.Principal <= then.Principal) return false;
        var announced = Kroner.Sum(claim.Postings.Where(posting => posting.On > notice.On && posting.On <= day && posting.Changes == EntryKind.Interest).Select(posting => posting.Amount));
        return now.Balance - announced > told;
    }
}

/// <summary>Somebody who need not be given notice in this case: it is impossible, or would clearly harm the recovery (GIL § 2, stk. 4; not in lov 429).</summary>
/// <param name="On">The day on which a team lead approved it.</param>
public sealed record NoticeWaiver(PersonId Person, DateOnly On);
