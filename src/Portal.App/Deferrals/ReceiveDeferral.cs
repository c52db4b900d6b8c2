using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>
/// A request for a deferral comes in, from the citizen or through a caseworker. Inside the frame it is granted at once, whole; else its claims rest until a
/// caseworker has answered, with one case number and a receipt (kvittering) by letter (P07, P08).
/// </summary>
public sealed class ReceiveDeferral(RequestReceiptLetter receipt, DeferralDecisionLetter letter, FileLetter file)
{
    private const int First = 1;

    /// <param name="work">Holds the request and its claims locked; committed here when the request is received, and not at all when it is refused.</param>
    /// <param name="claims">Those of the chosen claims that are the person's.</param>
    internal async Task<SubmitAnswer> Into(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, Actor by, CancellationToken cancel)
    {
        var ask = await AskOf(work, request, [.. claims.Select(claim => claim.Id)], cancel);
        switch (DeferralRules.Decide(claims, ask, request.Id, work.Today, work.Policies, work.Policies.Limits))
        {
            case DeferralAnswer.Refused refused:
                return new SubmitAnswer.Refused(refused.Reasons);

            case DeferralAnswer.Instant instant:
                await Reception.Record(work, request, new HashSet<ClaimId>(), cancel);
                await Grant(work, request, claims, instant, by, cancel);
                break;

            case DeferralAnswer.Received received:
                await Reception.Record(work, request, ask.Repeated, cancel);
                (request.AnswerBy, request.EvidenceBy) = (received.AnswerBy, received.EvidenceBy);
                Reception.Outside(work, request, RequestKind.Deferral, received.Frame.Failing);
                if (received.Frame.Nearest is { } nearest) Proposals.Offer(work, request, nearest);
                await work.Apply(received.Moves, by, cancel);
                await Reception.Acknowledge(work, receipt, file, request, claims, ask.Repeated, cancel);
                break;
        }
        Reception.Journal(work, request, by);
        await work.Commit(cancel);
        return new SubmitAnswer.Sent(request.Id);
    }

    internal static async Task<DeferralAsk> AskOf(Work work, RequestRow request, IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        var texts = await work.Db.PersonalTexts.Where(row => row.RequestId == request.Id).Select(row => row.Kind).ToListAsync(cancel);
        var reasons = (await work.Db.RequestReasons.Where(row => row.RequestId == request.Id).Select(row => row.Reason).ToListAsync(cancel)).ToHashSet();
        var kinds = (await work.Db.RequestKinds.Where(row => row.RequestId == request.Id).Select(row => row.Kind).ToListAsync(cancel)).ToHashSet();
        return new DeferralAsk(request.Until, reasons, texts.Contains(PersonalTextKind.Explanation), texts.Contains(PersonalTextKind.SpecialCircumstances), kinds)
        {
            Waiting = await Repeats.Waiting(work.Db, request, claims, cancel),
            Repeated = await Repeats.Unheld(work.Db, work.Policies, request, claims, work.Today, cancel),
            GrantedInSixMonths = await DeferralFrames.Granted(work.Db, request.PersonId, work.Today, cancel),
        };
    }

    /// <summary>The portal's own answer: a full grant, in a letter that says so and by which frame.</summary>
    private async Task Grant(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, DeferralAnswer.Instant instant, Actor by, CancellationToken cancel)
    {
        await work.Apply(instant.Moves, by, cancel);
        var model = await DeferralDecisionDraft.ByFrame(work, request, claims, instant.Until, cancel);
        request.DecisionLetterId = await file.Handle(work, letter.Compose(model), model.Receiver, request.Id, claims.Select(claim => claim.Id), First, null, cancel);
        request.GrantedUntil = instant.Until;
        Reception.Granted(work, request, instant.Rule);
    }
}
