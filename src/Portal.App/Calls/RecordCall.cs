using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;

namespace Portal.App.Calls;

/// <summary>What a caseworker records about a call.</summary>
/// <param name="Letter">The person has asked to have it in writing.</param>
public sealed record CallInput(Guid Task, CallOutcome Outcome, DateOnly? PayBy, string Words, bool TryAgain, bool Letter = false);

/// <summary>What recording gives.</summary>
public abstract record RecordCallResult
{
    private RecordCallResult()
    {
    }

    /// <param name="Letter">What was said in writing; null where no letter goes.</param>
    public sealed record Done(Guid Call, Guid? Letter) : RecordCallResult;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<CallRefusal> Reasons) : RecordCallResult;
}

/// <summary>A caseworker has called somebody who has had two reminders, or judges that it is not useful (P03). Each try is on record.</summary>
public sealed class RecordCall(ClaimWriter writer, CallFollowUp followUp)
{
    private const string NoteKind = "record-call";

    /// <returns>Null when there is no such phone task, or this person may not act on claims.</returns>
    public async Task<RecordCallResult?> Handle(CallInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([], cancel);
        var ids = await work.Db.TaskClaims.Where(row => row.TaskId == input.Task).Select(row => row.ClaimId).ToListAsync(cancel);
        await work.Lock(ids, cancel);
        if (await work.Db.Tasks.SingleOrDefaultAsync(row => row.Id == input.Task && row.Kind == TaskKind.Phone, cancel) is not { PersonId: { } person } task) return null;
        if (task.ClosedOn is not null) return new RecordCallResult.Refused([CallRefusal.CallIsClosed]);

        var claims = (await ClaimFactsQuery.Of(ids, work.Db, cancel)).Where(claim => claim.Custody != Custody.Transferred).ToList();
        var ask = new CallAsk(input.Outcome, input.PayBy, input.Words, input.TryAgain);
        if (CallRules.Decide(claims, person, ask, work.Today, work.Policies) is not CallAnswer.Recorded recorded)
            return new RecordCallResult.Refused(((CallAnswer.Refused)CallRules.Decide(claims, person, ask, work.Today, work.Policies)).Reasons);

        var receiver = await work.Db.Persons.AsNoTracking().SingleAsync(row => row.Id == person, cancel);
        var call = new CallRow
        {
            Id = DerivedId.Of("call", task.Id, await work.Db.Calls.CountAsync(row => row.TaskId == task.Id, cancel)), TaskId = task.Id, PersonId = person, On = work.Today, Outcome = input.Outcome,
            Number = input.Outcome == CallOutcome.NotUseful ? "" : receiver.Phone, PayBy = CallRules.IsContact(input.Outcome) ? input.PayBy : null, By = by.Name, At = work.Now,
        };
        work.Db.Calls.Add(call);
        if (input.Words.Trim().Length > 0)
            work.Db.Notes.Add(new NoteRow { Id = DerivedId.Of("call-note", call.Id), PersonId = person, TaskId = task.Id, Kind = NoteKind, Text = input.Words.Trim(), By = by.JournalId, Retention = RetentionClass.Decision, At = work.Now });
        if (recorded.Closes)
        {
            (task.ClosedOn, task.Outcome) = (work.Today, Slug.Of(input.Outcome));
            foreach (var claim in claims)
                foreach (var step in CourseActs.Close(claim, Step.PhoneTask, work.Today, person))
                    await work.Db.Steps.Where(row => row.ClaimId == claim.Id && row.Step == step.Step && row.PersonId == step.Person && row.DoneOn == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneOn, step.DoneOn).SetProperty(row => row.Skipped, recorded.Skipped), cancel);
        }
        await work.Db.SaveChangesAsync(cancel);
        await work.Apply(recorded.Moves, by, cancel);
        var letter = await followUp.File(work, call, recorded.Closes, input, claims, receiver, recorded.Moves.SelectMany(move => move.Holds).Max(hold => hold.Until), cancel);
        await work.Commit(cancel);
        return new RecordCallResult.Done(call.Id, letter);
    }
}
