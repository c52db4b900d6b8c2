using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Journal;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A caseworker's answer to both parts of a request; each has its outcome, its rules and its grounds.</summary>
/// <param name="Waiting">Names the request and the version that the caseworker was shown.</param>
public sealed record CombinedDecisionInput(DeferralDecisionInput Waiting, AgreementDecisionInput Paying);

/// <summary>What deciding both gives.</summary>
public abstract record DecideCombinedAnswer
{
    private DecideCombinedAnswer()
    {
    }

    /// <summary>Written down, with its letters.</summary>
    /// <param name="Agreement">Null when the instalments are refused.</param>
    public sealed record Decided(Guid Letter, Guid? Agreement) : DecideCombinedAnswer;

    /// <summary>What is missing of each part, all of it.</summary>
    public sealed record Faulty(IReadOnlyList<DecisionFault> Waiting, IReadOnlyList<AgreementDecisionFault> Paying, IReadOnlyList<PlanRefusal> Plan) : DecideCombinedAnswer;

    /// <summary>The request has changed since it was shown: nothing is overwritten.</summary>
    /// <param name="By">Who decided it meanwhile; null when something else changed.</param>
    public sealed record Overtaken(RequestStatus Status, string? By) : DecideCombinedAnswer;
}

/// <summary>
/// A caseworker answers a request to wait and then pay by instalments (P07-P09, L05, L06). Both answers, plan, holds, letters and journal change together or not at all.
/// </summary>
public sealed class DecideCombined(ClaimWriter writer, CombinedTold tell)
{
    /// <returns>Null when there is no such request for both, or this person may not decide it.</returns>
    public async Task<DecideCombinedAnswer?> Handle(CombinedDecisionInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var (work, about) = await writer.BeginOnRequest(input.Waiting.Request, cancel);
        await using var _ = work;
        var request = await AskedFor.Combined(work.Db).SingleOrDefaultAsync(row => row.Id == input.Waiting.Request, cancel);
        if (request is null) return null;
        if (!request.Status.IsPending()) return new DecideCombinedAnswer.Overtaken(request.Status, request.DecidedBy);
        if (request.Version != input.Waiting.Version) return new DecideCombinedAnswer.Overtaken(request.Status, null);

        var claims = await ClaimFactsQuery.Of(about, work.Db, cancel);
        switch (await Answer(work, request, claims, input, cancel))
        {
            case CombinedDecided.Faulty faulty:
                return new DecideCombinedAnswer.Faulty(faulty.Deferral, faulty.Agreement, faulty.Plan);

            case CombinedDecided.Made made:
                (request.Status, request.DecidedOn, request.DecidedBy, request.GrantedUntil, request.PolicyRow) = (made.Status, work.Today, by.Name, made.Deferral.Until, made.Deferral.Rule);
                request.Version++;
                await Record(work, request, claims, made, input, cancel);
                await work.Apply(made.Moves, by, cancel);
                var row = made.Agreement.Plan is { } plan
                    ? await AgreementMaking.Make(work, new AgreementTerms(request.PersonId, claims, plan, DecideAgreement.PayDayOf(input.Paying, request), request.Id, made.Agreement.Rule), by, cancel) : null;
                var waiting = await DeferralDecisionDraft.ModelOf(work.Db, request, claims, input.Waiting, by, work.Today, cancel);
                request.DecisionLetterId = await tell.File(work, request, claims, waiting, PlanOf(made, row, input.Paying), cancel);
                work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "request-decided", made.Deferral.Rule, request));
                await work.Commit(cancel);
                return new DecideCombinedAnswer.Decided(request.DecisionLetterId.Value, row?.Id);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    private static async Task<CombinedDecided> Answer(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, CombinedDecisionInput input, CancellationToken cancel)
    {
        var deadlines = DecideDeferral.DeadlinesOf(request);
        var deferral = DeferralDecisionRules.Decide(claims, input.Waiting.Ask, request.Until!.Value, deadlines, request.Id, work.Today, work.Policies.Limits);
        var history = await AgreementAsks.History(work.Db, request.PersonId, cancel);
        var agreement = AgreementDecisionRules.Decide(
            claims, input.Paying.Answer, AgreementAsks.Written(request), history, deadlines.HearingBy, request.Id, work.Today, work.Policies, work.Policies.Limits);
        return CombinedDecisionRules.Of(deferral, agreement, input.Waiting.Outcome, input.Paying.Outcome);
    }

    private static async Task Record(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, CombinedDecided.Made made, CombinedDecisionInput input, CancellationToken cancel)
    {
        await AskedFor.Answered(work, request, RequestKind.Deferral, input.Waiting.Outcome, input.Waiting.Grounds, cancel);
        await AskedFor.Answered(work, request, RequestKind.Agreement, input.Paying.Outcome, input.Paying.Grounds, cancel);
        await PersonalTexts.Save(work, request.Id, PersonalTextKind.Grounds, input.Waiting.WrittenGrounds, RetentionClass.Decision, cancel);
        await PersonalTexts.Save(work, request.Id, PersonalTextKind.AgreementGrounds, input.Paying.WrittenGrounds, RetentionClass.Decision, cancel);
        if (input.Waiting.Offered is { } until) Proposals.Offer(work, request, until);
        if (made.Nearest is { } nearest) await Proposals.Offer(work, request, claims, nearest, cancel);
    }

    private static CombinedPlan PlanOf(CombinedDecided.Made made, AgreementRow? row, AgreementDecisionInput input) => new(input.Outcome, row, made.Agreement.Asked)
    {
        Plan = made.Agreement.Plan ?? [], Failing = (made.Agreement.Frame as FrameAnswer.Outside)?.Failing ?? [], Nearest = made.Nearest, Grounds = input.Grounds, WrittenGrounds = PersonalTexts.Clean(input.WrittenGrounds),
    };
}
