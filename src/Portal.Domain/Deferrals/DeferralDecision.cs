using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Requests;

namespace Portal.Domain.Deferrals;

/// <summary>What a caseworker answers (afgørelse).</summary>
public enum DeferralOutcome
{
    /// <summary>Yes, as asked.</summary>
    Granted,

    /// <summary>Yes, until another date.</summary>
    PartlyGranted,

    Refused,
}

/// <summary>The rules a caseworker can name as the ground of a decision on deferral; each has a sentence in the letter.</summary>
public enum DeferralGround
{
    /// <summary>P07/L05: the municipality may give more time when the debtor asks; an act of goodwill.</summary>
    MoreTimeOnRequest,

    /// <summary>P08: how the circumstances of the case were weighed.</summary>
    Circumstances,

    /// <summary>P09: property tax, daycare, maintenance: normally no deferral of running payments.</summary>
    RunningPayments,

    /// <summary>The claim would lapse (forældes) before the date asked for.</summary>
    Limitation,

    /// <summary>The debtor did not send what was asked for before the deadline.</summary>
    NotDocumented,
}

/// <summary>The nearest thing we would grant, named in every refusal.</summary>
public enum NearestOffer
{
    /// <summary>To wait until an earlier date.</summary>
    EarlierDate,

    /// <summary>To pay in instalments.</summary>
    Instalments,

    /// <summary>Nothing: the grounds say why.</summary>
    Nothing,
}

/// <summary>Why a decision cannot be sent as it is.</summary>
public enum DecisionFault
{
    AlreadyDecided,
    NoRuleNamed,
    NoGroundsWritten,
    DateIsMissing,
    DateIsNotInTheFuture,

    /// <summary>"Yes, as asked" with another date is "yes, until another date".</summary>
    SameDateAsAsked,

    /// <summary>P09: a grant needs the explicit finding of special circumstances.</summary>
    SpecialFindingMissing,

    /// <summary>Past the limitation date a grant needs an explicit finding.</summary>
    LimitationFindingMissing,

    /// <summary>L11a: law limits how long a deferral may be.</summary>
    BeyondLegalLimit,

    /// <summary>L12: the recovery authority has the claim.</summary>
    ClaimIsTransferred,

    OfferDateIsMissing,

    /// <summary>P08: nothing is refused for want of papers before the last day they may come.</summary>
    PapersMayStillCome,

    /// <summary>Forvaltningsloven § 19: not decided against somebody who is being heard before the day they may answer by.</summary>
    HearingIsOpen,
}

/// <summary>The last days on which the debtor may still send or say something.</summary>
/// <param name="PapersBy">Papers, and what a caseworker has asked for.</param>
/// <param name="HearingBy">The answer to a hearing (partshøring); null when there is none, or it has been answered.</param>
public sealed record DecisionDeadlines(DateOnly? PapersBy, DateOnly? HearingBy);

/// <summary>A caseworker's answer, before it is checked.</summary>
/// <param name="Until">Partly granted: the date given. Otherwise ignored.</param>
/// <param name="SpecialFinding">P09: the caseworker finds special circumstances; printed in the decision.</param>
/// <param name="LimitationFinding">The caseworker finds that waiting past the limitation date is right all the same.</param>
/// <param name="OfferUntil">Refused with <see cref="NearestOffer.EarlierDate"/>: the date that would be granted.</param>
public sealed record DecisionAsk(
    DeferralOutcome Outcome, DateOnly? Until, IReadOnlySet<DeferralGround> Grounds, bool HasWrittenGrounds,
    bool SpecialFinding, bool LimitationFinding, NearestOffer Offer, DateOnly? OfferUntil);

/// <summary>What follows from a decision.</summary>
public abstract record DecisionAnswer
{
    private DecisionAnswer()
    {
    }

    /// <param name="Until">The last day of the deferral; null when refused.</param>
    /// <param name="ResumesOn">No step before this day.</param>
    public sealed record Decided(DateOnly? Until, DateOnly ResumesOn, string Rule, IReadOnlyList<Move> Moves) : DecisionAnswer;

    public sealed record Faulty(IReadOnlyList<DecisionFault> Faults) : DecisionAnswer;
}

