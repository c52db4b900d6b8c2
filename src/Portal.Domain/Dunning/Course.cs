using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.Domain.Dunning;

/// <summary>The step that a claim's course (rykkerforløb) comes to next, by its rule alone: holds and amounts are not looked at.</summary>
/// <param name="On">The first day it may be taken; null while an open task decides it.</param>
/// <param name="Rule">The rule and the policy row that give the day.</param>
public sealed record PlannedStep(Step Step, DateOnly? On, string Rule);

/// <summary>What a page says about the next step (formats.md section 4, "next").</summary>
/// <param name="EarliestOn">The step's date, or the first possible night when that is past; null while an open task decides it.</param>
/// <param name="StoppedBy">What stops it, the strongest first; null when nothing does.</param>
public sealed record NextStep(Step Step, DateOnly? EarliestOn, HoldKind? StoppedBy);

/// <summary>The course of a claim, P03-P06 and P10-P14: the same decision for the night that takes a step and for the page that foretells it.</summary>
public static class Course
{
    /// <summary>What comes next as far as is known at the end of a day.</summary>
    /// <param name="claim">As of that day (<see cref="ClaimFacts.AsOf"/>).</param>
    /// <returns>Null when settled, written off, transferred or lapsed.</returns>
    public static NextStep? Next(ClaimFacts claim, Unpaid unpaid, DateOnly asOf, Policies policies)
    {
        var tomorrow = asOf.AddDays(1);
        if (Plans(claim, unpaid, tomorrow, policies) is not [var planned, ..]) return null;
        DateOnly? earliest = planned.On is { } on ? FirstNight(planned.Step, on > tomorrow ? on : tomorrow) : null;
        var stop = StoppedBy(claim, unpaid, planned.Step, asOf, policies);
        // A refusal of the notice that came late: what was proposed waits as well.
        if (planned.Step == Step.Transfer && !(TransferNotices.Of(claim, asOf, policies)?.ProposalOn <= asOf)) stop = Stronger(stop, HoldKind.NoticeWaiting);
        return new NextStep(planned.Step, earliest, stop);
    }

    /// <summary>What comes next for one of those who are liable: a co-debtor has a course of their own, and what comes after it comes to all together (P04).</summary>
    /// <inheritdoc cref="Next(ClaimFacts, Unpaid, DateOnly, Policies)"/>
    public static NextStep? Next(ClaimFacts claim, PersonId person, Unpaid unpaid, DateOnly asOf, Policies policies)
    {
        if (Next(claim, unpaid, asOf, policies) is not { } debtors || !CoDebtorCourse.Of(claim).Contains(person)) return Next(claim, unpaid, asOf, policies);
        if (CoDebtorCourse.Plan(claim, person, unpaid, policies) is not { } planned)
            return debtors.Step is Step.TransferNotice or Step.TransferProposal or Step.Transfer ? debtors : new NextStep(Step.TransferNotice, null, StoppedBy(claim, unpaid, Step.TransferNotice, asOf, policies));
        var tomorrow = asOf.AddDays(1);
        DateOnly? earliest = planned.On is { } on ? FirstNight(planned.Step, on > tomorrow ? on : tomorrow) : null;
        return new NextStep(planned.Step, earliest, StoppedBy(claim, unpaid, planned.Step, asOf, policies, person));
    }

    /// <summary>
    /// What comes if the night were the given one: the bill while there is time for it, and the step of the course, which waits for no bill.
    /// </summary>
    /// <returns>Empty when settled, written off, transferred or lapsed.</returns>
    public static IReadOnlyList<PlannedStep> Plans(ClaimFacts claim, Unpaid unpaid, DateOnly night, Policies policies)
    {
        if (claim.Custody == Custody.Transferred || claim.Away is not null || unpaid.Total.IsZero || RepaymentLapses.HasLapsed(claim, night)) return [];
        var taken = new StepsTaken(claim);
        var step = CourseStep(claim, taken, night, policies);
        step = step with { On = Later(step.On, NotBefore(claim, step.Step, claim.Debtor, policies)) };
        if (taken.Has(Step.Bill)) return [step];
        var bill = new PlannedStep(Step.Bill, Later(claim.ArrivedOn.BankingDay(), NotBefore(claim, Step.Bill, claim.Debtor, policies)), "P02");
        return (bill.On > night ? bill.On.Value : night).BankingDay() < claim.EffectivePayBy ? [bill, step] : [step];
    }

    /// <summary>Letters leave on banking days; tasks are opened on any day, and so is the proposal, which is one: somebody gathers it in a batch.</summary>
    public static DateOnly FirstNight(Step step, DateOnly day) => step.IsTask() || step == Step.TransferProposal ? day : day.BankingDay();

