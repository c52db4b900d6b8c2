using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Domain.Objections;

/// <summary>Why an answer to an objection cannot be sent as it is.</summary>
public enum ObjectionFault
{
    NoGroundsWritten,

    /// <summary>The claim's right amount is to be named.</summary>
    AmountIsMissing,

    /// <summary>A claim is never raised by the answer to an objection.</summary>
    AmountIsNotSmaller,

    /// <summary>"You are right in part" with all that was said to be right is "you are right".</summary>
    AmountIsAsAsked,

    /// <summary>Which of the fees, or of the interest, is taken away is to be named by its date.</summary>
    DaysAreMissing,

    /// <summary>No fee, or no interest, stands on a date that is named.</summary>
    NoSuchDay,

    /// <summary>All of them: then the debtor is right altogether.</summary>
    AllDaysAreNamed,

    /// <summary>Somebody is liable or is not.</summary>
    LiabilityHasNoPart,

    /// <summary>What was objected to has gone meanwhile.</summary>
    NothingStands,

    /// <summary>Forvaltningsloven § 19: not decided against somebody who is being heard before the day they may answer by.</summary>
    HearingIsOpen,

    /// <summary>L06: the guidance on how to complain over this decision about this type of claim is not there.</summary>
    ComplaintTextIsMissing,

    /// <summary>Two people (fire øjne): who wrote the objection down for the debtor does not lower the claim too.</summary>
    EnteredByOneself,
}

/// <summary>A caseworker's answer, before it is checked.</summary>
/// <param name="Right">The principal as it is to be; read where the claim or its size is disputed.</param>
/// <param name="Days">Right in part: the dates of the fees or of the interest that are taken away.</param>
public sealed record ObjectionDecisionAsk(DeferralOutcome Outcome, Kroner? Right, IReadOnlySet<DateOnly> Days, bool HasWrittenGrounds);

/// <summary>The objection that is answered.</summary>
/// <param name="Right">The principal that the debtor said is right.</param>
/// <param name="HearingBy">The debtor is being heard until then.</param>
public sealed record OpenObjection(Guid Request, PersonId Person, ObjectionPart Part, Kroner? Right, DateOnly? HearingBy)
{
    /// <summary>The guidance on complaints is there for a decision that does not give the debtor right altogether.</summary>
    public bool HasComplaintText { get; init; } = true;

    /// <summary>Who decides wrote it down for the debtor.</summary>
    public bool EnteredByDecider { get; init; }
}

/// <summary>What follows from an answer.</summary>
public abstract record ObjectionDecided
{
    private ObjectionDecided()
    {
    }

    /// <param name="ResumesOn">No step before this day.</param>
    /// <param name="Lowered">By how much the principal falls.</param>
    /// <param name="EndsLiability">The person is no longer liable beside the debtor.</param>
    public sealed record Made(DateOnly ResumesOn, Kroner Lowered, bool EndsLiability, Move Move) : ObjectionDecided;

    public sealed record Faulty(IReadOnlyList<ObjectionFault> Faults) : ObjectionDecided;
}

/// <summary>
/// Checks and carries out a caseworker's answer to an objection (L03): what was wrong is taken back by correcting entries that count from the day of what they correct.
/// </summary>
public static class ObjectionDecisionRules
{
    /// <param name="businessDay">The day that corrections bear.</param>
    public static ObjectionDecided Decide(ClaimFacts claim, ObjectionDecisionAsk ask, OpenObjection objection, DateOnly today, DateOnly businessDay)
    {
        var principal = Account.On(claim, businessDay > today ? businessDay : today).Principal;
        var right = RightPrincipal(ask, objection, claim);
        var days = Days(claim, ask, objection);
        if (Faults(claim, ask, objection, principal, right, days, today).ToList() is { Count: > 0 } faults) return new ObjectionDecided.Faulty(faults);

        var policy = DeferralPolicies.For(today);
        var resumes = DeferralDecisionRules.ResumesOn(null, policy, today);
        var lowered = right is { } amount ? principal - amount : Kroner.Zero;
        IReadOnlyList<Posting> postings = ask.Outcome == DeferralOutcome.Refused ? [] : objection.Part switch
        {
            ObjectionPart.Fee => Charged.WithoutFees(claim, days, businessDay),
            ObjectionPart.Interest => Charged.WithoutInterest(claim, days, businessDay),
            _ => lowered.IsPositive ? [Correction(claim, objection.Request, lowered, businessDay)] : [],
        };
        var ends = ask.Outcome == DeferralOutcome.Granted && objection.Part == ObjectionPart.Liability && objection.Person != claim.Debtor;
        return new ObjectionDecided.Made(resumes, lowered, ends, MoveOf(claim, ask.Outcome, objection, postings, resumes, today));
    }

    /// <summary>What the principal is to be; null where it stays as it is.</summary>
    private static Kroner? RightPrincipal(ObjectionDecisionAsk ask, OpenObjection objection, ClaimFacts claim) => (ask.Outcome, objection.Part) switch
    {
        (DeferralOutcome.Granted, ObjectionPart.Claim) => Kroner.Zero,
        // Billed to the wrong person: the department bills the right one anew.
        (DeferralOutcome.Granted, ObjectionPart.Liability) when objection.Person == claim.Debtor => Kroner.Zero,
        (DeferralOutcome.Granted, ObjectionPart.Size) => objection.Right ?? ask.Right,
        (DeferralOutcome.PartlyGranted, ObjectionPart.Claim or ObjectionPart.Size) => ask.Right,
        _ => null,
    };

