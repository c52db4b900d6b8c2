using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;

namespace Portal.App.Recovery;

/// <summary>A caseworker takes a transferred claim back, with the authority's reason code. It is back when the authority has answered; until then it is the authority's.</summary>
public sealed class RecallClaim(ClaimWriter writer)
{
    /// <param name="effectiveOn">The day the claim lapsed, with that reason alone.</param>
    /// <returns>Null when there is no such claim, or this person may not.</returns>
    public async Task<TransferResult?> Handle(ClaimId claim, RecallReason reason, DateOnly? effectiveOn, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([claim], cancel);
        if ((await ClaimFactsQuery.Of([claim], work.Db, cancel)).SingleOrDefault() is not { } facts) return null;
        if (TransferActs.RecallRefusals(facts, reason, effectiveOn) is { Count: > 0 } refusals) return TransferResult.No(refusals);
        var stay = facts.Away!.Id;
        // Asked twice it is one recall, until the authority has refused it.
        if (await work.Db.RecoveryActions.AnyAsync(row => row.StayId == stay && row.Kind == RecoveryActionKind.Recall && row.Outcome != ReceiptOutcome.Refused, cancel)) return TransferResult.No(TransferRefusal.ClaimIsNotTransferred);
        var times = await work.Db.RecoveryActions.CountAsync(row => row.StayId == stay && row.Kind == RecoveryActionKind.Recall, cancel);
        var action = Queue.Row(work, DerivedId.Of("recovery-action", "recall", stay, times + 1), facts, RecoveryActionKind.Recall, Slug.Of(reason), by);
        action.EffectiveOn = effectiveOn;
        work.Db.Journal.Add(RecoveryJournal.OfAction(work, by, "recall-asked", "L12", action));
        await work.Apply([TransferSending.Recalled(facts, reason, work.Today)], by, cancel);
        await work.Commit(cancel);
        return new TransferResult.Done(action.Id);
    }
}

/// <summary>
/// The authority holds an action in høring: a caseworker says that it is right as it stands, or takes the claim back. In høring the claim is still the municipality's, so taken back
/// it is here at once.
/// </summary>
public sealed class AnswerRecoveryHearing(ClaimWriter writer, TransferTold told)
{
    /// <param name="claim">The claim that the authority asks about.</param>
    /// <param name="reason">Told to the authority; without anybody's number.</param>
    /// <returns>Null when there is no such claim, or this person may not.</returns>
    public async Task<TransferResult?> Handle(ClaimId claim, HearingChoice choice, string reason, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        if (await writer.DebtorOf(claim, cancel) is not { } debtor) return null;
        var (work, claims) = await writer.BeginOnDebtors([debtor], cancel);
        await using var _ = work;
        var facts = (await ClaimFactsQuery.Of([claim], work.Db, cancel)).Single();
        if (facts.Away is not { } stay) return TransferResult.No(TransferRefusal.NoHearing);
        // What was taken back of an earlier sending is never answered by the authority.
        var asked = await work.Db.RecoveryActions.Where(row => row.StayId == stay.Id && row.Outcome == ReceiptOutcome.Hearing && !work.Db.RecoveryActions.Any(answer => answer.Kind == RecoveryActionKind.AnswerHearing && answer.About == row.Id))
            .OrderBy(row => row.At).FirstOrDefaultAsync(cancel);
        if (asked is null) return TransferResult.No(TransferRefusal.NoHearing);
        if (string.IsNullOrWhiteSpace(reason)) return TransferResult.No(TransferRefusal.ReasonIsMissing);
        if (Shown.HoldsCpr(reason)) return TransferResult.No(TransferRefusal.TextHoldsANumber);
        var id = DerivedId.Of("recovery-action", "answer-hearing", asked.Id);
        var action = Queue.Row(work, id, facts, RecoveryActionKind.AnswerHearing, Slug.Of(choice), by);
        action.About = asked.Id;
        Queue.Say(work, action, facts, reason, by);
        await TaskRows.Close(work, TaskKind.HearingAnswer, asked.Id, Slug.Of(choice), cancel);
        work.Db.Journal.Add(RecoveryJournal.OfAction(work, by, "hearing-answered", "L12", action));
        await work.Db.SaveChangesAsync(cancel);
        if (choice == HearingChoice.Withdraw && asked.Id == stay.Id) await new ActionAnswered(work, claims, told, cancel).Back(claim, stay.Id, action.Id, StayEnd.Withdrawn, "", work.Today);
        await work.Commit(cancel);
        return new TransferResult.Done(action.Id);
    }
}

/// <summary>A caseworker passes changed circumstances on to the authority (L09), and asks it for nothing, for more, or for the claim back; for the last not where the state refunds part of it (L10).</summary>
public sealed class SendChange(ClaimWriter writer)
{
    /// <param name="person">Whose circumstances.</param>
    /// <param name="what">Told to the authority; without anybody's number.</param>
    /// <returns>Null when there is no such claim, or this person may not.</returns>
    public async Task<TransferResult?> Handle(ClaimId claim, PersonId person, ChangeRequest request, string what, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([claim], cancel);
        if ((await ClaimFactsQuery.Of([claim], work.Db, cancel)).SingleOrDefault() is not { } facts) return null;
        var refusals = TransferActs.ChangeRefusals(facts, person, request, what).ToList();
        if (Shown.HoldsCpr(what)) refusals.Add(TransferRefusal.TextHoldsANumber);
        if (refusals.Count > 0) return TransferResult.No(refusals);
        var stay = facts.Away!.Id;
        var times = await work.Db.RecoveryActions.CountAsync(row => row.StayId == stay && row.Kind == RecoveryActionKind.ReportChange, cancel);
        var action = Queue.Row(work, DerivedId.Of("recovery-action", "report-change", stay, times + 1), facts, RecoveryActionKind.ReportChange, Slug.Of(request), by);
        action.PersonId = person;
        Queue.Say(work, action, facts, what, by);
        await TaskRows.Close(work, TaskKind.ChangedCircumstances, claim, Slug.Of(request), cancel);
        work.Db.Journal.Add(RecoveryJournal.OfAction(work, by, "change-sent", "L09", action));
        await work.Commit(cancel);
        return new TransferResult.Done(action.Id);
    }
}

/// <summary>An action that waits for the next file.</summary>
internal static class Queue
{
    public static RecoveryActionRow Row(Work work, Guid id, ClaimFacts claim, RecoveryActionKind kind, string reason, Actor by)
    {
        var row = new RecoveryActionRow { Id = id, ClaimId = claim.Id, StayId = claim.Away?.Id, Kind = kind, Reason = reason, QueuedOn = work.Today, QueuedBy = by.JournalId, At = work.Now };
        work.Db.RecoveryActions.Add(row);
        return row;
    }

    /// <summary>What is written to the authority is kept apart from the action.</summary>
    public static void Say(Work work, RecoveryActionRow action, ClaimFacts claim, string text, Actor by) => work.Db.Notes.Add(new NoteRow
    {
        Id = RecoveryText.IdOf(action.Id), ClaimId = claim.Id, PersonId = claim.Debtor, Kind = Slug.Of(action.Kind), Text = text, By = by.JournalId, Retention = RetentionClass.Decision, At = work.Now,
    });
}
