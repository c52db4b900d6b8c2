using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Requests;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Requests;

namespace Portal.App.Arrangements;

/// <summary>A debtor answers what they are heard about before their arrangement is raised (forvaltningsloven § 19). The case team is told at once.</summary>
public sealed class AnswerHearing(ClaimWriter writer)
{
    /// <returns>What is wrong with it; empty when it was sent. Null when there is no such hearing of this citizen's.</returns>
    public async Task<IReadOnlyList<MessageFault>?> Handle(Guid hearing, string text, Citizen citizen, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        var mine = work.Db.ArrangementHearings.Where(row => row.Id == hearing && row.PersonId == citizen.Person);
        if (await mine.Select(row => (ClaimId?)row.ClaimId).SingleOrDefaultAsync(cancel) is not { } about) return null;
        await work.Lock([about], cancel);
        var row = await mine.SingleAsync(cancel);
        var clean = PersonalTexts.Clean(text);
        List<MessageFault> faults = [];
        if (row.ClosedOn is not null) faults.Add(MessageFault.RequestIsClosed);
        if (MessageRules.Fault(clean) is { } fault) faults.Add(fault);
        if (faults.Count > 0) return faults;

        row.AnsweredOn ??= work.Today;
        var claim = (await ClaimFactsQuery.Of([about], work.Db, cancel)).Single();
        work.Db.Notes.Add(new NoteRow
        {
            Id = Guid.CreateVersion7(work.Now), ClaimId = about, PersonId = citizen.Person, Kind = ArrangementHearings.AnswerKind, Text = clean, By = citizen.JournalId, Retention = RetentionClass.Case, At = work.Now,
        });
        await work.Apply([new Move(about, "hearing-answered", "P13", [], [], [], [])], citizen, cancel);
        await TaskRows.Open(work, [RepaymentTasks.HearingAnswer(claim, hearing, work.Today)], work.Today, cancel);
        await work.Commit(cancel);
        return [];
    }
}
