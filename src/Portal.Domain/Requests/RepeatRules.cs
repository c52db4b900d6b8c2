using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.Domain.Requests;

/// <summary>A refusal of an earlier request by the same person about the same claim.</summary>
/// <param name="Documents">What papers it had, by their digests.</param>
public sealed record EarlierRefusal(ClaimId Claim, DateOnly On, IReadOnlySet<HardshipReason> Reasons, IReadOnlySet<string> Documents);

/// <summary>
/// Asking again soon after a refusal (formats.md section 5, "pending request"): without a new reason or document the request is received and answered,
/// but it does not stop the course.
/// </summary>
public static class RepeatRules
{
    /// <param name="claims">What the request is about.</param>
    /// <param name="documents">The papers it comes with, by their digests.</param>
    /// <param name="days">How many days after a refusal a request counts as a repeat.</param>
    /// <returns>The claims that it does not hold.</returns>
    public static IReadOnlySet<ClaimId> Unheld(
        IEnumerable<ClaimId> claims, IReadOnlyList<EarlierRefusal> refusals, IReadOnlySet<HardshipReason> reasons, IReadOnlySet<string> documents, int days, DateOnly today) =>
        claims.Where(claim => BringsNothing([.. refusals.Where(refusal => refusal.Claim == claim && today <= refusal.On.AddDays(days))], reasons, documents)).ToHashSet();

    /// <summary>The hold of a request that waits for an answer.</summary>
    /// <param name="request">Its cause.</param>
    public static Hold HoldOf(Guid request, DateOnly today) => new(Guid.CreateVersion7(), HoldKind.RequestPending, today, Cause: request);

    /// <summary>New is what stood in none of the refused requests: else two could be sent by turns.</summary>
    private static bool BringsNothing(IReadOnlyList<EarlierRefusal> refusals, IReadOnlySet<HardshipReason> reasons, IReadOnlySet<string> documents) =>
        refusals.Count > 0 && reasons.All(reason => refusals.Any(refusal => refusal.Reasons.Contains(reason))) && documents.All(document => refusals.Any(refusal => refusal.Documents.Contains(document)));
}
