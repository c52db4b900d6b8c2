using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Dunning;

/// <summary>
/// The course of somebody who was found to be liable beside the debtor (medhæfter, P04): a first letter that counts as the first of two reminders, then reminder 2 and a
/// call, measured from their own letters and without fee.
/// </summary>
public static class CoDebtorCourse
{
    /// <summary>Those who have a course of their own: confirmed, and still liable.</summary>
    public static IEnumerable<PersonId> Of(ClaimFacts claim) =>
        claim.Liable.Where(liable => liable is { Kind: LiabilityKind.CoDebtor, IsLiable: true }).Select(liable => liable.Person);

    /// <summary>What comes next for them by its rule alone: holds and amounts are not looked at.</summary>
    /// <returns>Null when their course is done, or the claim has none.</returns>
    public static PlannedStep? Plan(ClaimFacts claim, PersonId person, Unpaid unpaid, Policies policies)
    {
        if (claim.Custody == Custody.Transferred || unpaid.Total.IsZero) return null;
        var confirmedOn = claim.Liable.Single(liable => liable.Person == person).ConfirmedOn!.Value;
        if (Step(new StepsTaken(claim, person), confirmedOn, policies) is not { } step || RepaymentLapses.HasLapsed(claim, step.On!.Value)) return null;
        return step with { On = Course.Later(step.On, Course.NotBefore(claim, step.Step, person, policies)) };
    }

    /// <summary>The day on which their call was made or skipped.</summary>
    /// <returns>Null while their course runs.</returns>
    public static DateOnly? DoneOn(ClaimFacts claim, PersonId person) => new StepsTaken(claim, person).DoneOn(Claims.Step.PhoneTask);

    private static PlannedStep? Step(StepsTaken taken, DateOnly confirmedOn, Policies policies)
    {
        if (taken.On(Claims.Step.CoDebtorFirst) is not { } first) return new PlannedStep(Claims.Step.CoDebtorFirst, confirmedOn.AddDays(1).BankingDay(), "P04");
        if (taken.On(Claims.Step.Reminder2) is not { } second) return Course.SecondReminder(first, policies);
        return taken.Has(Claims.Step.PhoneTask) ? null : Course.Call(taken, second, policies);
    }
}
