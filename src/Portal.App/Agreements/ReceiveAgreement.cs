using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Requests;

namespace Portal.App.Agreements;

/// <summary>
/// A request for an agreement comes in, from the citizen or through a caseworker. Inside the frame it is granted at once, whole, with the agreement as its answer;
/// else its claims rest until a caseworker has answered (P07, P08), and the nearest plan that would be granted is offered meanwhile.
/// </summary>
public sealed class ReceiveAgreement(RequestReceiptLetter receipt, AgreementLetter letter, FileLetter file)
{
    private const int First = 1;

    /// <param name="work">Holds the request and its claims locked; committed here when the request is received, and not at all when it is refused.</param>
    /// <param name="claims">Those of the chosen claims that are the person's.</param>
    internal async Task<SubmitAnswer> Into(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, Actor by, CancellationToken cancel)
    {
        var ask = await AgreementAsks.Of(work.Db, work.Policies, request, [.. claims.Select(claim => claim.Id)], work.Today, cancel);
        var history = await AgreementAsks.History(work.Db, request.PersonId, cancel);
        switch (AgreementRequestRules.Decide(claims, ask, history, request.Id, work.Today, work.Policies, work.Policies.Limits))
        {
            case AgreementAnswer.Refused refused:
                return new SubmitAnswer.NotAgreed(refused.Reasons, refused.Plan);

            case AgreementAnswer.Instant instant:
                await Reception.Record(work, request, new HashSet<ClaimId>(), cancel);
                await Grant(work, request, claims, instant, by, cancel);
                break;

            case AgreementAnswer.Received received:
                await Reception.Record(work, request, ask.Repeated, cancel);
                (request.AnswerBy, request.EvidenceBy) = (received.AnswerBy, received.EvidenceBy);
                Reception.Outside(work, request, RequestKind.Agreement, received.Frame.Failing);
                if (received.Frame.Nearest is { } nearest) await Proposals.Offer(work, request, claims, nearest, cancel);
                await work.Apply(received.Moves, by, cancel);
                await Reception.Acknowledge(work, receipt, file, request, claims, ask.Repeated, cancel);
                break;
        }
        Reception.Journal(work, request, by);
        await work.Commit(cancel);
        return new SubmitAnswer.Sent(request.Id);
    }

    /// <summary>The portal's own answer: a full grant, in a letter that says so and by which row.</summary>
    private async Task Grant(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, AgreementAnswer.Instant instant, Actor by, CancellationToken cancel)
    {
        var made = await AgreementMaking.Make(work, new AgreementTerms(request.PersonId, claims, instant.Plan, request.PayDay!.Value, request.Id, instant.Rule), by, cancel);
        var about = await AgreementAsks.Case(work.Db, work.Policies, request, claims, "", work.Today, cancel);
        var model = new AgreementLetterModel(
            about, AgreementAsks.Told(made, instant.Plan, claims, work.Today, work.Policies), AnswersRequest: true, FrameBounds.Of(about.Claims, work.Today, work.Policies));
        request.DecisionLetterId = await file.Handle(work, letter.Compose(model), about.Receiver, request.Id, claims.Select(claim => claim.Id), First, null, cancel);
        Reception.Granted(work, request, instant.Rule);
    }
}
