using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>Gebyrloven § 2: a caseworker records the objective reason for one more fee in this case; reminder 2 then bears it and prints the reason.</summary>
public sealed class RecordFeeReason(ClaimWriter writer)
{
    /// <returns>Null when there is no such claim.</returns>
    public Task<ActResult?> Handle(ClaimId claim, string reason, Caseworker by, CancellationToken cancel) =>
        ActOnClaim.Handle(
            writer, claim, by, "record-fee-reason", reason,
            (facts, work) => reason.Trim().Length == 0 ? ActAnswer.No(ActRefusal.ReasonIsMissing) : CourseActs.RecordFeeReason(facts, work.Today, work.Policies),
            (work, facts) => work.Db.Claims.Single(row => row.Id == facts.Id).FeeReasonOn = work.Today, cancel);
}
