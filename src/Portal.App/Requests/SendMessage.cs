using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A message on a request that waits for its answer, from the citizen or from the case team. While the citizen is being heard, theirs is the answer.</summary>
public sealed class SendMessage(ClaimWriter writer)
{
    /// <returns>What is wrong with it; empty when it was sent. Null when there is no such request of this citizen's.</returns>
    public async Task<IReadOnlyList<MessageFault>?> Handle(Guid request, string text, Citizen citizen, CancellationToken cancel)
    {
        var (work, _) = await writer.BeginOnRequest(request, cancel);
        await using var __ = work;
        var row = await work.Db.Requests.SingleOrDefaultAsync(found => found.Id == request && found.PersonId == citizen.Person && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;
        var (clean, kind) = (PersonalTexts.Clean(text), MessageRules.KindOf(row.Status));
        if (Faults(row, clean) is { Count: > 0 } faults) return faults;

        if (kind == MessageKind.HearingAnswer) row.Status = RequestStatus.Submitted;
        Add(work, row, MessageFrom.Citizen, kind, "", clean);
        work.Db.Journal.Add(JournalEntry.OfRequest(work, citizen, kind == MessageKind.HearingAnswer ? "hearing-answered" : "message-sent", "P08", row));
        await work.Commit(cancel);
        return [];
    }

    /// <returns>What is wrong with it; empty when it was sent. Null when there is no such request, or this member of staff is not on the case team.</returns>
    public async Task<IReadOnlyList<MessageFault>?> Handle(Guid request, string text, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var (work, _) = await writer.BeginOnRequest(request, cancel);
        await using var __ = work;
        var row = await work.Db.Requests.SingleOrDefaultAsync(found => found.Id == request && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;
        var clean = PersonalTexts.Clean(text);
        if (Faults(row, clean) is { Count: > 0 } faults) return faults;

        Add(work, row, MessageFrom.Staff, MessageKind.Message, by.Name, clean);
        work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "message-sent", "P08", row));
        await work.Commit(cancel);
        return [];
    }

    /// <summary>Raises the request's version: a decision that is being written elsewhere is told.</summary>
    internal static void Add(Work work, RequestRow request, MessageFrom from, MessageKind kind, string author, string text)
    {
        request.Version++;
        work.Db.Messages.Add(new MessageRow
        {
            Id = Guid.CreateVersion7(work.Now), RequestId = request.Id, From = from, Kind = kind, Author = author, Text = text, Retention = RetentionClass.Case, SentAt = work.Now,
        });
    }

    private static List<MessageFault> Faults(RequestRow request, string text)
    {
        List<MessageFault> faults = [];
        if (!request.Status.IsPending()) faults.Add(MessageFault.RequestIsClosed);
        if (MessageRules.Fault(text) is { } fault) faults.Add(fault);
        return faults;
    }
}
