using Portal.Domain.Money;

namespace Portal.Domain.Objections;

/// <summary>What a debtor does not agree with (indsigelse, L03).</summary>
public enum ObjectionPart
{
    /// <summary>The claim itself: nothing of it is owed.</summary>
    Claim,

    /// <summary>The claim is too large.</summary>
    Size,

    /// <summary>A reminder fee (rykkergebyr).</summary>
    Fee,

    /// <summary>Interest (rente).</summary>
    Interest,

    /// <summary>Being liable (hæftelse): it is somebody else's to pay.</summary>
    Liability,
}

/// <summary>Why an objection cannot be sent as it is. Each has a text in both languages.</summary>
public enum ObjectionRefusal
{
    NoClaimChosen,

    /// <summary>One objection is about one claim: each is answered by itself.</summary>
    OneClaimAtATime,

    /// <summary>What the debtor does not agree with is not said.</summary>
    PartIsMissing,

    /// <summary>Each point is answered with grounds, so it must be told.</summary>
    ExplanationIsMissing,

    ExplanationIsTooLong,

    /// <summary>The amount that is said to be right is not less than the claim's principal.</summary>
    AmountIsNotSmaller,

    /// <summary>Who owes nothing of it objects to the claim itself.</summary>
    AmountIsNotPositive,

    /// <summary>There is no fee on the claim.</summary>
    NoFeeIsCharged,

    /// <summary>There is no interest on the claim.</summary>
    NoInterestIsCharged,

    /// <summary>An objection of this person's about the claim waits for an answer.</summary>
    ObjectionIsPending,

    /// <summary>It asks for something besides.</summary>
    OtherKindIsAskedFor,
}

/// <summary>What the debtor says.</summary>
/// <param name="Right">The principal that the debtor says is right; null when none is named.</param>
/// <param name="Alone">Nothing besides is asked for.</param>
public sealed record ObjectionAsk(ObjectionPart? Part, Kroner? Right, bool HasExplanation, bool Alone)
{
    /// <summary>Another objection of the same person's about the claim waits for an answer.</summary>
    public bool Waits { get; init; }

    /// <summary>It says once more what was rejected a short while ago, with nothing new: it is answered, but stops nothing.</summary>
    public bool Repeated { get; init; }
}
