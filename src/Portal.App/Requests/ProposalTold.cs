using Microsoft.EntityFrameworkCore;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Letters;

namespace Portal.App.Requests;

/// <summary>The letter about a proposal that was accepted: the new day to pay by, or the agreement. While the request waited for an answer it is the answer too.</summary>
public sealed class ProposalTold(DeferralDecisionLetter decision, AgreementLetter agreement, FileLetter file)
{
    private const int First = 1;

    /// <param name="waited">The portal answers by its frame; else a caseworker has proposed it.</param>
    internal async Task Deferral(Work work, RequestRow asked, IReadOnlyList<ClaimFacts> claims, DateOnly until, bool waited, CancellationToken cancel)
    {
        var model = await DeferralDecisionDraft.ByFrame(work, asked, claims, until, cancel) with { Accepted = true };
        if (!waited) model = model with { Frame = null, DecidedBy = asked.DecidedBy! };
        var earlier = await work.Db.Letters.CountAsync(row => row.RequestId == asked.Id && row.Kind == LetterKind.Decision, cancel);
        var letter = await file.Handle(work, decision.Compose(model), model.Receiver, asked.Id, claims.Select(claim => claim.Id), First + earlier, null, cancel);
        if (waited) asked.DecisionLetterId = letter;
    }

    internal async Task Agreement(Work work, RequestRow asked, IReadOnlyList<ClaimFacts> claims, AgreementRow made, IReadOnlyList<Instalment> plan, bool waited, CancellationToken cancel)
    {
        var about = await AgreementAsks.Case(work.Db, work.Policies, asked, claims, waited ? "" : asked.DecidedBy!, work.Today, cancel);
        var model = new AgreementLetterModel(
            about, AgreementAsks.Told(made, plan, claims, work.Today, work.Policies), AnswersRequest: waited, waited ? FrameBounds.Of(about.Claims, work.Today, work.Policies) : null);
        var letter = await file.Handle(work, agreement.Compose(model), about.Receiver, asked.Id, claims.Select(claim => claim.Id), First, null, cancel);
        if (waited) asked.DecisionLetterId = letter;
    }
}
