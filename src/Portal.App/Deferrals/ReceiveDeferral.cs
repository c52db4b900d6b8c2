using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>
/// A request comes in, from the citizen or through a caseworker: the same rules, the same holds, one case number, and a receipt (kvittering) by letter.
/// </summary>
public sealed class ReceiveDeferral(RequestReceiptLetter letter, FileLetter file)
{
    private const int FirstReceipt = 1;

    /// <param name="work">Holds the request and its claims locked; committed here when the request is received, and not at all when it is refused.</param>
    /// <param name="claims">Those of the chosen claims that are the person's.</param>
    internal async Task<SubmitAnswer> Into(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, Actor by, CancellationToken cancel)
    {
        var ask = await AskOf(work, request, [.. claims.Select(claim => claim.Id)], cancel);
        switch (DeferralRules.Decide(claims, ask, request.Id, work.Today))
        {
            case DeferralAnswer.Refused refused:
                return new SubmitAnswer.Refused(refused.Reasons);

            case DeferralAnswer.Received received:
                var number = await Counters.Next(work, $"case-{work.Today.Year}", cancel);
                request.CaseNumber = string.Create(CultureInfo.InvariantCulture, $"{work.Today.Year}-{number:000000}");
                request.Status = RequestStatus.Submitted;
                request.SubmittedAt = work.Now;
                request.SubmittedOn = work.Today;
                request.AnswerBy = received.AnswerBy;
                request.EvidenceBy = received.EvidenceBy;
                request.Version++;
                foreach (var about in await work.Db.RequestClaims.Where(row => row.RequestId == request.Id).ToListAsync(cancel)) about.Held = !ask.Repeated.Contains(about.ClaimId);
                await PersonalTexts.Keep(work, request.Id, cancel);
                await work.Apply(received.Moves, by, cancel);
                var model = await RequestReceiptDraft.ModelOf(work, request, claims, ask.Repeated, cancel);
                await file.Handle(work, letter.Compose(model), model.Receiver, request.Id, model.Claims.Select(claim => claim.Id), FirstReceipt, null, cancel);
                work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "request-submitted", DeferralPolicies.For(work.Today).Row, request));
                await work.Commit(cancel);
                return new SubmitAnswer.Sent(request.Id);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    private static async Task<DeferralAsk> AskOf(Work work, RequestRow request, IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        var texts = await work.Db.PersonalTexts.Where(row => row.RequestId == request.Id).Select(row => row.Kind).ToListAsync(cancel);
        var reasons = (await work.Db.RequestReasons.Where(row => row.RequestId == request.Id).Select(row => row.Reason).ToListAsync(cancel)).ToHashSet();
        var kinds = (await work.Db.RequestKinds.Where(row => row.RequestId == request.Id).Select(row => row.Kind).ToListAsync(cancel)).ToHashSet();
        return new DeferralAsk(request.Until, reasons, texts.Contains(PersonalTextKind.Explanation), texts.Contains(PersonalTextKind.SpecialCircumstances), kinds)
        {
            Waiting = await Repeats.Waiting(work.Db, request, claims, cancel),
            Repeated = await Repeats.Unheld(work.Db, work.Policies, request, claims, work.Today, cancel),
        };
    }
}

/// <summary>What sending gives.</summary>
public abstract record SubmitAnswer
{
    private SubmitAnswer()
    {
    }

    /// <summary>Received, now or earlier.</summary>
    public sealed record Sent(Guid Request) : SubmitAnswer;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<DeferralRefusal> Reasons) : SubmitAnswer;
}
