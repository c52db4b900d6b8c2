using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Dunning;

/// <summary>When a claim needs a night's attention again, so that a night reads only the claims that may have something to do.</summary>
public static class NightWatch
{
    /// <summary>Something has happened to the claim: whichever night comes next looks at it.</summary>
    public static readonly DateOnly NextNight = DateOnly.MinValue;

    /// <param name="claim">After everything that is done about it now.</param>
    /// <param name="interestIsRunning">Whether interest will be posted if nothing is paid.</param>
    /// <param name="after">The day that has been dealt with.</param>
    /// <returns>The first night, never later than the first with something to do; null when nothing can happen before something else does.</returns>
    public static DateOnly? NextOn(ClaimFacts claim, Unpaid unpaid, bool interestIsRunning, DateOnly after, Policies policies)
    {
        var tomorrow = after.AddDays(1);
        DateOnly? pending = claim.Postings.Where(posting => posting.On > after).Min(posting => (DateOnly?)posting.On);
        return Earliest(Earliest(pending, Earliest(AgreementNight.NextOn(claim.Agreement, after, policies), RestsUntil(claim, tomorrow))), Earliest(interestIsRunning ? InterestOn(claim, tomorrow, policies) : null, StepOn(claim, unpaid, tomorrow, policies)));
    }

    /// <summary>What an agreement's breach reminder has been put off for ends.</summary>
    private static DateOnly? RestsUntil(ClaimFacts claim, DateOnly tomorrow) =>
        claim.Agreement is null ? null : claim.Holds.Where(hold => hold.LiftedOn is null && hold.Until?.AddDays(1) >= tomorrow).Min(hold => hold.Until)?.AddDays(1);

    private static DateOnly? InterestOn(ClaimFacts claim, DateOnly tomorrow, Policies policies)
    {
        if (claim.Custody == Custody.Transferred || claim.Away is not null) return null;
        var clock = InterestClock.Of(claim, policies);
        // Two months hold the next accrual date and the next month's end, wherever they begin.
        var last = (claim.InterestPayBy > tomorrow ? claim.InterestPayBy : tomorrow).AddMonths(2);
        foreach (var day in clock.Days(last))
            if (day >= tomorrow) return day;
        return null;
    }

    private static DateOnly? StepOn(ClaimFacts claim, Unpaid unpaid, DateOnly tomorrow, Policies policies)
    {
        DateOnly? first = null;
        foreach (var planned in Course.Plans(claim, unpaid, tomorrow, policies)) first = Earliest(first, StepOn(claim, unpaid, planned, claim.Debtor, tomorrow, policies));
        foreach (var person in CoDebtorCourse.Of(claim))
            if (CoDebtorCourse.Plan(claim, person, unpaid, policies) is { } planned) first = Earliest(first, StepOn(claim, unpaid, planned, person, tomorrow, policies));
        return first;
    }

    private static DateOnly? StepOn(ClaimFacts claim, Unpaid unpaid, PlannedStep planned, PersonId person, DateOnly tomorrow, Policies policies)
    {
        if (planned.On is not { } on) return null;
        var night = Course.FirstNight(planned.Step, on > tomorrow ? on : tomorrow);
        for (var tries = claim.Holds.Count + 1; tries > 0; tries--)
        {
            if (Course.StoppedBy(claim, unpaid, planned.Step, night, policies, person) is not { } stop) return night;
            // A remainder too small is a task the night opens; after that only money or time changes it, and both are watched.
            if (stop == HoldKind.SmallRemainder) return on >= tomorrow ? night : null;
            if (Course.HoldsOn(claim, planned.Step, person).Where(hold => hold.Kind == stop && hold.StopsOn(night)).Max(hold => hold.Until ?? DateOnly.MaxValue) is var until && until == DateOnly.MaxValue) return null;
            night = Course.FirstNight(planned.Step, until.AddDays(1));
        }
        return night;
    }

    private static DateOnly? Earliest(DateOnly? left, DateOnly? right) => left is null || right < left ? right : left;
}
