using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.App.Objections;

/// <summary>An objection (indsigelse, L03) comes in, from the citizen or through a caseworker: the hold, one case number, and a receipt by letter.</summary>
public sealed class ReceiveObjection(ObjectionReceiptLetter letter, FileLetter file)
{
    private const int FirstReceipt = 1;

    /// <param name="work">Holds the request and its claims locked; committed here when the objection is received, and not at all when it is refused.</param>
    /// <param name="claims">Those of the chosen claims that are the person's.</param>
    internal async Task<SubmitAnswer> Into(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, Actor by, CancellationToken cancel)
    {
        var ask = await ObjectionRequests.AskOf(work.Db, work.Policies, request, [.. claims.Select(claim => claim.Id)], work.Today, cancel);
        switch (ObjectionRules.Decide(claims, ask, request.PersonId, request.Id, work.Today))
        {
            case ObjectionAnswer.Refused refused:
                return new SubmitAnswer.NotTaken(refused.Reasons);

            case ObjectionAnswer.Received received:
                request.CaseNumber = await CaseNumbers.Next(work, cancel);
                (request.Status, request.SubmittedAt, request.SubmittedOn) = (RequestStatus.Submitted, work.Now, work.Today);
                (request.AnswerBy, request.EvidenceBy) = (received.AnswerBy, received.EvidenceBy);
                request.Version++;
                foreach (var about in await work.Db.RequestClaims.Where(row => row.RequestId == request.Id).ToListAsync(cancel)) about.Held = !ask.Repeated;
                await PersonalTexts.Keep(work, request.Id, cancel);
                await work.Apply([received.Move], by, cancel);
                await Confirm(work, request, claims[0], ask, cancel);
                work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "request-submitted", ObjectionRules.Rule, request));
                await work.Commit(cancel);
                return new SubmitAnswer.Sent(request.Id);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    private async Task Confirm(Work work, RequestRow request, ClaimFacts claim, ObjectionAsk ask, CancellationToken cancel)
    {
        var receiver = LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(row => row.Id == request.PersonId, cancel));
        var content = letter.Compose(new ObjectionReceiptModel(
            receiver, work.Now.InDenmark(), work.Today, request.CaseNumber!, request.Channel, claim, ask.Part!.Value, ask.Repeated, claim.Debtor != request.PersonId, request.AnswerBy!.Value, request.EvidenceBy!.Value,
            await work.Db.Attachments.CountAsync(row => row.RequestId == request.Id, cancel)));
        await file.Handle(work, content, receiver, request.Id, [claim.Id], FirstReceipt, null, cancel);
    }
}