    private static IReadOnlySet<DateOnly> Days(ClaimFacts claim, ObjectionDecisionAsk ask, OpenObjection objection) =>
        ask.Outcome == DeferralOutcome.Granted ? Standing(claim, objection.Part).Select(part => part.On).ToHashSet() : ask.Days;

    /// <summary>What there is to take away.</summary>
    public static IReadOnlyList<ChargedPart> Standing(ClaimFacts claim, ObjectionPart part) => part switch
    {
        ObjectionPart.Fee => Charged.Fees(claim),
        ObjectionPart.Interest => Charged.Interest(claim),
        _ => [],
    };

    private static IEnumerable<ObjectionFault> Faults(
        ClaimFacts claim, ObjectionDecisionAsk ask, OpenObjection objection, Kroner principal, Kroner? right, IReadOnlySet<DateOnly> days, DateOnly today)
    {
        if (!ask.HasWrittenGrounds) yield return ObjectionFault.NoGroundsWritten;
        if (ask.Outcome != DeferralOutcome.Granted)
        {
            if (today <= objection.HearingBy) yield return ObjectionFault.HearingIsOpen;
            if (!objection.HasComplaintText) yield return ObjectionFault.ComplaintTextIsMissing;
        }
        if (ask.Outcome == DeferralOutcome.Refused) yield break;

        if (ask.Outcome == DeferralOutcome.PartlyGranted && objection.Part == ObjectionPart.Liability) yield return ObjectionFault.LiabilityHasNoPart;
        if (objection.Part is ObjectionPart.Claim or ObjectionPart.Size)
        {
            if (right is null || right < Kroner.Zero) yield return ObjectionFault.AmountIsMissing;
            else if (principal.IsZero) yield return ObjectionFault.NothingStands;
            else if (right >= principal) yield return ObjectionFault.AmountIsNotSmaller;
            if (ask.Outcome == DeferralOutcome.PartlyGranted && right <= AsAsked(objection)) yield return ObjectionFault.AmountIsAsAsked;
            if (objection.EnteredByDecider) yield return ObjectionFault.EnteredByOneself;
        }
        else if (objection.Part == ObjectionPart.Liability)
        {
            if (objection.EnteredByDecider) yield return ObjectionFault.EnteredByOneself;
        }
        else foreach (var fault in OfDays(Standing(claim, objection.Part).Select(part => part.On).ToHashSet(), days, ask.Outcome)) yield return fault;
    }

    private static IEnumerable<ObjectionFault> OfDays(HashSet<DateOnly> standing, IReadOnlySet<DateOnly> named, DeferralOutcome outcome)
    {
        if (standing.Count == 0) yield return ObjectionFault.NothingStands;
        else if (named.Count == 0) yield return ObjectionFault.DaysAreMissing;
        else if (!named.All(standing.Contains)) yield return ObjectionFault.NoSuchDay;
        else if (outcome == DeferralOutcome.PartlyGranted && named.Count == standing.Count) yield return ObjectionFault.AllDaysAreNamed;
    }

    /// <summary>The amount at which the debtor would be right altogether; null where none was named.</summary>
    private static Kroner? AsAsked(OpenObjection objection) => objection.Part == ObjectionPart.Claim ? Kroner.Zero : objection.Right;

    /// <summary>Posted on the business day, counted from the due date: interest and fees follow as if the principal had always been so.</summary>
    private static Posting Correction(ClaimFacts claim, Guid request, Kroner lowered, DateOnly businessDay) => new(
        DerivedId.Of("principal-objected", request, claim.Id), EntryKind.Correction, businessDay, -lowered, ObjectionRules.Rule, EntryKind.Principal,
        Corrects: claim.Postings.First(posting => posting.Kind == EntryKind.Principal).Id, CorrectsOn: claim.DueOn);

    private static Move MoveOf(ClaimFacts claim, DeferralOutcome outcome, OpenObjection objection, IReadOnlyList<Posting> postings, DateOnly resumes, DateOnly today)
    {
        IReadOnlyList<HoldLift> lifts = [.. claim.Holds.Where(hold => hold.Cause == objection.Request && hold.LiftedOn is null).Select(hold => new HoldLift(hold.Id, today, resumes))];
        // One that stopped nothing: the next step still waits until the day that the answer prints.
        IReadOnlyList<Hold> over = lifts.Count > 0 ? []
            : [ObjectionRules.HoldOf(claim, objection.Part, objection.Person, objection.Request, today) with { LiftedOn = today, ResumeOn = resumes }];
        var what = outcome switch { DeferralOutcome.Granted => "objection-upheld", DeferralOutcome.PartlyGranted => "objection-upheld-in-part", _ => "objection-rejected" };
        return new Move(claim.Id, what, ObjectionRules.Rule, postings, [], over, lifts);
    }
}