/// <summary>Checks and carries out a caseworker's decision on deferral (P07-P09, L05, L06).</summary>
public static class DeferralDecisionRules
{
    /// <param name="askedUntil">What the debtor asked for.</param>
    /// <param name="request">The request whose holds end with the decision.</param>
    public static DecisionAnswer Decide(IReadOnlyList<ClaimFacts> claims, DecisionAsk ask, DateOnly askedUntil, DecisionDeadlines deadlines, Guid request, DateOnly today, RequestLimits limits)
    {
        var policy = DeferralPolicies.For(today);
        var until = ask.Outcome switch
        {
            DeferralOutcome.Granted => askedUntil,
            DeferralOutcome.PartlyGranted => ask.Until,
            _ => null,
        };
        var faults = Faults(claims, ask, askedUntil, until, today).Concat(TooEarly(ask, deadlines, today)).ToList();
        if (until is { } last && limits.Breaches(last, today).Count > 0) faults.Add(DecisionFault.BeyondLegalLimit);
        if (faults.Count > 0) return new DecisionAnswer.Faulty(faults);

        return new DecisionAnswer.Decided(until, ResumesOn(until, policy, today), policy.Row, [.. claims.Select(claim => MoveOf(claim, until, request, policy, today))]);
    }

    /// <summary>The first day on which the course may go on, at the place where it was.</summary>
    /// <param name="until">The last day of the deferral; null when refused.</param>
    public static DateOnly ResumesOn(DateOnly? until, DeferralPolicy policy, DateOnly today) =>
        (until is { } last ? last.AddDays(policy.ResumeAfterUntilDays) : today.AddDays(policy.ResumeAfterDays)).BankingDay();

    private static IEnumerable<DecisionFault> Faults(IReadOnlyList<ClaimFacts> claims, DecisionAsk ask, DateOnly askedUntil, DateOnly? until, DateOnly today)
    {
        if (ask.Grounds.Count == 0) yield return DecisionFault.NoRuleNamed;
        if (!ask.HasWrittenGrounds) yield return DecisionFault.NoGroundsWritten;
        if (claims.Any(claim => claim.Custody == Custody.Transferred)) yield return DecisionFault.ClaimIsTransferred;
        if (ask.Outcome == DeferralOutcome.Refused)
        {
            if (ask.Offer == NearestOffer.EarlierDate && (ask.OfferUntil is not { } offer || offer <= today)) yield return DecisionFault.OfferDateIsMissing;
            yield break;
        }
        if (until is null) yield return DecisionFault.DateIsMissing;
        else if (until <= today) yield return DecisionFault.DateIsNotInTheFuture;
        if (ask.Outcome == DeferralOutcome.PartlyGranted && until == askedUntil) yield return DecisionFault.SameDateAsAsked;
        if (claims.Any(claim => claim.Rules.SpecialCircumstances) && !ask.SpecialFinding) yield return DecisionFault.SpecialFindingMissing;
        if (claims.Any(claim => until > claim.LimitationOn) && !ask.LimitationFinding) yield return DecisionFault.LimitationFindingMissing;
    }

    private static IEnumerable<DecisionFault> TooEarly(DecisionAsk ask, DecisionDeadlines deadlines, DateOnly today)
    {
        if (ask.Outcome == DeferralOutcome.Granted) yield break;
        if (ask.Grounds.Contains(DeferralGround.NotDocumented) && today <= deadlines.PapersBy) yield return DecisionFault.PapersMayStillCome;
        if (today <= deadlines.HearingBy) yield return DecisionFault.HearingIsOpen;
    }

    private static Move MoveOf(ClaimFacts claim, DateOnly? until, Guid request, DeferralPolicy policy, DateOnly today)
    {
        IReadOnlyList<HoldLift> lifts =
            [.. claim.Holds.Where(hold => hold.Cause == request && hold.Kind == HoldKind.RequestPending && hold.LiftedOn is null).Select(hold => new HoldLift(hold.Id, today, ResumesOn(until, policy, today)))];
        IReadOnlyList<Hold> holds = until is { } last ? [new Hold(Guid.CreateVersion7(), HoldKind.Deferral, today, last, Cause: request)]
            : RepeatRules.Answered(claim, request, today, ResumesOn(until, policy, today)) is { } over ? [over] : [];
        return new Move(claim.Id, until is null ? "deferral-refused" : "deferral-granted", policy.Row, [], [], holds, lifts);
    }
}
