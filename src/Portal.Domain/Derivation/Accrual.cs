using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Derivation;

/// <summary>Interest (rente) that follows from the payments known now.</summary>
/// <param name="On">The day it counts from.</param>
/// <param name="AccrualOn">Its identity for ever: the accrual date of its month (gebyrloven), or the day it was posted (renteloven).</param>
internal sealed record Accrual(DateOnly On, DateOnly AccrualOn, Kroner Amount, string Rule);

/// <summary>Asked day by day what interest a claim bears, while its account is gone through.</summary>
internal abstract class InterestClock
{
    /// <summary>The days on which interest may be posted, ascending, up to and including the last.</summary>
    public abstract IEnumerable<DateOnly> Days(DateOnly last);

    /// <summary>Before the day's payments: what was owed since the last event is counted up to the day before.</summary>
    public virtual void Reach(DateOnly day, Kroner principal)
    {
    }

    /// <summary>After the payments of one of <see cref="Days"/>.</summary>
    public abstract IEnumerable<Accrual> PostOn(DateOnly day, Kroner principal);

    /// <summary>The rest was written off at the end of a day: what has run and is not posted went with it.</summary>
    public virtual void GiveUp(DateOnly day)
    {
    }

    /// <summary>Renteloven: on some day up to and including the last there was something unpaid and no verified rate.</summary>
    /// <param name="principal">What is left at the end of the last day.</param>
    public virtual bool LacksRate(DateOnly last, Kroner principal) => false;

    /// <summary>Interest has run that is not posted yet.</summary>
    public virtual bool IsRunning => false;

    /// <summary>At the end of a day on which something happened.</summary>
    public virtual void EndOf(DateOnly day, Kroner principal)
    {
    }

    public static InterestClock Of(ClaimFacts claim, Policies policies) => policies.FeeLaw(claim.Type, claim.DueOn) switch
    {
        FeeLaw.Gebyrloven => new MonthlyInterest(claim, policies),
        FeeLaw.Renteloven => new DailyInterest(claim, policies),
        _ => new NoInterest(),
    };

    private sealed class NoInterest : InterestClock
    {
        public override IEnumerable<DateOnly> Days(DateOnly last) => [];

        public override IEnumerable<Accrual> PostOn(DateOnly day, Kroner principal) => [];
    }
}
