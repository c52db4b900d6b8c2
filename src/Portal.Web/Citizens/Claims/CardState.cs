using Portal.App.Claims;
using Portal.Domain.Claims;

namespace Portal.Web.Citizens.Claims;

/// <summary>What a claim's state means to the person who reads it.</summary>
internal static class CardState
{
    /// <summary>The claim rests and asks for nothing. The waiting time of a notice is no rest: there is still something to do.</summary>
    public static bool Rests(this ClaimCard card) => card.StoppedBy is { Kind: not (HoldKind.NoticeWaiting or HoldKind.Deferral) } && card.Balance.IsPositive;

    /// <summary>More time was given and has not run out.</summary>
    public static bool HasMoreTime(this ClaimCard card) => card.StoppedBy is { Kind: HoldKind.Deferral } && card.Balance.IsPositive;

    /// <summary>The last day to pay has passed, and nothing stops the course.</summary>
    public static bool IsLate(this ClaimCard card, DateOnly today) => !card.Rests() && card.Balance.IsPositive && card.PayBy < today;

    /// <summary>The key of the sentence that says why the claim rests. What another person has asked for is never told.</summary>
    public static string PauseKey(this ClaimCard card) => card.StoppedBy?.Kind switch
    {
        HoldKind.RequestPending when card.Request is not null => "Pause_Request",
        HoldKind.Deferral when card.Request is not null => "Pause_Deferral",
        HoldKind.Deferral => "Pause_DeferralOther",
        HoldKind.Objection when card.Request is not null || !card.Shared => "Pause_Objection",
        // Somebody else's agreement is theirs: a pause, and nothing more (letters.md 6.2).
        HoldKind.Agreement when card.Agreement is not null || !card.Shared => "Pause_Agreement",
        HoldKind.ReversalWait => "Pause_ReversalWait",
        HoldKind.MandatoryDeferral => "Pause_MandatoryDeferral",
        HoldKind.Complaint => "Pause_Complaint",
        _ => "Pause_Other",
    };
}
