using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;

namespace Portal.App.Dunning;

/// <summary>P06: a caseworker judges, with a written reason, that further reminders are pointless.</summary>
public sealed class JudgeRemindersPointless(ClaimWriter writer)
{
    private const string Kind = "reminders-pointless";

    /// <inheritdoc cref="Handle(ClaimId, PersonId?, string, Caseworker, CancellationToken)"/>
    public Task<ActResult?> Handle(ClaimId claim, string reason, Caseworker by, CancellationToken cancel) => Handle(claim, null, reason, by, cancel);

    /// <param name="person">Whose reminders: the debtor's when null, else those of somebody who is liable beside the debtor. The reason stands in that person's notice alone.</param>
    /// <returns>Null when there is no such claim.</returns>
    public Task<ActResult?> Handle(ClaimId claim, PersonId? person, string reason, Caseworker by, CancellationToken cancel) => ActOnClaim.Handle(
        writer, claim, by, Kind, "",
        (facts, work) => reason.Trim().Length == 0 ? ActAnswer.No(ActRefusal.ReasonIsMissing) : CourseActs.RemindersPointless(facts, work.Today, person),
        (work, facts) => work.Db.Notes.Add(ActOnClaim.NoteOf(work, facts, by, Kind, reason, person)), cancel);
}
