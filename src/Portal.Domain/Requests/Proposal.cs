using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Requests;

/// <summary>What came of a proposal.</summary>
public enum ProposalAnswer
{
    Accepted,
    Declined,

    /// <summary>The request was answered or taken back meanwhile, or another proposal took its place.</summary>
    Replaced,
}

/// <summary>Why a proposal cannot be accepted. Each has a text in both languages.</summary>
public enum ProposalRefusal
{
    /// <summary>Its last day has passed.</summary>
    TooLate,

    /// <summary>It has been declined, or something else took its place.</summary>
    NoLongerStands,

    /// <summary>L12: the recovery authority has a claim.</summary>
    ClaimIsTransferred,

    NothingIsOwed,

    /// <summary>A claim has come into an agreement meanwhile.</summary>
    ClaimIsInAgreement,

    /// <summary>Another request about a claim waits for an answer.</summary>
    RequestIsPending,

    /// <summary>The day to wait until has passed.</summary>
    DateHasPassed,
}

/// <summary>The nearest that would be granted (nærmeste forslag), offered to the debtor until a day: a day to wait until, or a plan.</summary>
/// <param name="Until">To wait until; null where it is a plan.</param>
/// <param name="Plan">Empty where it is a day.</param>
/// <param name="AnswerBy">The last day to accept it.</param>
public sealed record Proposal(Guid Request, DateOnly? Until, IReadOnlyList<Instalment> Plan, DateOnly AnswerBy, ProposalAnswer? Answer);

/// <summary>May a proposal be accepted, and what does it come to on that day? (P07, L05)</summary>
public static class ProposalRules
{
    /// <summary>Everything that is in its way.</summary>
    /// <param name="claims">Those that it is about.</param>
    public static IReadOnlyList<ProposalRefusal> Against(Proposal proposal, IReadOnlyList<ClaimFacts> claims, DateOnly today) => [.. OfItself(proposal, today).Concat(OfClaims(proposal, claims, today))];

    /// <summary>
    /// The plan on the day it is accepted: the amount a month and the number of instalments that were promised. What has been paid or has come on meanwhile is taken
    /// from, or added to, the last; a first day that has passed is moved to the same day of the next month that can be kept.
    /// </summary>
    /// <param name="owed">What is owed that day.</param>
    public static IReadOnlyList<Instalment> PlanOn(DateOnly today, IReadOnlyList<Instalment> offered, Kroner owed)
    {
        var late = 0;
        while (offered[0].DueOn.AddMonths(late) <= today) late++;
        List<Instalment> plan = [];
        var left = owed;
        foreach (var instalment in offered)
        {
            if (!left.IsPositive) break;
            var amount = instalment.Number == offered.Count ? left : Kroner.Min(left, instalment.Amount);
            plan.Add(instalment with { DueOn = instalment.DueOn.AddMonths(late), Amount = amount });
            left -= amount;
        }
        return plan;
    }

    private static IEnumerable<ProposalRefusal> OfItself(Proposal proposal, DateOnly today)
    {
        if (proposal.Answer is not null) yield return ProposalRefusal.NoLongerStands;
        else if (today > proposal.AnswerBy) yield return ProposalRefusal.TooLate;
        if (proposal.Until <= today) yield return ProposalRefusal.DateHasPassed;
    }

    private static IEnumerable<ProposalRefusal> OfClaims(Proposal proposal, IReadOnlyList<ClaimFacts> claims, DateOnly today)
    {
        if (claims.Any(claim => claim.Custody == Custody.Transferred)) yield return ProposalRefusal.ClaimIsTransferred;
        if (!Kroner.Sum(claims.Select(claim => Account.On(claim, today).Balance)).IsPositive) yield return ProposalRefusal.NothingIsOwed;
        if (proposal.Plan.Count > 0 && claims.Any(claim => claim.Agreement is not null)) yield return ProposalRefusal.ClaimIsInAgreement;
        if (claims.Any(claim => claim.Holds.Any(hold => hold.Kind == HoldKind.RequestPending && hold.Cause != proposal.Request && hold.StopsOn(today)))) yield return ProposalRefusal.RequestIsPending;
    }
}