    /// <summary>What keeps the step from being taken on the day (formats.md section 5, "condition of every step").</summary>
    /// <param name="person">Whose course; the debtor's when left out.</param>
    public static HoldKind? StoppedBy(ClaimFacts claim, Unpaid unpaid, Step step, DateOnly day, Policies policies, PersonId? person = null)
    {
        HoldKind? strongest = HoldsOn(claim, step, person ?? claim.Debtor).Where(hold => hold.StopsOn(day) && Stops(hold.Kind, step)).Min(hold => (HoldKind?)hold.Kind);
        if (step == Step.TransferProposal && !(TransferNotices.Of(claim, day, policies)?.ProposalOn <= day)) strongest = Stronger(strongest, HoldKind.NoticeWaiting);
        if (step == Step.Transfer && unpaid.LacksRate) strongest = Stronger(strongest, HoldKind.RateMissing);
        return IsTooSmall(unpaid, step, day, policies) ? Stronger(strongest, HoldKind.SmallRemainder) : strongest;
    }

    /// <summary>What stops somebody else's course alone stops only what everybody on the claim is told together: the notice, and what it leads to (L08).</summary>
    internal static IEnumerable<Hold> HoldsOn(ClaimFacts claim, Step step, PersonId person) =>
        step is Step.TransferNotice or Step.TransferProposal or Step.Transfer ? claim.Holds : claim.Holds.For(person);

    private static PlannedStep CourseStep(ClaimFacts claim, StepsTaken taken, DateOnly night, Policies policies)
    {
        if (taken.Has(Step.TransferNotice))
        {
            if (TransferNotices.Of(claim, night, policies) is not { } notice) return Together(claim, new PlannedStep(Step.TransferNotice, Again(claim, night, policies), "L08"));
            // Proposed: whether it is sent is for two people to say.
            return taken.Has(Step.TransferProposal, notice.Cycle) ? new PlannedStep(Step.Transfer, null, "L04") : new PlannedStep(Step.TransferProposal, notice.ProposalOn, "L08");
        }
        if (claim.Basis != ClaimBasis.Ordinary)
            return Together(claim, new PlannedStep(Step.TransferNotice, BrokenTerms.NoticeOn(claim, night, policies), "P14"));
        if (claim.Rules.Family == ClaimFamily.Repayment) return Repayment(claim, taken, policies);

        if (taken.On(Step.Reminder1) is not { } first)
            return Dated(Step.Reminder1, claim.EffectivePayBy, PolicySetting.Reminder1After, policies, day => day.BankingDay());
        if (taken.On(Step.Reminder2) is not { } second)
            return SecondReminder(first, policies);
        if (!taken.Has(Step.PhoneTask)) return Call(taken, second, policies);
        var called = taken.DoneOn(Step.PhoneTask);
        if (!claim.Rules.OthersMayBeLiable) return Notice(claim, called);
        return taken.Has(Step.CoLiabilityTask) ? Notice(claim, taken.DoneOn(Step.CoLiabilityTask)) : new PlannedStep(Step.CoLiabilityTask, called, "P04");
    }

    /// <param name="first">The day of the first of the person's two letters.</param>
    internal static PlannedStep SecondReminder(DateOnly first, Policies policies)
    {
        var after = Dated(Step.Reminder2, first, PolicySetting.Reminder2After, policies, day => day);
        var deadline = Deadline(first, policies).AddDays(1);
        return after with { On = (after.On > deadline ? after.On!.Value : deadline).BankingDay() };
    }

    /// <param name="second">The day of reminder 2, sent or skipped.</param>
    internal static PlannedStep Call(StepsTaken taken, DateOnly second, Policies policies) => taken.Skipped(Step.Reminder2)
        ? new PlannedStep(Step.PhoneTask, second, "P12") : new PlannedStep(Step.PhoneTask, Deadline(second, policies).AddDays(1), "P03");

    /// <summary>P13: an arrangement is set; nothing leads on before it has lapsed after a written demand.</summary>
    private static PlannedStep Repayment(ClaimFacts claim, StepsTaken taken, Policies policies)
    {
        if (claim.Arrangement is null && !taken.Has(Step.SetArrangementTask)) return new PlannedStep(Step.SetArrangementTask, claim.ArrivedOn, "P13");
        if (claim.Arrangement is not { } arrangement || arrangement.Status == AgreementStatus.Completed) return new PlannedStep(Step.Demand, null, "P13");
        if (arrangement.Status != AgreementStatus.Breached) return new PlannedStep(Step.Demand, new AgreementProgress(arrangement, [claim], DateOnly.MaxValue).NextMissedOn(policies), "P13");
        var lapses = arrangement.EndedOn ?? arrangement.CureBy!.Value.AddDays(1);
        if (!claim.Rules.OthersMayBeLiable) return Notice(claim, lapses);
        return taken.Has(Step.CoLiabilityTask) ? Notice(claim, taken.DoneOn(Step.CoLiabilityTask)) : new PlannedStep(Step.CoLiabilityTask, lapses, "P13");
    }

