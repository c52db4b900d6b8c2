using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>
/// A request to wait and then pay by instalments comes in. Where both parts are inside their frames, both are granted at once; else one hold rests the claims until a
/// caseworker has answered both (P07-P09).
/// </summary>
public sealed class ReceiveCombined(RequestReceiptLetter receipt, CombinedTold tell, FileLetter file)
{
    /// <param name="work">Holds the request and its claims locked; committed here when the request is received, and not at all when it is refused.</param>
    /// <param name="claims">Those of the chosen claims that are the person's.</param>
    internal async Task<SubmitAnswer> Into(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, Actor by, CancellationToken cancel)
    {
        List<ClaimId> ids = [.. claims.Select(claim => claim.Id)];
        var waiting = await ReceiveDeferral.AskOf(work, request, ids, cancel);
        var paying = await AgreementAsks.Of(work.Db, work.Policies, request, ids, work.Today, cancel);
        var history = await AgreementAsks.History(work.Db, request.PersonId, cancel);
        switch (CombinedRequestRules.Decide(claims, waiting, paying, history, request.Id, work.Today, work.Policies, work.Policies.Limits))
        {
            case CombinedAnswer.Refused refused:
                return new SubmitAnswer.NotCombined(refused.Deferral, refused.Agreement, refused.Plan);

            case CombinedAnswer.Instant instant:
                await Reception.Record(work, request, new HashSet<ClaimId>(), cancel);
                await work.Apply(instant.Deferral.Moves, by, cancel);
                var made = await AgreementMaking.Make(work, new AgreementTerms(request.PersonId, claims, instant.Agreement.Plan, request.PayDay!.Value, request.Id, instant.Agreement.Rule), by, cancel);
                request.GrantedUntil = instant.Deferral.Until;
                Reception.Granted(work, request, $"{instant.Deferral.Rule}, {instant.Agreement.Rule}");
                var wait = await DeferralDecisionDraft.ByFrame(work, request, claims, instant.Deferral.Until, cancel);
                request.DecisionLetterId = await tell.File(work, request, claims, wait, new CombinedPlan(DeferralOutcome.Granted, made, instant.Agreement.Plan), cancel);
                break;

            case CombinedAnswer.Received received:
                await Reception.Record(work, request, waiting.Repeated, cancel);
                (request.AnswerBy, request.EvidenceBy) = (received.AnswerBy, received.EvidenceBy);
                Reception.Outside(work, request, RequestKind.Deferral, received.Waiting);
                Reception.Outside(work, request, RequestKind.Agreement, received.Paying);
                await work.Apply(received.Moves, by, cancel);
                await Reception.Acknowledge(work, receipt, file, request, claims, waiting.Repeated, cancel);
                break;
        }
        Reception.Journal(work, request, by);
        await work.Commit(cancel);
        return new SubmitAnswer.Sent(request.Id);
    }
}
