using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>A caseworker rests a claim's course with a reason: by judgement, or for a complaint, bankruptcy or debt relief.</summary>
public sealed class HoldClaim(ClaimWriter writer)
{
    /// <summary>The holds that staff set and release themselves.</summary>
    public static readonly IReadOnlySet<HoldKind> Kinds = new HashSet<HoldKind> { HoldKind.Staff, HoldKind.Complaint, HoldKind.Bankruptcy, HoldKind.DebtRelief };

    /// <param name="until">The last day, inclusive; null until it is released.</param>
    /// <returns>Null when there is no such claim.</returns>
    public Task<ActResult?> Handle(ClaimId claim, HoldKind kind, DateOnly? until, string reason, Caseworker by, CancellationToken cancel) =>
        ActOnClaim.Handle(
            writer, claim, by, "hold", reason,
            (facts, work) => reason.Trim().Length == 0 ? ActAnswer.No(ActRefusal.ReasonIsMissing)
                : Kinds.Contains(kind) ? CourseActs.StaffHold(facts, kind, work.Today, until) : ActAnswer.No(ActRefusal.NoSuchHold),
            null, cancel);
}

/// <summary>Ends the holds of a kind that staff have set on a claim.</summary>
public sealed class ReleaseHold(ClaimWriter writer)
{
    /// <returns>Null when there is no such claim.</returns>
    public Task<ActResult?> Handle(ClaimId claim, HoldKind kind, Caseworker by, CancellationToken cancel) =>
        ActOnClaim.Handle(writer, claim, by, "release-hold", "", (facts, work) => CourseActs.ReleaseHold(facts, kind, work.Today), null, cancel);
}