    /// <summary>The last day to pay that a letter prints. It never moves the claim's own.</summary>
    public static DateOnly Deadline(DateOnly letter, Policies policies) =>
        letter.AddDays(policies.Days(PolicySetting.LetterDeadline, letter)).BankingDay();

    private static PlannedStep Dated(Step step, DateOnly from, PolicySetting setting, Policies policies, Func<DateOnly, DateOnly> day)
    {
        var row = policies.For(setting, from);
        return new PlannedStep(step, day(from.AddDays((int)row.Value)), $"P03 ({row.Name})");
    }

    /// <summary>A new notice: as soon as it is needed; after a return or a refusal by the authority, and so that the debtor has time to act, a fortnight later.</summary>
    private static DateOnly? Again(ClaimFacts claim, DateOnly night, Policies policies)
    {
        var again = claim.Stays is [.., { EndedOn: { } back }] ? back.AddDays(TransferLetters.Rest).BankingDay() : TransferNotices.Latest(claim)!.On.AddDays(1).BankingDay();
        if (claim.Basis == ClaimBasis.Ordinary) return again;
        // P14: a payment that became known late may have kept every term; then nobody is given notice anew before one is broken.
        return BrokenTerms.NoticeOn(claim, night, policies) is { } broken ? Later(again, broken) : null;
    }

    /// <param name="lastDone">Null while the task before it is open.</param>
    private static PlannedStep Notice(ClaimFacts claim, DateOnly? lastDone) => Together(claim, new PlannedStep(Step.TransferNotice, lastDone?.AddDays(1).BankingDay(), "L08"));

    /// <summary>P04, L08: the notice goes to everybody on the claim the same night, when the courses of all are done.</summary>
    private static PlannedStep Together(ClaimFacts claim, PlannedStep notice)
    {
        if (CoDebtorCourse.Of(claim).ToList() is not { Count: > 0 } others) return notice;
        var done = others.ConvertAll(person => CoDebtorCourse.DoneOn(claim, person));
        return notice with { On = notice.On is null || done.Contains(null) ? null : Later(notice.On, done.Max()?.AddDays(1).BankingDay()) };
    }

    /// <summary>What puts the step off: an answer to a request, a deferral that has run out, a raised principal.</summary>
    internal static DateOnly? NotBefore(ClaimFacts claim, Step step, PersonId person, Policies policies)
    {
        var answers = HoldsOn(claim, step, person).Where(hold => hold.LiftedOn is not null).Select(hold => hold.ResumeOn);
        var deferrals = claim.Holds.Where(hold => hold is { Kind: HoldKind.Deferral, LiftedOn: null, Until: not null })
            .Select(hold => (DateOnly?)hold.Until!.Value.AddDays(DeferralPolicies.For(hold.From).ResumeAfterUntilDays).BankingDay());
        var raises = claim.Postings.Where(posting => posting is { Kind: EntryKind.Correction, Of: EntryKind.Principal, Amount.IsPositive: true })
            .Select(posting => (DateOnly?)posting.On.AddDays(policies.Days(PolicySetting.ResumeAfterRaise, posting.On)).BankingDay());
        return answers.Concat(deferrals).Concat(raises).Max();
    }

    internal static DateOnly? Later(DateOnly? planned, DateOnly? notBefore) => planned < notBefore ? notBefore : planned;

    /// <summary>L17: an address in the Faroe Islands or Greenland stops only what leads to the recovery authority.</summary>
    private static bool Stops(HoldKind kind, Step step) => kind switch
    {
        HoldKind.FaroeGreenland => step is Step.TransferNotice or Step.TransferProposal or Step.Transfer,
        // The agreement's own reminder is not what its claims rest from.
        HoldKind.Agreement => step != Step.BreachReminder,
        _ => true,
    };

    /// <summary>Fees alone never drive the course; a bill has no lowest amount.</summary>
    private static bool IsTooSmall(Unpaid unpaid, Step step, DateOnly day, Policies policies) =>
        step != Step.Bill && (unpaid.PrincipalAndInterest < policies.Amount(PolicySetting.SmallestStep, day)
            || (step is Step.TransferNotice or Step.TransferProposal or Step.Transfer && unpaid.Total < policies.Amount(PolicySetting.SmallestNotice, day)));

    private static HoldKind Stronger(HoldKind? left, HoldKind right) => left < right ? left.Value : right;
}
