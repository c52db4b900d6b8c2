using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Journal;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A citizen answers what a caseworker has asked for, in words, with papers sent since (<see cref="Deferrals.AddEvidence"/>), or both. The request waits for its answer again.</summary>
public sealed class AnswerInformation(ClaimWriter writer)
{
    /// <param name="text">May be empty when papers have been sent since it was asked.</param>
    /// <returns>What is wrong with it; empty when it was taken. Null when there is no such request of this citizen's.</returns>
    public async Task<IReadOnlyList<MessageFault>?> Handle(Guid request, string text, Citizen citizen, CancellationToken cancel)
    {
        var (work, _) = await writer.BeginOnRequest(request, cancel);
        await using var __ = work;
        var row = await work.Db.Requests.SingleOrDefaultAsync(found => found.Id == request && found.PersonId == citizen.Person && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;
        if (row.Status != RequestStatus.NeedsInformation) return [row.Status.IsPending() ? MessageFault.NothingIsAsked : MessageFault.RequestIsClosed];

        var clean = PersonalTexts.Clean(text);
        if (MessageRules.Fault(clean) is { } fault && !(fault == MessageFault.NothingIsWritten && await HasPapersSince(work.Db, request, cancel))) return [fault];
        row.Status = RequestStatus.Submitted;
        if (clean.Length > 0) SendMessage.Add(work, row, MessageFrom.Citizen, MessageKind.InformationAnswer, "", clean);
        else row.Version++;
        work.Db.Journal.Add(JournalEntry.OfRequest(work, citizen, "information-answered", "P08", row));
        await work.Commit(cancel);
        return [];
    }

    private static async Task<bool> HasPapersSince(PortalDb db, Guid request, CancellationToken cancel)
    {
        var asked = await db.Letters.Where(letter => letter.RequestId == request && letter.Kind == Domain.Letters.LetterKind.InformationRequest).Select(letter => letter.At).SingleAsync(cancel);
        return await db.Attachments.AnyAsync(file => file.RequestId == request && file.AddedAt >= asked, cancel);
    }
}
