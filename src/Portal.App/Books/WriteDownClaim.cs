using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Money;

namespace Portal.App.Books;

/// <summary>Finance writes a claim down (nedskrivning, L03): it was too large. One proposes with a reason, another approves.</summary>
public sealed class WriteDownClaim(ClaimWriter writer)
{
    internal const string Kind = "write-down";

    /// <returns>The proposal; null when there is no such claim or the actor may not.</returns>
    public Task<ActResult?> Handle(ClaimId claim, Kroner amount, string reason, Caseworker by, CancellationToken cancel) =>
        Approvals.Propose(writer, claim, Kind, reason, by, (facts, work) => CourseActs.WriteDown(facts, amount, work.BusinessDay), cancel);
}

/// <summary>Finance gives up what is left of a claim (afskrivning). One proposes with a reason, another approves.</summary>
public sealed class WriteOffClaim(ClaimWriter writer)
{
    internal const string Kind = "write-off";

    /// <returns>The proposal; null when there is no such claim or the actor may not.</returns>
    public Task<ActResult?> Handle(ClaimId claim, string reason, Caseworker by, CancellationToken cancel) =>
        Approvals.Propose(writer, claim, Kind, reason, by, (facts, work) => CourseActs.WriteOff(facts, work.BusinessDay, work.Policies), cancel);
}
