using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>P06: a caseworker judges, with a written reason, that further reminders are pointless.</summary>
public sealed class JudgeRemindersPointless(ClaimWriter writer)
{
    /// <returns>Null when there is no such claim.</returns>
    public Task<ActResult?> Handle(ClaimId claim, string reason, Caseworker by, CancellationToken cancel) =>
        ActOnClaim.Handle(
            writer, claim, by, "reminders-pointless", reason,
            (facts, work) => reason.Trim().Length == 0 ? ActAnswer.No(ActRefusal.ReasonIsMissing) : CourseActs.RemindersPointless(facts, work.Today), null, cancel);
}
