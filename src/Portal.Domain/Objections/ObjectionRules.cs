using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.People;

namespace Portal.Domain.Objections;

/// <summary>Whether an objection can be sent, and what then happens at once.</summary>
public abstract record ObjectionAnswer
{
    private ObjectionAnswer()
    {
    }

    /// <param name="AnswerBy">The day on which there is an answer at the latest.</param>
    /// <param name="EvidenceBy">Papers may come until then.</param>
    public sealed record Received(DateOnly AnswerBy, DateOnly EvidenceBy, Move Move) : ObjectionAnswer;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<ObjectionRefusal> Reasons) : ObjectionAnswer;
}

/// <summary>
/// An earlier objection of the same person's that was rejected: what it was about, and what papers it had, by their digests.
/// </summary>
public sealed record EarlierObjection(ObjectionPart Part, DateOnly RejectedOn, IReadOnlySet<string> Documents);

/// <summary>
/// An objection (indsigelse) against a claim (L03, gældsinddrivelsesloven § 2, stk. 2). There is no deadline for it, and it can be raised against a claim that is paid or that
/// the recovery authority has.
/// </summary>
public static class ObjectionRules
{
    public const string Rule = "L03";

    /// <summary>The claim holder handles objections to the claim.</summary>
    public static readonly LawRef Law = new("gældsinddrivelsesloven", "§ 2, stk. 2");

    /// <param name="claims">Those of the chosen claims that are the person's.</param>
    /// <param name="request">The request's own id: the cause of the hold that it sets.</param>
    public static ObjectionAnswer Decide(IReadOnlyList<ClaimFacts> claims, ObjectionAsk ask, PersonId person, Guid request, DateOnly today)
    {
        if (Refusals(claims, ask, today).ToList() is { Count: > 0 } refusals) return new ObjectionAnswer.Refused(refusals);
        var (claim, policy) = (claims[0], DeferralPolicies.For(today));
        return new ObjectionAnswer.Received(
            today.AddDays(policy.AnswerWithinDays).BankingDay(), today.AddDays(policy.EvidenceWithinDays).BankingDay(),
            ask.Repeated ? Move.Held(claim.Id, "objection-repeated", Rule) : Move.Held(claim.Id, "objection-raised", Rule, HoldOf(claim, ask.Part!.Value, person, request, today)));
    }

    /// <summary>
    /// While it is open the claim is neither dunned nor transferred. A reminder asks for a claim with its interest and fees in one, so the claim rests whole whichever
    /// part is disputed; the person's other claims go on. Who is liable beside the debtor and says that they are not rests alone.
    /// </summary>
    public static Hold HoldOf(ClaimFacts claim, ObjectionPart part, PersonId person, Guid request, DateOnly today) =>
        new(DerivedId.Of("objection", request, claim.Id), HoldKind.Objection, today, Cause: request) { Person = part == ObjectionPart.Liability && person != claim.Debtor ? person : null };

    /// <summary>Formats.md section 5, "pending request": said again soon after it was rejected, with neither another point nor a new document.</summary>
    /// <param name="days">How many days after a rejection it counts as said again.</param>
    public static bool Repeats(ObjectionPart? part, IReadOnlySet<string> documents, IEnumerable<EarlierObjection> rejected, int days, DateOnly today)
    {
        var same = rejected.Where(earlier => earlier.Part == part && today <= earlier.RejectedOn.AddDays(days)).ToList();
        return same.Count > 0 && documents.All(document => same.Any(earlier => earlier.Documents.Contains(document)));
    }

    private static IEnumerable<ObjectionRefusal> Refusals(IReadOnlyList<ClaimFacts> claims, ObjectionAsk ask, DateOnly today)
    {
        if (!ask.Alone) yield return ObjectionRefusal.OtherKindIsAskedFor;
        if (claims.Count == 0) yield return ObjectionRefusal.NoClaimChosen;
        if (claims.Count > 1) yield return ObjectionRefusal.OneClaimAtATime;
        if (ask.Waits) yield return ObjectionRefusal.ObjectionIsPending;
        if (ask.Part is null) yield return ObjectionRefusal.PartIsMissing;
        if (!ask.HasExplanation) yield return ObjectionRefusal.ExplanationIsMissing;
        if (claims.Count != 1) yield break;
        if (ask is { Part: ObjectionPart.Size, Right.IsPositive: false }) yield return ObjectionRefusal.AmountIsNotPositive;
        if (ask is { Part: ObjectionPart.Size, Right: { } right } && right >= Account.On(claims[0], today).Principal) yield return ObjectionRefusal.AmountIsNotSmaller;
        if (ask.Part == ObjectionPart.Fee && Charged.Fees(claims[0]).Count == 0) yield return ObjectionRefusal.NoFeeIsCharged;
        if (ask.Part == ObjectionPart.Interest && Charged.Interest(claims[0]).Count == 0) yield return ObjectionRefusal.NoInterestIsCharged;
    }
}
